import type { Channel, PlanCondition, PlanRecipient } from '#domain';
import type { DeskScope, EventView } from '../incident-reader.port.js';
import { decideStep, type PlanState, type SkipReason } from './decide-step.js';
import type { PlannedStep } from './plan-alarm.js';
import type { PlanVersion } from './plan-ledger.port.js';

/** A step that waits for its time, with what it would be decided on now. */
export interface WaitingOfIncident extends PlannedStep {
  alarmId: string;
  plan: PlanVersion;
  state: PlanState;
}

/** Port. Bound to the agency: another agency's incident has nothing waiting here. */
export interface WaitingSteps {
  /** The first due first. */
  of(scope: DeskScope, incidentId: string): Promise<WaitingOfIncident[]>;
}
export const WAITING_STEPS = Symbol('WaitingSteps');

/** One step of the plans that run for an incident. Times are ISO 8601 UTC. */
export interface RunningStep {
  alarmId: string;
  planId: string;
  planVersion: number;
  /** Its name within the plan. */
  step: string;
  to: PlanRecipient;
  /** Whose turn it is, from 0; `null`: all of them. */
  place: number | null;
  status: 'waiting' | 'done' | 'skipped';
  /** When it was taken or skipped; for one that waits, when it is taken unless something makes it needless. */
  at: string;
  /** Why it was skipped. */
  reason: SkipReason | null;
  /** By what one that waits would be made needless, and through what it tells first. `null` of what is over. */
  unless: PlanCondition | null;
  channels: readonly Channel[] | null;
}

const settledAs: Readonly<Record<string, 'done' | 'skipped'>> = { step_taken: 'done', step_skipped: 'skipped' };

/** What the log says of the steps that are over, then what waits, by time. Pure. The usual plan leaves neither. */
export function runningPlan(
  events: readonly Pick<EventView, 'kind' | 'at' | 'data'>[],
  waiting: readonly WaitingOfIncident[],
  now: number,
): RunningStep[] {
  const over = events.flatMap(({ kind, at, data }): RunningStep[] => {
    const status = settledAs[kind];
    if (status === undefined) return [];
    const { alarmId, planId, planVersion, step, to, place, reason } = data as unknown as SettledData;
    const about = { alarmId, planId, planVersion, step, to, place: place ?? null };
    return [{ ...about, status, at, reason: reason ?? null, unless: null, channels: null }];
  });
  const comes = waiting.flatMap((one): (RunningStep & { due: number })[] => {
    const decision = decideStep(one, one.state, now);
    // Whoever settles it is about to: the log will have it.
    if (decision.do === 'skip') return [];
    const due = decision.do === 'wait' ? decision.until : one.dueAt;
    const { alarmId, plan, step, place } = one;
    return [
      {
        ...{ alarmId, planId: plan.id, planVersion: plan.version, step: step.id, to: step.to, place },
        ...{ status: 'waiting', at: new Date(due).toISOString(), reason: null, due },
        ...{ unless: step.unless ?? 'closed', channels: step.channels },
      },
    ];
  });
  return [...over, ...comes.toSorted((a, b) => a.due - b.due).map(({ due: _, ...step }) => step)];
}

/** As `eventOf` writes it. */
interface SettledData {
  alarmId: string;
  planId: string;
  planVersion: number;
  step: string;
  to: PlanRecipient;
  place?: number;
  reason?: SkipReason;
}
