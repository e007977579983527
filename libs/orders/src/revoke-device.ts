import type { CaseWork } from './cases.js';
import { lockDevice } from './lock-device.js';
import type { DeviceRecord } from './records.js';
import { unpairDevice } from './unpair-device.js';

/**
 * Its token is worth nothing from now on, and nobody wakes it any more; where its person is watched, that it is gone is an
 * alarm. With a phone goes the tracker that it has set up.
 */
export async function revokeDevice(work: CaseWork, deviceId: string): Promise<DeviceRecord> {
  const device = await lockDevice(work, deviceId);
  await removeTrackerOf(work, device.id);
  const next = { ...device, revokedAt: work.now };
  await work.book.devices.update(next);
  await unpairDevice(work, device);
  await work.book.pushAddresses.remove(device.id);
  await work.book.enrolmentCodes.remove(device.id);
  work.callersChanged([device.id]);
  work.record('device.revoke', 'device', device.id);
  return next;
}

/** What this phone has set up beside itself goes with it. @param deviceId of the phone, locked */
export async function removeTrackerOf(work: CaseWork, deviceId: string): Promise<void> {
  const tracker = await work.book.devices.lockTrackerOf(deviceId);
  if (tracker) await revokeDevice(work, tracker.id);
}
