import { type AlarmKind, isForMainList, type Severity } from '#domain';
import { type Audience, isInSchedule } from '#geofence';
import { isToldOf } from '#notify';
import { confirmWithinMilliseconds, type PlanHours, type PlanStep, type ResponsePlan } from './response-plan.js';
import { roleOf } from './role-of.js';

/** An alarm as a plan sees it. */
export interface PlannedAlarm {
  kind: AlarmKind;
  severity: Severity;
  /** What it was before it grew graver: steps that it had then are not taken again. */
  before?: Severity | undefined;
  /** Absent: whomever the plan names. */
  audience?: Audience | undefined;
  /** What a respondent alone is told of. */
  feltAs?: AlarmKind | undefined;
}

/** When a plan begins. */
export interface PlanMoment {
  /** Milliseconds since 1970. */
  at: number;
  /** IANA zone of the agency. */
  timeZone: string;
}

/** A step with its time. Times are milliseconds since 1970. */
export interface PlannedStep {
  step: PlanStep;
  /** Whose turn it is, from 0, when contacts are told one after another; `null`: all of them. */
  place: number | null;
  /** When the plan began for this alarm. */
  beganAt: number;
  /** By the plan. */
  plannedAt: number;
  /** When it is looked at: sooner than planned for the step that does not wait when no console confirms the alarm. */
  dueAt: number;
}

/** The steps of a plan for an alarm, in the order in which they are due. */
export function planAlarm(plan: ResponsePlan, alarm: PlannedAlarm, moment: PlanMoment): PlannedStep[] {
  const steps = alarm.audience === 'respondent_only' ? feltSteps(plan, alarm) : plan.steps;
  const planned = steps
    .filter((step) => isMeant(step, alarm) && !(alarm.audience === 'not_respondent' && step.to === 'respondent'))
    .map((step): PlannedStep => {
      const plannedAt = moment.at + step.afterSeconds * 1_000;
      const place = step.to === 'contacts' && step.eachAfterSeconds !== undefined ? 0 : null;
      return { step, place, beganAt: moment.at, plannedAt, dueAt: plannedAt };
    });
  hurry(planned, moment);
  return planned.toSorted((a, b) => a.dueAt - b.dueAt);
}

/**
 * The desk, and the respondent at once if the plan tells a respondent of such an alarm at all. Not after the step's delay, nor
 * by the alarm's severity or what the desk has done meanwhile: all that depends on where the concealed zone is.
 */
function feltSteps(plan: ResponsePlan, { before, feltAs }: PlannedAlarm): PlanStep[] {
  const desk = plan.steps.filter((step) => step.to === 'desk');
  if (before !== undefined || feltAs === undefined) return desk;
  const warning = plan.steps
    .filter((step) => step.to === 'respondent' && isToldOf('respondent', feltAs))
    .filter((step) => step.alarmKinds?.includes(feltAs) !== false)
    .toSorted((a, b) => a.afterSeconds - b.afterSeconds)
    .slice(0, 1);
  const atOnce = warning.map(({ severities: _graver, alarmKinds: _kinds, ...step }) => ({ ...step, afterSeconds: 0 }));
  return [...desk, ...atOnce];
}

/** The next contact's turn after this one has been told, when there are so many of them. */
export function nextTurn({ step, place, beganAt, dueAt }: PlannedStep, contacts: number): PlannedStep | undefined {
  if (place === null || step.eachAfterSeconds === undefined || place + 1 >= contacts) return undefined;
  const plannedAt = dueAt + step.eachAfterSeconds * 1_000;
  return { step, place: place + 1, beganAt, plannedAt, dueAt: plannedAt };
}

export const isWithin = (hours: PlanHours, timeZone: string, at: number): boolean =>
  isInSchedule({ windows: [{ days: [1, 2, 3, 4, 5, 6, 7], ...hours }] }, timeZone, at);

function isMeant(step: PlanStep, { kind, severity, before }: PlannedAlarm): boolean {
  if (!isToldOf(roleOf[step.to], kind) || step.alarmKinds?.includes(kind) === false) return false;
  if (step.severities?.includes(severity) === false) return false;
  if (before === undefined) return true;
  // A desk that has seen it on the side list alone is told anew when it leaves that list.
  if (step.to === 'desk' && !isForMainList(before) && isForMainList(severity)) return true;
  return step.severities?.includes(before) === false;
}

/** What comes first after the time to confirm is due at its end; what is planned for the same moment goes with it. What waits for her waits. */
function hurry(planned: readonly PlannedStep[], { at, timeZone }: PlanMoment): void {
  const deadline = at + confirmWithinMilliseconds;
  const able = planned.filter(
    ({ step, plannedAt }) =>
      plannedAt > deadline && step.unless !== 'seen' && (!step.between || isWithin(step.between, timeZone, deadline)),
  );
  const first = Math.min(...able.map(({ plannedAt }) => plannedAt));
  for (const one of able) if (one.plannedAt === first) one.dueAt = deadline;
}
