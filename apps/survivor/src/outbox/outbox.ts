import { systemClock } from '#domain';
import { send } from '../api/send.js';
import { database, keptValue } from '../keep/database.js';
import type { Identity, Waiting } from '../keep/kept.js';
import { tell } from './news.js';
import { type Batch, batched } from './batched.js';
import { fateOf } from './fate.js';

export const syncTag = 'outbox';

/** Written before anything is sent: a tab that dies now loses nothing. */
export async function put(...waiting: readonly Waiting[]): Promise<void> {
  const transaction = (await database()).transaction('outbox', 'readwrite');
  await Promise.all([...waiting.map((each) => transaction.store.put(each)), transaction.done]);
}

/** Sends what waits, presses first. @returns whether nothing waits any more */
export async function flush(): Promise<boolean> {
  const { locks } = navigator as Partial<Pick<Navigator, 'locks'>>;
  // The page and the service worker would otherwise send everything twice. Older phones do, and the api finds the repeat.
  return locks === undefined ? flushAlone() : locks.request(syncTag, flushAlone);
}

async function flushAlone(): Promise<boolean> {
  const identity = await keptValue('identity');
  if (identity === undefined) return true;
  const waiting = await (await database()).getAll('outbox');
  if (waiting.length === 0) return true;
  const urgency = ({ kind }: Waiting): number => (kind === 'press' ? 0 : 1);
  waiting.sort((a, b) => urgency(a) - urgency(b) || a.madeAt - b.madeAt);
  for (const each of batched(waiting)) if (!(await deliver(identity, each))) return false;
  return (await (await database()).count('outbox')) === 0;
}

/** @returns false when nothing answered: there is no use in trying the next one now */
async function deliver(identity: Identity, waiting: Batch): Promise<boolean> {
  const { id, kind, path, body, with: others = [] } = waiting;
  const { status, body: said } = await send(identity, {
    method: 'POST',
    path,
    body,
    ...(kind === 'press' && { proofId: id }),
  });
  const fate = fateOf(kind, status);
  const transaction = (await database()).transaction(['outbox', 'presses'], 'readwrite');
  const presses = transaction.objectStore('presses');
  const press = kind === 'press' ? await presses.get(id) : undefined;
  if (fate !== 'later') for (const each of [id, ...others]) await transaction.objectStore('outbox').delete(each);
  if (press !== undefined) {
    delete press.refused;
    if (fate === 'done') press.sentAt = systemClock.now();
    else if (status !== 0) press.refused = status;
    await presses.put(press);
  }
  await transaction.done;
  tell({ kind, id, status, said });
  return status !== 0;
}
