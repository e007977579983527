import { hashDeviceToken, newDeviceToken } from '#access';
import type { CaseWork } from './cases.js';
import { lockDevice } from './lock-device.js';
import type { EnrolledDevice } from './enrol-device.js';

/**
 * A new token for a device; the old one is worth nothing from now on, nor the push address that its holder gave. A phone stays
 * bound to its key, so that no rotation makes a token of it that works without: it is shut out until it is enrolled anew.
 */
export async function rotateDeviceToken(work: CaseWork, deviceId: string): Promise<EnrolledDevice> {
  const token = newDeviceToken();
  const device = { ...(await lockDevice(work, deviceId)), tokenHash: hashDeviceToken(token) };
  await work.book.devices.update(device);
  await work.book.pushAddresses.remove(device.id);
  work.callersChanged([device.id]);
  work.record('device.rotate_token', 'device', device.id);
  return { device, token };
}
