import { CaseError, present } from './case.error.js';
import type { CaseWork } from './cases.js';
import { withGiven } from './given.js';
import type { DeviceRecord } from './records.js';

export interface DeviceChange {
  tokenInQueryAllowed?: boolean | undefined;
  manualPublishIsPanic?: boolean | undefined;
}

/** A device stays with its person and keeps its name; another person gets another enrolment. */
export async function changeDevice(work: CaseWork, deviceId: string, change: DeviceChange): Promise<DeviceRecord> {
  const device = await lockDevice(work, deviceId);
  const next = withGiven(device, change);
  await work.book.devices.update(next);
  work.callersChanged([device.id]);
  work.record('device.change', 'device', device.id);
  return next;
}

/** A device that is still in use; a revoked one stays revoked. */
export async function lockDevice(work: CaseWork, deviceId: string): Promise<DeviceRecord> {
  const device = present(await work.book.devices.lock(deviceId));
  if (device.revokedAt !== null)
    throw new CaseError('device_revoked', 'The device is revoked. Enrol it again to use it.');
  return device;
}
