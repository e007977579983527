import type { TrackerProtocol } from '#domain';
import type { CaseWork } from './cases.js';
import { checkTrackerName, checkWearer } from './enrol-device.js';
import { withGiven } from './given.js';
import { lockDevice } from './lock-device.js';
import type { DeviceRecord } from './records.js';
import { removeTrackerOf } from './revoke-device.js';
import { unpairDevice } from './unpair-device.js';

export interface DeviceChange {
  /** Who has it from now on. It keeps its token: rotate it where the former person may know it. */
  personId?: string | undefined;
  tokenInQueryAllowed?: boolean | undefined;
  manualPublishIsPanic?: boolean | undefined;
  /** `null`: known by its token alone from now on. */
  protocol?: TrackerProtocol | null | undefined;
  firmware?: string | null | undefined;
}

/** Changes a device that is in use. Given to another person it is an alarm where the former one is watched, not a setting. */
export async function changeDevice(work: CaseWork, deviceId: string, change: DeviceChange): Promise<DeviceRecord> {
  const device = await lockDevice(work, deviceId);
  const next = withGiven(device, change);
  const assigned = next.personId !== device.personId;
  if (assigned) await checkWearer(work, next.personId);
  if (next.protocol !== device.protocol) checkTrackerName(next.protocol, next.uniqueId);
  await work.book.devices.update(next);
  if (assigned) {
    await unpairDevice(work, device);
    await removeTrackerOf(work, device.id);
    await work.book.deviceCommands.drop(device.id);
    // Whoever had the device may know the code.
    await work.book.enrolmentCodes.remove(device.id);
  }
  work.callersChanged([device.id]);
  work.record(assigned ? 'device.assign' : 'device.change', 'device', device.id);
  return next;
}
