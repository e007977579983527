import { systemClock } from '#domain';
import { settings } from '../keep/settings.js';
import { Store } from '../ui/store.js';
import { isPin } from './pin-hash.js';

/** Whether the disguise is shown in place of the app. */
export const isLocked = new Store(false);

const attempts = 10;
const waitMilliseconds = 60_000;
let wrong: number[] = [];

/** At the start, and whenever the phone is put away. */
export function lockIfWanted(): void {
  if (settings.get().lock !== undefined) isLocked.set(true);
}

/** Opens the app by its PIN. Nothing tells that something was tried: a calculator only calculates. */
export async function unlock(typed: string): Promise<boolean> {
  const { lock } = settings.get();
  const now = systemClock.now();
  wrong = wrong.filter((at) => at > now - waitMilliseconds);
  if (lock === undefined || !/^\d{4,12}$/.test(typed) || wrong.length >= attempts) return false;
  if (!(await isPin(typed, lock))) {
    wrong.push(now);
    return false;
  }
  wrong = [];
  isLocked.set(false);
  return true;
}
