import type { DeviceCommandKind } from '#domain';
import { CaseError } from '../case.error.js';
import type { CaseWork } from '../cases.js';
import { lockDevice } from '../lock-device.js';
import type { DeviceRecord } from '../records.js';
import type { DeviceCommandRecord } from './device-commands.port.js';

/** What a device can be asked, as its protocol's codec takes it. */
export type AskedCommand =
  | { kind: 'locate_now' }
  | { kind: 'set_interval'; seconds: number }
  | { kind: 'vibrate' }
  | { kind: 'text'; text: string };

const minute = 60_000;
/** How long each is still of use: what finds or wakes somebody now, and what may wait until a watch is charged. */
export const wantedMilliseconds: Record<DeviceCommandKind, number> = {
  locate_now: 10 * minute,
  vibrate: 10 * minute,
  set_interval: 24 * 60 * minute,
  text: 24 * 60 * minute,
};
/** Of one device at a time. */
const waitingAllowed = 10;

export interface CommandedDevice {
  command: DeviceCommandRecord;
  /** False: the device is asked already where it is, and this is that command. */
  isNew: boolean;
}

/**
 * Queues a command for a device that speaks to the gateway.
 *
 * @throws CaseError `not_found`, `device_revoked`, `device_takes_no_commands`, `device_commands_waiting`
 */
export async function commandDevice(work: CaseWork, deviceId: string, asked: AskedCommand): Promise<CommandedDevice> {
  const { book, now } = work;
  const device = await lockDevice(work, deviceId);
  if (device.protocol === null)
    throw new CaseError(
      'device_takes_no_commands',
      'The device speaks no protocol of the gateway, so that nothing can be sent to it.',
    );
  work.record('device.command', 'device', device.id);
  const waiting = await book.deviceCommands.waiting(device.id, now);
  const same = sameOf(waiting, asked);
  if (same) return { command: same, isNew: false };
  if (waiting.length >= waitingAllowed) throw tooMany(waiting, now);
  const command = commandOf(work, device, asked);
  if (await book.deviceCommands.insert(command)) return { command, isNew: true };
  // Somebody asked where its wearer is at the same moment.
  return { command: sameOf(await book.deviceCommands.waiting(device.id, now), asked)!, isNew: false };
}

const sameOf = (waiting: readonly DeviceCommandRecord[], { kind }: AskedCommand): DeviceCommandRecord | undefined =>
  kind === 'locate_now' ? waiting.find((command) => command.kind === kind) : undefined;

const commandOf = (
  { actor, now, newId }: CaseWork,
  device: DeviceRecord,
  asked: AskedCommand,
): DeviceCommandRecord => ({
  id: newId(),
  deviceId: device.id,
  personId: device.personId,
  kind: asked.kind,
  seconds: asked.kind === 'set_interval' ? asked.seconds : null,
  text: asked.kind === 'text' ? asked.text : null,
  status: 'queued',
  failure: null,
  askedBy: actor.actorId,
  askedAt: now,
  expiresAt: now + wantedMilliseconds[asked.kind],
  nextAt: now,
  attempts: 0,
  sentAt: null,
  answeredAt: null,
  answer: null,
});

function tooMany(waiting: readonly DeviceCommandRecord[], now: number): CaseError {
  const firstEnd = Math.min(...waiting.map(({ expiresAt }) => expiresAt));
  const detail = 'Too many commands wait for this device. Wait for one of them.';
  return new CaseError('device_commands_waiting', detail, [], Math.ceil((firstEnd - now) / 1_000));
}
