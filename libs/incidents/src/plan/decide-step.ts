import type { PlanCondition } from '#domain';
import { isWithin, type PlannedStep } from './plan-alarm.js';

/** What an incident and one alarm of it are like at the moment of deciding. */
export interface PlanState {
  closed: boolean;
  /**
   * The desk has done something with the incident since the plan began, or is at work on it and has confirmed the alarm.
   * An acknowledgement from before does not tell that anybody has seen what came after it.
   */
  acknowledged: boolean;
  /** A console of the desk has answered this alarm. */
  confirmed: boolean;
  /** Each protected person who was told of this alarm has answered it, or opened a message's link. */
  seen: boolean;
  /** IANA zone of the agency. */
  timeZone: string;
}

/** Why a step was not taken. */
export type SkipReason = PlanCondition | 'time_of_day' | 'nobody_to_tell';

export type StepDecision = { do: 'tell' } | { do: 'skip'; reason: SkipReason } | { do: 'wait'; until: number };

/** What becomes of a step now. Pure: the run of a plan and its simulation decide by it. */
export function decideStep({ step, plannedAt, dueAt }: PlannedStep, state: PlanState, now: number): StepDecision {
  const needless = whyNeedless(step.unless ?? 'closed', state);
  if (needless) return { do: 'skip', reason: needless };
  if (now < dueAt) return { do: 'wait', until: dueAt };
  // Due sooner than planned only for want of a confirmation; acknowledging is more than one.
  if (now < plannedAt && (state.confirmed || state.acknowledged)) return { do: 'wait', until: plannedAt };
  if (step.between && !isWithin(step.between, state.timeZone, now)) return { do: 'skip', reason: 'time_of_day' };
  return { do: 'tell' };
}

/** A closed incident needs nothing more; one that is acknowledged has been confirmed too. */
export function whyNeedless(
  unless: PlanCondition,
  { closed, acknowledged, confirmed, seen }: Omit<PlanState, 'timeZone'>,
): PlanCondition | undefined {
  if (closed) return 'closed';
  if (unless === 'closed') return undefined;
  // That the desk is at work does not tell her.
  if (unless === 'seen') return seen ? 'seen' : undefined;
  if (acknowledged) return 'acknowledged';
  return unless === 'confirmed' && confirmed ? 'confirmed' : undefined;
}
