import type { Channel, FieldError } from '#domain';
import { isToldOf, kindsHiddenFrom } from '#notify';
import { roleOf } from './role-of.js';
import { planBounds, type PlanHours, type PlanStep, type ResponsePlan } from './response-plan.js';

/** What a check of a plan found. `path` names the field: `steps.2.channels.0`. */
export interface PlanCheck {
  /** The plan cannot be activated with these. */
  errors: FieldError[];
  /** It can, and somebody should look. */
  warnings: FieldError[];
}

/** What only this installation and this agency know. */
export interface PlanSurroundings {
  /** Channels with credentials here, the console among them. */
  readyChannels: ReadonlySet<Channel>;
  nextAgencyId: string | null;
}

/** Somebody besides the desk must hear of an alarm that nobody takes within this time. */
const somebodyWithinSeconds = 300;

export function checkPlan(plan: ResponsePlan, surroundings: PlanSurroundings): PlanCheck {
  return {
    errors: planErrors(plan),
    warnings: [...warnOfWhole(plan), ...plan.steps.flatMap((step, index) => warnOfStep(step, index, surroundings))],
  };
}

/** What keeps a plan from being activated, whatever is configured here. */
export const planErrors = (plan: ResponsePlan): FieldError[] => [
  ...checkWhole(plan),
  ...plan.steps.flatMap((step, index) => checkStep(step, `steps.${index}.`)),
];

function checkWhole({ steps }: ResponsePlan): FieldError[] {
  const errors: FieldError[] = [];
  if (!steps.some((step) => step.to === 'desk' && step.afterSeconds === 0 && isForEveryAlarm(step)))
    errors.push({ path: 'steps', message: 'must tell the desk at once, of every alarm and at any hour' });
  if (steps.length > planBounds.steps)
    errors.push({ path: 'steps', message: `must not be more than ${planBounds.steps}` });
  const seen = new Set<string>();
  steps.forEach(({ id }, index) => {
    if (seen.has(id)) errors.push({ path: `steps.${index}.id`, message: 'is that of an earlier step' });
    seen.add(id);
  });
  return errors;
}

/** Nothing about the alarm or the hour can keep the step from being taken. */
const isForEveryAlarm = (step: PlanStep): boolean =>
  (step.unless ?? 'closed') === 'closed' && !step.severities && !step.alarmKinds && !step.between;

function checkStep(step: PlanStep, at: string): FieldError[] {
  const errors: FieldError[] = [];
  const refuse = (field: string, message: string): void => void errors.push({ path: at + field, message });
  if (!isWhole(step.afterSeconds, 0, planBounds.afterSeconds))
    refuse('afterSeconds', `must be a whole number from 0 to ${planBounds.afterSeconds}`);
  step.channels.forEach((channel, index) => {
    if ((channel === 'console') !== (step.to === 'desk'))
      refuse(`channels.${index}`, step.to === 'desk' ? 'must be console for a desk' : 'is the desk’s alone');
    if (channel === 'app' && step.to !== 'protected_person')
      refuse(`channels.${index}`, 'is the protected person’s alone');
    if (step.channels.indexOf(channel) < index) refuse(`channels.${index}`, 'is named twice');
  });
  if (step.unless === 'seen' && step.to !== 'protected_person')
    refuse('unless', 'must not be seen but for the protected person');
  if (step.severities?.length === 0) refuse('severities', 'must name one, or be left out');
  if (step.alarmKinds?.length === 0) refuse('alarmKinds', 'must name one, or be left out');
  step.alarmKinds?.forEach((kind, index) => {
    const role = roleOf[step.to];
    if (!isToldOf(role, kind))
      refuse(`alarmKinds.${index}`, `is never told to this recipient, like ${kindsHiddenFrom(role).join(', ')}`);
  });
  if (step.between && !isHours(step.between))
    refuse('between', 'must be two different hours of the day, such as 22:00 and 06:00');
  return [...errors, ...checkTurns(step, at)];
}

function checkTurns({ to, eachAfterSeconds }: PlanStep, at: string): FieldError[] {
  if (eachAfterSeconds === undefined) return [];
  const { leastEachAfterSeconds: least, eachAfterSeconds: most } = planBounds;
  const path = `${at}eachAfterSeconds`;
  if (to !== 'contacts') return [{ path, message: 'is for contacts alone: they have an order' }];
  return isWhole(eachAfterSeconds, least, most)
    ? []
    : [{ path, message: `must be a whole number from ${least} to ${most}` }];
}

const isWhole = (value: number, least: number, most: number): boolean =>
  Number.isInteger(value) && value >= least && value <= most;

const hour = /^([01]\d|2[0-3]):[0-5]\d$/;
const isHours = ({ from, to }: PlanHours): boolean => hour.test(from) && hour.test(to) && from !== to;

function warnOfWhole({ steps }: ResponsePlan): FieldError[] {
  const beyond = steps.filter(
    (step) =>
      step.to !== 'desk' && step.severities?.includes('critical') !== false && !step.alarmKinds && !step.between,
  );
  const warnings: FieldError[] = [];
  const staff = beyond.filter(({ to }) => to === 'supervisor' || to === 'neighbouring_agency');
  if (!beyond.some((step) => step.to !== 'respondent' && step.afterSeconds <= somebodyWithinSeconds))
    warnings.push({
      path: 'steps',
      message: `nobody but the desk is told of a critical alarm within ${somebodyWithinSeconds} s`,
    });
  if (staff.length === 0)
    warnings.push({ path: 'steps', message: 'an incident that the desk does not take climbs to nobody' });
  return warnings;
}

function warnOfStep(step: PlanStep, index: number, { readyChannels, nextAgencyId }: PlanSurroundings): FieldError[] {
  const at = `steps.${index}.`;
  const warnings = step.channels.flatMap((channel, place) =>
    readyChannels.has(channel) ? [] : [{ path: `${at}channels.${place}`, message: 'is not configured here' }],
  );
  if (step.to === 'neighbouring_agency' && nextAgencyId === null)
    warnings.push({ path: `${at}to`, message: 'tells nobody until the agency names its nextAgencyId' });
  if (step.to === 'neighbouring_agency' && (step.unless ?? 'closed') === 'closed')
    warnings.push({ path: `${at}unless`, message: 'tells another agency though the own desk has taken the incident' });
  return warnings;
}
