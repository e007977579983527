import { graver, type IncidentStatus, type PlanRecipient, type Severity } from '#domain';
import type { OutsideChannel } from '#notify';
import { decideStep, type PlanState, type SkipReason, whyNeedless } from './decide-step.js';
import { nextTurn, planAlarm, type PlannedAlarm, type PlannedStep } from './plan-alarm.js';
import type { ResponsePlan } from './response-plan.js';
import { workedOn } from './stop-plans.js';
import { type Audience, type Told, toldBy } from './told-by.js';

/** An alarm of a past incident, as its plan met it. Times are milliseconds since 1970. */
export interface PastAlarm {
  id: string;
  kind: PlannedAlarm['kind'];
  /** Who may be told at all, when not everybody. */
  tells?: PlannedAlarm['audience'];
  feltAs?: PlannedAlarm['feltAs'];
  /** When it was raised, and when it grew, with the severity it then had. */
  severities: readonly { at: number; severity: Severity }[];
  /** When a console first answered it. */
  confirmedAt: number | null;
  /** When the last of the protected persons who were told had seen it. */
  seenAt: number | null;
  audience: Audience;
}

/** What is known of a past incident. */
export interface PastIncident {
  /** IANA zone of the agency. */
  timeZone: string;
  /** Each status with the moment from which it held, oldest first. */
  statuses: readonly { at: number; status: IncidentStatus }[];
  alarms: readonly PastAlarm[];
}

/** A step as the plan would have taken it. */
export interface SimulatedStep {
  alarmId: string;
  /** Milliseconds since 1970. */
  at: number;
  /** Since its alarm was raised or grew. */
  afterSeconds: number;
  step: string;
  to: PlanRecipient;
  /** Empty: the step was skipped. */
  told: readonly Told[];
  skipped: SkipReason | null;
}

interface Queued {
  alarm: PastAlarm;
  planned: PlannedStep;
}

/**
 * Who would have been told when, had this plan been in force: the same decisions as in the run of a plan, over the
 * incident's own log. Recipients and their channels are those of today.
 */
export function simulatePlan(
  plan: ResponsePlan,
  incident: PastIncident,
  ready: ReadonlySet<OutsideChannel>,
): SimulatedStep[] {
  const waiting = incident.alarms.flatMap((alarm) => beginnings(plan, incident, alarm));
  const steps: SimulatedStep[] = [];
  // Also grows while it is walked: a contact's turn makes the next one's.
  for (const { alarm, planned } of waiting) {
    const { beganAt, step } = planned;
    const enter = (at: number, told: readonly Told[], skipped: SkipReason | null): void =>
      void steps.push({
        alarmId: alarm.id,
        at,
        afterSeconds: (at - beganAt) / 1_000,
        step: step.id,
        to: step.to,
        told,
        skipped,
      });
    const at = planned.dueAt;
    const decision = decideStep(planned, stateAt(incident, alarm, at), at);
    const stopped = stoppedAt(incident, planned);
    if (stopped) enter(stopped.at, [], stopped.reason);
    else if (decision.do === 'wait') waiting.push({ alarm, planned: { ...planned, dueAt: decision.until } });
    else if (decision.do === 'skip') enter(at, [], decision.reason);
    else {
      const told = toldBy(planned, alarm.audience, ready);
      enter(at, told, told.length === 0 ? 'nobody_to_tell' : null);
      const turn = nextTurn(planned, alarm.audience.contacts.length);
      if (turn) waiting.push({ alarm, planned: turn });
    }
  }
  return steps.toSorted((a, b) => a.at - b.at);
}

function beginnings(plan: ResponsePlan, { timeZone }: PastIncident, alarm: PastAlarm): Queued[] {
  let before: Severity | undefined;
  return alarm.severities.flatMap(({ at, severity }) => {
    if (before !== undefined && graver(severity, before) === before) return [];
    const { kind, tells: audience, feltAs } = alarm;
    const steps = planAlarm(plan, { kind, severity, before, audience, feltAs }, { at, timeZone });
    before = severity;
    return steps.map((planned) => ({ alarm, planned }));
  });
}

function stateAt({ statuses, timeZone }: PastIncident, { confirmedAt, seenAt }: PastAlarm, at: number): PlanState {
  const status = statuses.findLast((one) => one.at <= at)?.status ?? 'open';
  const confirmed = confirmedAt !== null && confirmedAt <= at;
  return {
    closed: status === 'closed',
    acknowledged: status !== 'open' && confirmed,
    confirmed,
    seen: seenAt !== null && seenAt <= at,
    timeZone,
  };
}

/** The desk's first work on the incident, after the plan began, that makes the step needless: it is skipped at once then. */
function stoppedAt({ statuses }: PastIncident, { step, beganAt, dueAt }: PlannedStep) {
  // What is told at once nobody can stop.
  if (dueAt === beganAt) return undefined;
  for (const { at, status } of statuses) {
    if (at < beganAt || at > dueAt || status === 'open') continue;
    const reason = whyNeedless(step.unless ?? 'closed', workedOn(status));
    if (reason) return { at, reason };
  }
  return undefined;
}
