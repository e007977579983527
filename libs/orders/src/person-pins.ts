import { hashSecret, verifySecret } from '#access';
import { refuseIf } from './case.error.js';
import type { PersonRecord } from './records.js';

export interface Pins {
  /** 4–12 digits. `null` takes it away, absent leaves it. */
  pin?: string | null | undefined;
  /** Shows what a cancel shows, and tells the desk that the person is forced. */
  duressPin?: string | null | undefined;
}

/** Only what was given. */
export type HashedPins = Partial<Pick<PersonRecord, 'pinHash' | 'duressPinHash'>>;

const shape = /^\d{4,12}$/;

/**
 * Checks and hashes PINs. Done before the transaction: hashing takes a while on purpose, and an open transaction makes
 * others wait.
 *
 * @param present of a person who has PINs already: the new one must differ from the other one that stays
 */
export async function hashPins(given: Pins, present?: PersonRecord): Promise<HashedPins> {
  const { pin, duressPin } = given;
  refuseIf(
    [
      ...(typeof pin === 'string' && !shape.test(pin) ? [{ path: 'pin', message: 'must be 4 to 12 digits' }] : []),
      ...(typeof duressPin === 'string' && !shape.test(duressPin)
        ? [{ path: 'duressPin', message: 'must be 4 to 12 digits' }]
        : []),
      ...((await areEqual(given, present)) ? [{ path: 'duressPin', message: 'must differ from pin' }] : []),
    ],
    'person_invalid',
    'These PINs cannot be used.',
  );
  return {
    ...(pin !== undefined && { pinHash: pin === null ? null : await hashSecret(pin) }),
    ...(duressPin !== undefined && { duressPinHash: duressPin === null ? null : await hashSecret(duressPin) }),
  };
}

async function areEqual({ pin, duressPin }: Pins, present: PersonRecord | undefined): Promise<boolean> {
  if (typeof pin === 'string' && typeof duressPin === 'string') return pin === duressPin;
  if (typeof pin === 'string' && duressPin === undefined && present?.duressPinHash)
    return verifySecret(present.duressPinHash, pin);
  if (typeof duressPin === 'string' && pin === undefined && present?.pinHash)
    return verifySecret(present.pinHash, duressPin);
  return false;
}
