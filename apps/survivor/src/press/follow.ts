import type { PanicStatus } from '../api/companion.js';
import { send } from '../api/send.js';
import type { Press } from '../keep/kept.js';
import { identity } from '../keep/settings.js';
import { learn } from './presses.js';

/** Seconds between looks: somebody may have seen it in the first minute; later a battery has to last. */
export const followEverySeconds = (sinceMilliseconds: number): number =>
  sinceMilliseconds < 120_000 ? 3 : sinceMilliseconds < 900_000 ? 10 : 30;

/** What the desk has done since. Nothing changes when nobody can be asked. */
export async function look(press: Press): Promise<void> {
  const who = identity.get();
  if (who === undefined) return;
  const { status, body } = await send(who, { method: 'GET', path: `/v1/panics/${press.id}` });
  if (status === 200) await learn(press.id, learntFrom(body as PanicStatus));
}

export function learntFrom(said: PanicStatus): Partial<Press> {
  const times = ['seenAt', 'dispatchedAt', 'onSceneAt', 'closedAt'] as const;
  return {
    ...Object.fromEntries(times.flatMap((time) => (said[time] ? [[time, Date.parse(said[time])]] : []))),
    ...(said.status === 'cancelled' && { cancelled: true }),
  };
}
