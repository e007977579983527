import { systemClock } from '#domain';
import type { CompanionState } from '../api/companion.js';
import { send } from '../api/send.js';
import { keep } from '../keep/database.js';
import { identity, snapshot } from '../keep/settings.js';
import { vibrate } from '../ui/vibrate.js';
import { felt } from '../warnings/felt.js';
import { newlyUnanswered } from '../warnings/unanswered.js';

const everyMilliseconds = 60_000;

/** Once a minute while somebody looks, for houses and moments without a socket. */
export function keepCompanionFresh(): void {
  const read = (): void => void (document.visibilityState === 'visible' && readCompanion());
  document.addEventListener('visibilitychange', read);
  identity.subscribe(read);
  setInterval(read, everyMilliseconds);
  read();
}

/** What the api knows of this phone's things. Without an answer what was known stays. */
export async function readCompanion(): Promise<void> {
  const who = identity.get();
  if (who === undefined) return;
  const { status, body } = await send(who, { method: 'GET', path: '/v1/companion' });
  if (status !== 200) return;
  const before = snapshot.get()?.state;
  const next = { state: body as CompanionState, at: systemClock.now() };
  snapshot.set(next);
  if (newlyUnanswered(before, next.state).length > 0) vibrate(felt);
  await keep('snapshot', next);
}
