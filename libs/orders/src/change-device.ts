import { CaseError, present } from './case.error.js';
import type { CaseWork } from './cases.js';
import { checkWearer } from './enrol-device.js';
import { withGiven } from './given.js';
import type { DeviceRecord } from './records.js';
import { unpairDevice } from './unpair-device.js';

export interface DeviceChange {
  /** Who has it from now on. It keeps its token: rotate it where the former person may know it. */
  personId?: string | undefined;
  tokenInQueryAllowed?: boolean | undefined;
  manualPublishIsPanic?: boolean | undefined;
}

/** Changes a device that is in use. Given to another person it is an alarm where the former one is watched, not a setting. */
export async function changeDevice(work: CaseWork, deviceId: string, change: DeviceChange): Promise<DeviceRecord> {
  const device = await lockDevice(work, deviceId);
  const next = withGiven(device, change);
  const assigned = next.personId !== device.personId;
  if (assigned) await checkWearer(work, next.personId);
  await work.book.devices.update(next);
  if (assigned) {
    await unpairDevice(work, device);
    // Whoever had the device may know the code.
    await work.book.enrolmentCodes.remove(device.id);
  }
  work.callersChanged([device.id]);
  work.record(assigned ? 'device.assign' : 'device.change', 'device', device.id);
  return next;
}

/** A device that is still in use; a revoked one stays revoked. */
export async function lockDevice(work: CaseWork, deviceId: string): Promise<DeviceRecord> {
  const device = present(await work.book.devices.lock(deviceId));
  if (device.revokedAt !== null)
    throw new CaseError('device_revoked', 'The device is revoked. Enrol it again to use it.');
  return device;
}
