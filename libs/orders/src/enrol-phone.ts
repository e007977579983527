import { randomBytes } from 'node:crypto';
import {
  AttemptLimit,
  type DeviceDirectory,
  type SpokenCodes,
  hashDeviceToken,
  networkOf,
  newDeviceToken,
} from '#access';
import type { Clock } from '#domain';
import { CaseError } from './case.error.js';
import type { Cases, CaseWork } from './cases.js';
import { lockDevice } from './lock-device.js';
import type { EnrolledDevice } from './enrol-device.js';
import { removeTrackerOf } from './revoke-device.js';

/**
 * Of one network address, wrong codes of all devices. A code is one of 10^12: against a hundred that wait at a time, a thousand
 * addresses that try all day come to a chance of one in ten thousand.
 */
const wrongOfNetwork = { allowed: 10, windowMilliseconds: 15 * 60_000 };

/**
 * Binds a phone to its key and gives it a token that is worth nothing without. Uses the code up. The key and the token that the
 * device had before are worth nothing from now on.
 */
export class EnrolPhone {
  private readonly networks: AttemptLimit;

  constructor(
    private readonly directory: DeviceDirectory,
    private readonly codes: SpokenCodes,
    private readonly cases: Cases,
    private readonly clock: Clock,
  ) {
    this.networks = new AttemptLimit(wrongOfNetwork, clock);
  }

  /**
   * @param keyThumbprint of a key that the caller has proved to hold
   * @param address its network address
   * @param firmware the version of the app, as the phone says
   * @throws CaseError `enrolment_code_wrong`, AccessError `too_many_attempts`
   */
  async execute(code: string, keyThumbprint: string, address: string, firmware?: string): Promise<EnrolledPhone> {
    const network = networkOf(address);
    this.networks.begin(network);
    const codeHash = this.codes.hash(code);
    const device = await this.directory.byEnrolmentCode(codeHash, this.clock.now());
    if (!device) throw codeWrong();
    this.networks.succeeded(network);
    const { deviceId: actorId, agencyId, cell } = device;
    return this.cases.change({ actor: 'device', actorId, agencyId, cell }, (work) =>
      bindToKey(work, codeHash, keyThumbprint, firmware),
    );
  }
}

export interface EnrolledPhone extends EnrolledDevice {
  /** Shown this once: 32 bytes, and the 5 by which an SMS names the phone. */
  sms: { key: Buffer; shortId: Buffer };
}

const smsKeyBytes = 32;
const shortIdBytes = 5;

async function bindToKey(
  work: CaseWork,
  codeHash: Buffer,
  keyThumbprint: string,
  firmware: string | undefined,
): Promise<EnrolledPhone> {
  const device = await lockDevice(work, work.actor.actorId);
  if (!(await work.book.enrolmentCodes.take(device.id, codeHash, work.now))) throw codeWrong();
  const token = newDeviceToken();
  const bound = {
    ...device,
    tokenHash: hashDeviceToken(token),
    keyThumbprint,
    firmware: firmware ?? device.firmware,
  };
  await work.book.devices.update(bound);
  await work.book.pushAddresses.remove(device.id);
  await removeTrackerOf(work, device.id);
  const sms = { key: randomBytes(smsKeyBytes), shortId: randomBytes(shortIdBytes) };
  // Of 2^40 names the same: then the code is good for another try.
  if (!(await work.book.smsKeys.put({ deviceId: device.id, ...sms }, work.now))) throw codeWrong();
  work.callersChanged([device.id]);
  work.record('device.bind_key', 'device', device.id);
  return { device: bound, token, sms };
}

/** Unknown, used, replaced, expired, or of a device that is revoked: the answer does not tell which. */
const codeWrong = () =>
  new CaseError('enrolment_code_wrong', 'The code is unknown, was used or has expired. Ask your officer for another.');
