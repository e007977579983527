import type { DeviceCaller } from '#access';
import type { DeviceCommand } from '#protocols';

/** A way by which a device can be asked something now. */
export interface OpenSession {
  readonly device: Pick<DeviceCaller, 'deviceId'> | undefined;
  /** When the device last spoke in it, milliseconds since 1970; absent: it is no connection of the device's own. */
  readonly heardAt?: number;
  /** @returns by which number the answer comes back, where the protocol carries one; `undefined`: it could not be sent */
  send(command: DeviceCommand): number | undefined;
  /** Resolves when what came is answered; the same promise until something new comes. */
  settled(): Promise<void>;
}

/** Port. Devices that can be reached from this process; of several connections of one, the newest. */
export interface OpenSessions {
  of(deviceId: string): OpenSession | undefined;
  deviceIds(): Iterable<string>;
}

/** Several ways to reach devices: of one that is reached by more than one, the first. */
export class AnyWay implements OpenSessions {
  constructor(private readonly ways: readonly OpenSessions[]) {}

  of(deviceId: string): OpenSession | undefined {
    for (const way of this.ways) {
      const session = way.of(deviceId);
      if (session) return session;
    }
    return undefined;
  }

  *deviceIds(): Iterable<string> {
    for (const way of this.ways) yield* way.deviceIds();
  }
}
