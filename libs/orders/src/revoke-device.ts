import type { CaseWork } from './cases.js';
import { lockDevice } from './change-device.js';
import type { DeviceRecord } from './records.js';
import { unpairDevice } from './unpair-device.js';

/**
 * Its token is worth nothing from now on, and nobody wakes it any more; where its person is watched, that it is gone is an
 * alarm.
 */
export async function revokeDevice(work: CaseWork, deviceId: string): Promise<DeviceRecord> {
  const device = await lockDevice(work, deviceId);
  const next = { ...device, revokedAt: work.now };
  await work.book.devices.update(next);
  await unpairDevice(work, device);
  await work.book.pushAddresses.remove(device.id);
  await work.book.enrolmentCodes.remove(device.id);
  work.callersChanged([device.id]);
  work.record('device.revoke', 'device', device.id);
  return next;
}
