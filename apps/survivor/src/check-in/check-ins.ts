import { systemClock } from '#domain';
import type { CheckIn } from '../api/companion.js';
import { codeOf, send } from '../api/send.js';
import { identity, snapshot } from '../keep/settings.js';
import { readCompanion } from '../shell/read-companion.js';

export type Came = 'done' | 'no_network' | 'pin_wrong' | 'pin_wait' | 'not_taken';

export interface Destination {
  point: { type: 'Point'; coordinates: [number, number] };
  name: string;
}

/** The one that runs. The desk's clock counts, wherever this phone is. */
export const runningIn = (checkIns: readonly CheckIn[] | undefined): CheckIn | undefined =>
  checkIns?.find(({ status }) => status === 'waiting');

/** Times are given by the desk's clock: a phone that is an hour wrong would promise for an hour later. */
function deskNow(): number {
  const kept = snapshot.get();
  return kept === undefined ? systemClock.now() : systemClock.now() + Date.parse(kept.state.serverTime) - kept.at;
}

export function start(minutes: number, destination?: Destination): Promise<Came> {
  const dueAt = new Date(deskNow() + minutes * 60_000).toISOString();
  const kind = destination === undefined ? 'timer' : 'journey';
  return ask('/v1/check-ins', { id: crypto.randomUUID(), kind, dueAt, ...(destination && { destination }) });
}

export function extend({ id, dueAt }: CheckIn, minutes: number): Promise<Came> {
  const later = Math.max(Date.parse(dueAt), deskNow()) + minutes * 60_000;
  return ask(`/v1/check-ins/${id}/extend`, { dueAt: new Date(later).toISOString() });
}

/** By PIN, or by the duress PIN: nobody here knows which it was. */
export const complete = ({ id }: CheckIn, pin: string): Promise<Came> => ask(`/v1/check-ins/${id}/complete`, { pin });

/** What is not taken by the server is not promised: nothing of this waits in the phone. */
async function ask(path: string, body: object): Promise<Came> {
  const who = identity.get();
  if (who === undefined) return 'not_taken';
  const answer = await send(who, { method: 'POST', path, body });
  await readCompanion();
  const { status } = answer;
  if (status >= 200 && status < 300) return 'done';
  if (status === 0 || status >= 500) return 'no_network';
  if (status === 429) return 'pin_wait';
  return status === 403 && codeOf(answer) === 'pin_wrong' ? 'pin_wrong' : 'not_taken';
}
