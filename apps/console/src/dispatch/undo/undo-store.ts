import type { Incident } from '#contracts';
import { systemClock, undoCloseMilliseconds } from '#domain';
import { createStore } from '../../feed/store.js';

/** What one has just closed. Times in milliseconds since 1970, by this machine's clock. */
export interface Closing {
  incident: Incident;
  /** Undoing it is over then. */
  until: number;
  state: 'offered' | 'undoing' | 'refused';
}

export const undoStore = createStore<Closing | null>(null);

let timer: ReturnType<typeof setTimeout> | undefined;

/** How long a refusal stands there to be read. */
const refusalMilliseconds = 6_000;

/**
 * Offers to take the closing back for as long as the server does.
 *
 * @param askedAt when closing was asked for: the server's seconds began after it, so that what is offered is never too late
 */
export function offerUndo(incident: Incident, askedAt: number): void {
  const until = askedAt + undoCloseMilliseconds;
  undoStore.update(() => ({ incident, until, state: 'offered' }));
  forgetAfter(until - systemClock.now());
}

export function forgetClosing(): void {
  clearTimeout(timer);
  undoStore.update(() => null);
}

export function beginUndo(): void {
  clearTimeout(timer);
  undoStore.update((closing) => closing && { ...closing, state: 'undoing' });
}

export function refuseUndo(): void {
  undoStore.update((closing) => closing && { ...closing, state: 'refused' });
  forgetAfter(refusalMilliseconds);
}

function forgetAfter(milliseconds: number): void {
  clearTimeout(timer);
  timer = setTimeout(forgetClosing, Math.max(0, milliseconds));
}
