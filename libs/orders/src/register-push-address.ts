import type { DeviceCaller } from '#access';
import { CaseError } from './case.error.js';
import type { Actor, CaseWork } from './cases.js';
import type { PushAddress } from './records.js';

export const actorOfDevice = ({ deviceId, agencyId, cells }: DeviceCaller): Actor => ({
  actor: 'device',
  actorId: deviceId,
  agencyId,
  cell: cells[0]!,
});

/** Where this device can be woken from now on. */
export async function registerPushAddress(work: CaseWork, address: PushAddress): Promise<void> {
  const isKnown = await work.book.pushAddresses.put(work.actor.actorId, address, work.now);
  if (!isKnown) throw new CaseError('device_revoked', 'The device is revoked. Enrol it again to use it.');
  work.record('device.push_address.register', 'device', work.actor.actorId);
}

/** The device is woken no more. */
export async function forgetPushAddress(work: CaseWork): Promise<void> {
  await work.book.pushAddresses.remove(work.actor.actorId);
  work.record('device.push_address.forget', 'device', work.actor.actorId);
}
