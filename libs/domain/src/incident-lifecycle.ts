import type { IncidentStatus } from './words.js';

/** What a desk does to an incident. */
export type IncidentStep = 'acknowledge' | 'dispatch' | 'arrive' | 'close' | 'reopen' | 'hand_over';

/** `open → acknowledged → dispatched → on scene → closed`, and back to open by a new alarm or at another desk (design, section 6). */
const allowed: Record<IncidentStep, { from: readonly IncidentStatus[]; to: IncidentStatus }> = {
  acknowledge: { from: ['open'], to: 'acknowledged' },
  dispatch: { from: ['acknowledged', 'dispatched'], to: 'dispatched' },
  arrive: { from: ['dispatched'], to: 'on_scene' },
  close: { from: ['acknowledged', 'dispatched', 'on_scene'], to: 'closed' },
  reopen: { from: ['closed'], to: 'open' },
  hand_over: { from: ['open', 'acknowledged', 'dispatched', 'on_scene'], to: 'open' },
};

/**
 * The status after a desk has acknowledged what was handed over to it: what the former desk has done since stays done.
 * `undefined`: it is closed.
 */
export function statusAfterTakingOver(status: IncidentStatus): IncidentStatus | undefined {
  if (status === 'closed') return undefined;
  return status === 'open' ? 'acknowledged' : status;
}

/** For so long whoever closed an incident may take it back, in milliseconds: a hand that slips notices it at once. */
export const undoCloseMilliseconds = 10_000;

/** The status after `step`, or `undefined` when the step does not fit the present status. */
export function statusAfter(step: IncidentStep, status: IncidentStatus): IncidentStatus | undefined {
  const rule = allowed[step];
  return rule.from.includes(status) ? rule.to : undefined;
}
