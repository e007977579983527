import { CaseError, present } from './case.error.js';
import type { CaseWork } from './cases.js';
import type { DeviceRecord } from './records.js';

/** A device that is still in use; a revoked one stays revoked. */
export async function lockDevice(work: CaseWork, deviceId: string): Promise<DeviceRecord> {
  const device = present(await work.book.devices.lock(deviceId));
  if (device.revokedAt !== null)
    throw new CaseError('device_revoked', 'The device is revoked. Enrol it again to use it.');
  return device;
}
