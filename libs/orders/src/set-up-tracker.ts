import { hashDeviceToken, newDeviceToken } from '#access';
import type { TrackerApp } from '#domain';
import type { CaseWork } from './cases.js';
import { type EnrolledDevice, newDeviceRecord } from './enrol-device.js';
import { lockDevice } from './lock-device.js';
import { removeTrackerOf } from './revoke-device.js';

const names: Record<TrackerApp, string> = { owntracks: 'OwnTracks', traccar: 'Traccar Client' };

/**
 * A tracker beside the caller's phone, or a new token for the one that it has: the former one is worth nothing from now on. The phone's
 * own token and key stay where they are.
 */
export async function setUpTracker(work: CaseWork, app: TrackerApp): Promise<EnrolledDevice> {
  const phone = await lockDevice(work, work.actor.actorId);
  const present = await work.book.devices.lockTrackerOf(phone.id);
  const token = newDeviceToken();
  // Only Traccar Client has no place for a token but the query.
  const given = { tokenInQueryAllowed: app === 'traccar', firmware: names[app], tokenHash: hashDeviceToken(token) };
  const made = newDeviceRecord(work, { personId: phone.personId, kind: 'tracker' }).device;
  const device = { ...(present ?? made), trackerOf: phone.id, ...given };
  if (present) await work.book.devices.update(device);
  else await work.book.devices.insert(device);
  work.callersChanged([device.id]);
  work.record('device.tracker.set_up', 'device', device.id);
  return { device, token };
}

/** The caller's tracker reports no more; at the desk it is an alarm as with any device that goes. */
export const removeTracker = (work: CaseWork): Promise<void> => removeTrackerOf(work, work.actor.actorId);
