import { database } from '../keep/database.js';
import type { Press } from '../keep/kept.js';
import { onNews } from '../outbox/news.js';
import { Store } from '../ui/store.js';

/** What is shown until she puts it away: one press at a time, the latest. */
export const shown = new Store<Press | undefined>(undefined);

/** With what has become of it meanwhile. */
export function showPress(press: Press): Promise<void> {
  shown.set(press);
  return reread(press.id);
}

/** The latest press that she has not put away, of before the app was closed. */
export async function readPresses(): Promise<void> {
  const all = await (await database()).getAll('presses');
  all.sort((a, b) => b.pressedAt - a.pressedAt);
  shown.set(all[0]);
  onNews(({ kind, id }) => void (kind === 'press' && reread(id)));
}

async function reread(id: string): Promise<void> {
  if (shown.get()?.id !== id) return;
  const press = await (await database()).get('presses', id);
  if (press !== undefined && shown.get()?.id === id) shown.set(press);
}

/** What is known of it now; nothing is written of a press that was put away. */
export async function learn(id: string, learnt: Partial<Press>): Promise<void> {
  const transaction = (await database()).transaction('presses', 'readwrite');
  const press = await transaction.store.get(id);
  if (press !== undefined) await transaction.store.put({ ...press, ...learnt });
  await transaction.done;
  await reread(id);
}

/** Nothing of it is left on the phone. */
export async function putAway(id: string): Promise<void> {
  await (await database()).delete('presses', id);
  if (shown.get()?.id === id) shown.set(undefined);
}
