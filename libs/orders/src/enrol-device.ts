import { randomBytes } from 'node:crypto';
import { hashDeviceToken, newDeviceToken } from '#access';
import type { DeviceKind } from '#domain';
import { CaseError } from './case.error.js';
import type { CaseWork } from './cases.js';
import type { DeviceRecord } from './records.js';

export interface NewDevice {
  personId: string;
  kind: DeviceKind;
  /** How the device names itself. Absent: 128 random bits. */
  uniqueId?: string | undefined;
  /** For dialects that carry no password: the token may travel as the `id` parameter. */
  tokenInQueryAllowed?: boolean | undefined;
  /** A position published by hand counts as a panic press (OwnTracks). */
  manualPublishIsPanic?: boolean | undefined;
}

export interface EnrolledDevice {
  device: DeviceRecord;
  /** Shown this once; only its hash is kept. */
  token: string;
}

/** Gives a person a device, and the device its token. */
export async function enrolDevice(work: CaseWork, device: NewDevice): Promise<EnrolledDevice> {
  await checkWearer(work, device.personId);
  const token = newDeviceToken();
  const record: DeviceRecord = {
    id: work.newId(),
    createdAt: work.now,
    personId: device.personId,
    kind: device.kind,
    uniqueId: device.uniqueId ?? randomBytes(16).toString('base64url'),
    tokenHash: hashDeviceToken(token),
    keyThumbprint: null,
    tokenInQueryAllowed: device.tokenInQueryAllowed ?? false,
    manualPublishIsPanic: device.manualPublishIsPanic ?? false,
    revokedAt: null,
  };
  if (!(await work.book.devices.insert(record)))
    throw invalid('uniqueId', 'cannot be used; leave it out to get a random one');
  work.record('device.enrol', 'device', record.id);
  return { device: record, token };
}

/** Whoever gets a device must be of the caller's agency; a stranger's id and an unknown one look the same. */
export async function checkWearer(work: CaseWork, personId: string): Promise<void> {
  if (!(await work.book.people.byId(personId))) throw invalid('personId', 'is not a person you have registered');
}

const invalid = (path: string, message: string) =>
  new CaseError('device_invalid', 'The device cannot be given like this.', [{ path, message }]);
