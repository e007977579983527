import { createStore } from '../../feed/store.js';
import { answer, api } from '../../api/client.js';
import { sessionStore } from '../../session/session-store.js';
import type { Channel } from '#domain';

export interface SendAgainFilter {
  channel: Channel | null;
  errorCode: string | null;
  /** ISO 8601. */
  failedSince: string;
}

export interface SendAgainRun {
  filter: SendAgainFilter;
  state: 'running' | 'done' | 'stopped' | 'failed';
  sentAgain: number;
  error: Error | null;
}

/** One run at a time, outside of any screen: it goes on when its screen is left, and is found again. */
export const sendAgainStore = createStore<SendAgainRun | null>(null);

const set = (part: Partial<SendAgainRun>): void =>
  sendAgainStore.update((run) => (run === null ? run : { ...run, ...part }));

const isRunning = (): boolean => sendAgainStore.get()?.state === 'running';

/** Asks while there are more. Each answer is done for good: what is stopped or fails halfway has sent what it says. */
export async function sendAllAgain(filter: SendAgainFilter): Promise<void> {
  if (isRunning()) return;
  sendAgainStore.update(() => ({ filter, state: 'running', sentAgain: 0, error: null }));
  const { channel, errorCode, failedSince } = filter;
  const body = { failedSince, ...(channel !== null && { channel }), ...(errorCode !== null && { errorCode }) };
  try {
    for (let more = true; more && isRunning();) {
      const part = await answer(api.POST('/v1/deliveries/send-again', { body }));
      set({ sentAgain: (sendAgainStore.get()?.sentAgain ?? 0) + part.sentAgain });
      more = part.more;
    }
    if (isRunning()) set({ state: 'done' });
  } catch (error) {
    set({ state: 'failed', error: error instanceof Error ? error : new Error(String(error)) });
  }
}

export const stopSendingAgain = (): void => {
  if (isRunning()) set({ state: 'stopped' });
};

export const forgetSendAgain = (): void => {
  if (!isRunning()) sendAgainStore.update(() => null);
};

// Whoever signs in next has not begun it.
sessionStore.subscribe(() => {
  if (sessionStore.get().signedIn === null) sendAgainStore.update(() => null);
});
