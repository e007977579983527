import type { Clock } from '#domain';
import { wantedMilliseconds } from '#orders';
import type { DueCommands } from '#persistence';
import { type DeviceCommand, ownTracksCommand } from '#protocols';
import type { OpenSession, OpenSessions } from '../commands/open-sessions.port.js';
import type { Keeping } from './mqtt-link.js';
import { commandTopicOf } from './owntracks-topic.js';

/** Port: the broker, as far as devices are told something by it. */
export interface BrokerLine {
  readonly isUp: boolean;
  publish(topic: string, payload: string, keeping: Keeping): void;
}

/** Who wants to know what becomes of what devices behind the broker are asked. */
export interface BrokerDevicesListener {
  kept(device: OpenSession, sequence: number): void;
  heard(device: OpenSession): void;
}

const atRest = Promise.resolve();

/** What it is asked goes to its topic of commands: from whichever gateway, since the broker knows where it is. */
class BrokerDevice implements OpenSession {
  private sequence = 0;

  constructor(
    readonly device: { deviceId: string },
    readonly uniqueId: string,
    private readonly publish: (device: BrokerDevice, payload: string, kept: { seconds: number; as: number }) => void,
  ) {}

  send(command: DeviceCommand): number | undefined {
    const message = ownTracksCommand(command);
    if (!message) return undefined;
    this.sequence = (this.sequence + 1) & 0xffff;
    const seconds = wantedMilliseconds[command.kind] / 1_000;
    this.publish(this, JSON.stringify(message), { seconds, as: this.sequence });
    return this.sequence;
  }

  settled(): Promise<void> {
    return atRest;
  }
}

/** Devices behind the broker for which something waits; of the others nothing is known here. None while the broker is away. */
export class BrokerDevices implements OpenSessions {
  private devices = new Map<string, BrokerDevice>();
  private finding: Promise<void> = Promise.resolve();
  private listener: BrokerDevicesListener | undefined;

  constructor(
    private readonly line: BrokerLine,
    private readonly rows: Pick<DueCommands, 'waitingFor'>,
    private readonly clock: Clock,
  ) {}

  hear(listener: BrokerDevicesListener): void {
    this.listener = listener;
  }

  /** Looks for whom something waits, by one statement for all. Rejects where the database could not be asked. */
  find(): Promise<void> {
    this.finding = this.finding.catch(() => undefined).then(() => this.read());
    return this.finding;
  }

  of(deviceId: string): OpenSession | undefined {
    return this.line.isUp ? this.devices.get(deviceId) : undefined;
  }

  deviceIds(): Iterable<string> {
    return this.line.isUp ? this.devices.keys() : [];
  }

  /** What a device said is durable. */
  heard(deviceId: string): void {
    const device = this.devices.get(deviceId);
    if (device) this.listener?.heard(device);
  }

  private async read(): Promise<void> {
    if (!this.line.isUp) return;
    const waiting = await this.rows.waitingFor('mqtt', this.clock.now());
    this.devices = new Map(
      waiting.map(({ deviceId, uniqueId }) => {
        const known = this.devices.get(deviceId);
        return [deviceId, known?.uniqueId === uniqueId ? known : this.device(deviceId, uniqueId)];
      }),
    );
  }

  private device(deviceId: string, uniqueId: string): BrokerDevice {
    return new BrokerDevice({ deviceId }, uniqueId, (device, payload, { seconds, as }) =>
      this.line.publish(commandTopicOf(uniqueId), payload, { seconds, kept: () => this.listener?.kept(device, as) }),
    );
  }
}
