import { randomBytes } from 'node:crypto';
import { hashDeviceToken, newDeviceToken } from '#access';
import { beaconIdOf, type DeviceKind, looksLikeImei, type TrackerProtocol } from '#domain';
import { CaseError } from './case.error.js';
import type { CaseWork } from './cases.js';
import type { DeviceRecord } from './records.js';

export interface NewDevice {
  personId: string;
  kind: DeviceKind;
  /** How the device names itself. Absent: 128 random bits. Of a beacon, what it sends: nothing else finds whose it is when it is heard. */
  uniqueId?: string | undefined;
  /** For dialects that carry no password: the token may travel as the `id` parameter. */
  tokenInQueryAllowed?: boolean | undefined;
  /** A position published by hand counts as a panic press (OwnTracks). */
  manualPublishIsPanic?: boolean | undefined;
  /** It speaks to the gateway, and is known there by `uniqueId`, which is no secret. */
  protocol?: TrackerProtocol | null | undefined;
  /** The version of what runs on it, as somebody has read it there. */
  firmware?: string | null | undefined;
}

export interface EnrolledDevice {
  device: DeviceRecord;
  /** Shown this once; only its hash is kept. */
  token: string;
}

/** Gives a person a device, and the device its token. */
export async function enrolDevice(work: CaseWork, device: NewDevice): Promise<EnrolledDevice> {
  await checkWearer(work, device.personId);
  if (device.kind === 'beacon' && beaconIdOf(device.uniqueId ?? '') === undefined)
    throw invalid('uniqueId', 'must be what the beacon sends: 12, 32 or 40 hexadecimal digits');
  checkTrackerName(device.protocol ?? null, device.uniqueId);
  const enrolled = newDeviceRecord(work, device);
  if (!(await work.book.devices.insert(enrolled.device)))
    throw invalid('uniqueId', 'cannot be used; leave it out to get a random one');
  work.record('device.enrol', 'device', enrolled.device.id);
  return enrolled;
}

/** A device as it is kept, and its token. */
export function newDeviceRecord(work: CaseWork, device: NewDevice): EnrolledDevice {
  const token = newDeviceToken();
  const record: DeviceRecord = {
    id: work.newId(),
    createdAt: work.now,
    personId: device.personId,
    kind: device.kind,
    uniqueId: nameOf(device) ?? randomBytes(16).toString('base64url'),
    tokenHash: hashDeviceToken(token),
    keyThumbprint: null,
    tokenInQueryAllowed: device.tokenInQueryAllowed ?? false,
    manualPublishIsPanic: device.manualPublishIsPanic ?? false,
    protocol: device.protocol ?? null,
    firmware: device.firmware ?? null,
    trackerOf: null,
    revokedAt: null,
  };
  return { device: record, token };
}

const nameOf = ({ kind, uniqueId }: NewDevice): string | undefined =>
  kind === 'beacon' && uniqueId !== undefined ? (beaconIdOf(uniqueId) ?? uniqueId) : uniqueId;

/** A tracker cannot say a random name, and those of Teltonika and GT06 say their IMEI. */
export function checkTrackerName(protocol: TrackerProtocol | null, uniqueId: string | undefined): void {
  if (protocol === null) return;
  if (uniqueId === undefined) throw invalid('uniqueId', 'is needed: by it the gateway knows the device');
  if (namedByImei.has(protocol) && !looksLikeImei(uniqueId))
    throw invalid('uniqueId', 'must be the fifteen digits of the IMEI for this protocol');
}

/** Those whose devices say their IMEI and nothing else. */
export const namedByImei: ReadonlySet<TrackerProtocol> = new Set(['teltonika', 'gt06']);

/** Whoever gets a device must be of the caller's agency; a stranger's id and an unknown one look the same. */
export async function checkWearer(work: CaseWork, personId: string): Promise<void> {
  if (!(await work.book.people.byId(personId))) throw invalid('personId', 'is not a person you have registered');
}

const invalid = (path: string, message: string) =>
  new CaseError('device_invalid', 'The device cannot be given like this.', [{ path, message }]);
