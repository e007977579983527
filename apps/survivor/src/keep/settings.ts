import { Store } from '../ui/store.js';
import { languageOfPhone, speak } from '../words/language.js';
import { keep, keptValue } from './database.js';
import type { Identity, Settings, SmsWay, Snapshot } from './kept.js';

export const identity = new Store<Identity | undefined>(undefined);
export const settings = new Store<Settings>({ language: 'kk', disguise: 'notes', reports: false });
export const snapshot = new Store<Snapshot | undefined>(undefined);

export async function readKept(): Promise<void> {
  const [who, chosen, last] = await Promise.all([keptValue('identity'), keptValue('settings'), keptValue('snapshot')]);
  identity.set(who);
  settings.set(chosen ?? { ...settings.get(), language: languageOfPhone() });
  snapshot.set(last);
  speak(settings.get().language);
}

export async function change(changed: Partial<Settings>): Promise<void> {
  const next = { ...settings.get(), ...changed };
  settings.set(next);
  if (changed.language !== undefined) speak(changed.language);
  await keep('settings', next);
}

export const forgetLock = (): Promise<void> => forget('lock');
export const forgetTracker = (): Promise<void> => forget('tracker');

async function forget(name: 'lock' | 'tracker'): Promise<void> {
  const { [name]: _, ...rest } = settings.get();
  settings.set(rest);
  await keep('settings', rest);
}

/** Until the agency's policy is known. */
const usualHoldMilliseconds = 1_500;

export const holdMilliseconds = (): number => snapshot.get()?.state.policy.holdMilliseconds ?? usualHoldMilliseconds;

export const policeLine = (): string => snapshot.get()?.state.agency.policeLine ?? '102';

/** Where a press goes as an SMS: the house may have changed it since this phone was enrolled. */
export const smsNumber = (last: Snapshot | undefined, way: SmsWay | undefined): string | null | undefined =>
  last === undefined ? way?.number : last.state.agency.smsNumber;
