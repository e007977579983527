import { detectionEngine, type Signal } from '#geofence';
import { draftOfFinding } from '#incidents';
import type { CaseWork } from './cases.js';
import type { LockedWatch } from './ports.js';
import type { DeviceRecord } from './records.js';

/**
 * A device no longer tells of its person: the watch of each order of theirs hears of it and forgets the device, and of an
 * order in force it is an alarm at the desk, in the transaction of the change itself. @param device as it was until now, locked
 */
export async function unpairDevice(work: CaseWork, device: DeviceRecord): Promise<void> {
  const watches = await work.book.watches.lockOf(device.personId);
  if (watches.length === 0) return;
  const signal: Signal = {
    deviceId: device.id,
    personId: device.personId,
    at: work.now,
    receivedAt: work.now,
    alarms: [],
    unpaired: true,
    agreed: work.agreed,
  };
  const heard = watches.map((watch): { watch: LockedWatch; drafts: ReturnType<typeof draftOfFinding>[] } => {
    const { state, findings } = detectionEngine.hear(watch.state, watch.rules, signal, work.now);
    return { watch: { ...watch, state }, drafts: findings.map((finding) => draftOfFinding(watch, finding)) };
  });
  await work.alarm(heard.flatMap(({ drafts }) => drafts));
  await work.book.watches.saveStates(heard.map(({ watch }) => watch));
}
