import { type PanicTrigger, systemClock } from '#domain';
import { database } from '../keep/database.js';
import type { Press } from '../keep/kept.js';
import { askForSync, keepTrying } from '../outbox/keep-trying.js';
import { put } from '../outbox/outbox.js';
import { vibrate } from '../ui/vibrate.js';
import { sendPlaces } from './send-places.js';
import { showPress } from './presses.js';

/** Felt without looking: the call is on its way. */
const pressed = [250, 100, 250];

/** How long a browser may think about working behind her back before the screen says that she has called. */
const patienceMilliseconds = 300;

/**
 * Calls for help: kept with its time, sent at once. The screen says so when the press is kept and the service worker knows of it: from
 * then on the tab may die. Where she is follows when the phone knows.
 */
export async function pressPanic(trigger: PanicTrigger): Promise<Press> {
  const press: Press = { id: crypto.randomUUID(), pressedAt: systemClock.now(), trigger };
  vibrate(pressed);
  const body = { id: press.id, pressedAt: new Date(press.pressedAt).toISOString(), trigger };
  const kept = (await database()).put('presses', press);
  await Promise.all([kept, put({ id: press.id, kind: 'press', path: '/v1/panics', body, madeAt: press.pressedAt })]);
  void keepTrying();
  await Promise.race([askForSync(), new Promise((resolve) => setTimeout(resolve, patienceMilliseconds))]);
  void showPress(press);
  void sendPlaces();
  return press;
}
