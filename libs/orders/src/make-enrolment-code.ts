import type { SpokenCodes } from '#access';
import { CaseError } from './case.error.js';
import type { CaseWork } from './cases.js';
import { lockDevice } from './lock-device.js';

/** As long as it takes to say a code across a table, or by telephone. */
const goodForMilliseconds = 15 * 60_000;

export interface MadeEnrolmentCode {
  /** Shown this once; only a keyed hash of it is kept. */
  code: string;
  expiresAt: number;
}

/** A code by which whoever holds a phone binds it to a key of its own. The code made before it is worth nothing from now on. */
export async function makeEnrolmentCode(
  work: CaseWork,
  deviceId: string,
  codes: SpokenCodes,
): Promise<MadeEnrolmentCode> {
  const device = await lockDevice(work, deviceId);
  if (device.kind !== 'phone')
    throw new CaseError('device_holds_no_key', 'Only a phone can hold a key. Other devices use their token.');
  const { code, hash: codeHash } = codes.make();
  const expiresAt = work.now + goodForMilliseconds;
  await work.book.enrolmentCodes.put({ deviceId: device.id, codeHash, expiresAt }, work.now);
  work.record('device.enrolment_code.make', 'device', device.id);
  return { code, expiresAt };
}
