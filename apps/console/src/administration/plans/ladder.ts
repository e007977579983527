import { channels as allChannels, type Channel, type PlanCondition, planConditions, type PlanRecipient } from '#domain';
import type { operations } from '../../api/schema.js';

/** A plan as a ladder: pure. */

export type Plan = operations['ResponsePlansController_one']['responses'][200]['content']['application/json'];
export type PlanStep = Plan['steps'][number];

export interface Rung {
  afterSeconds: number;
  /** With their place in the plan, by which the api names them. */
  steps: { step: PlanStep; index: number }[];
}

/** Steps of one moment stand on one rung. */
export function rungsOf(steps: readonly PlanStep[]): Rung[] {
  const rungs = new Map<number, Rung['steps']>();
  steps.forEach((step, index) => {
    const rung = rungs.get(step.afterSeconds) ?? [];
    rung.push({ step, index });
    rungs.set(step.afterSeconds, rung);
  });
  return [...rungs]
    .map(([afterSeconds, on]) => ({ afterSeconds, steps: on }))
    .toSorted((a, b) => a.afterSeconds - b.afterSeconds);
}

/** In the order of time; what is for one moment stays in its order. */
export const inOrder = (steps: readonly PlanStep[]): PlanStep[] =>
  steps.toSorted((a, b) => a.afterSeconds - b.afterSeconds);

/** The log names a step by its id: what it tells, and a number where that is taken. */
function freeId(to: PlanRecipient, steps: readonly PlanStep[]): string {
  const name = to.replaceAll('_', '-');
  const taken = new Set(steps.map(({ id }) => id));
  if (!taken.has(name)) return name;
  let nth = 2;
  while (taken.has(`${name}-${nth}`)) nth += 1;
  return `${name}-${nth}`;
}

/** A minute after the last one, and no longer than somebody takes the incident. */
export function withNewStep(steps: readonly PlanStep[], to: PlanRecipient): { steps: PlanStep[]; id: string } {
  const last = Math.max(0, ...steps.map(({ afterSeconds }) => afterSeconds));
  const id = freeId(to, steps);
  const step: PlanStep =
    to === 'desk'
      ? { id, to, channels: ['console'], afterSeconds: 0 }
      : { id, to, channels: [], afterSeconds: Math.min(last + 60, 86_400), unless: 'acknowledged' };
  return { steps: inOrder([...steps, step]), id };
}

/** What it may be told through: a desk has its console, a protected person the app, and nobody else does. */
export const channelsFor = (to: PlanRecipient): Channel[] =>
  to === 'desk'
    ? ['console']
    : allChannels.filter((channel) => channel !== 'console' && (channel !== 'app' || to === 'protected_person'));

/** Until what it holds: that she has seen it is of use to her own steps alone. */
export const conditionsFor = (to: PlanRecipient): PlanCondition[] =>
  planConditions.filter((condition) => condition !== 'seen' || to === 'protected_person');

/** Another recipient: what was chosen for the one before is of no use where it does not fit. */
export function toldTo(step: PlanStep, to: PlanRecipient): PlanStep {
  const { eachAfterSeconds, ...rest } = step;
  const fitting = channelsFor(to);
  const channels = to === 'desk' ? fitting : step.channels.filter((one) => fitting.includes(one));
  const { unless } = rest;
  const isOdd = unless !== undefined && !conditionsFor(to).includes(unless);
  return {
    ...rest,
    to,
    channels,
    ...(isOdd && { unless: 'closed' }),
    ...(to === 'contacts' && eachAfterSeconds !== undefined && { eachAfterSeconds }),
  };
}

export interface Finding {
  path: string;
  message: string;
}

/** The same findings of a plan whose steps were put in order: the api names them by where they stood. */
export function inOrderToo(findings: readonly Finding[], steps: readonly PlanStep[]): Finding[] {
  const places = steps.map((step, index) => ({ step, index }));
  const order = places.toSorted((a, b) => a.step.afterSeconds - b.step.afterSeconds).map(({ index }) => index);
  return findings.map((finding) => ({
    ...finding,
    path: finding.path.replace(/^steps\.(\d+)/, (_, index: string) => `steps.${order.indexOf(Number(index))}`),
  }));
}

/** Those of one step. */
export const findingsAt = (findings: readonly Finding[], index: number): Finding[] =>
  findings.filter(({ path }) => path === `steps.${index}` || path.startsWith(`steps.${index}.`));

/** Those of the plan as a whole. */
export const findingsOfWhole = (findings: readonly Finding[]): Finding[] =>
  findings.filter(({ path }) => !/^steps\.\d/.test(path));

/** `2:05` of seconds since the alarm; with hours from an hour on. */
export function minuteMark(seconds: number): string {
  const whole = Math.round(seconds);
  const two = (value: number): string => String(value).padStart(2, '0');
  const [hours, minutes] = [Math.floor(whole / 3_600), Math.floor((whole % 3_600) / 60)];
  return hours > 0 ? `${hours}:${two(minutes)}:${two(whole % 60)}` : `${minutes}:${two(whole % 60)}`;
}
