import type { DeviceCaller } from '#access';
import type { DeviceCommand } from '#protocols';

/** A connection by which a device can be asked something now. */
export interface OpenSession {
  readonly device: Pick<DeviceCaller, 'deviceId'> | undefined;
  /** @returns by which number the answer comes back, where the protocol carries one; `undefined`: it could not be sent */
  send(command: DeviceCommand): number | undefined;
  /** Resolves when what came is answered; the same promise until something new comes. */
  settled(): Promise<void>;
}

/** Port. Devices that are connected to this process; of several connections of one, the newest. */
export interface OpenSessions {
  of(deviceId: string): OpenSession | undefined;
  deviceIds(): Iterable<string>;
}
