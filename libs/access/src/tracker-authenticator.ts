import type { Clock, TrackerProtocol } from '#domain';
import { AccessError } from './access.error.js';
import type { DeviceCaller } from './caller.js';
import { KnownDevices } from './known-devices.js';
import type { TrackerDirectory } from './ports.js';

/** Trackers by the protocol that they speak and the name that they give themselves. */
export class TrackerAuthenticator extends KnownDevices {
  constructor(
    private readonly directory: TrackerDirectory,
    clock: Clock,
  ) {
    super(clock);
  }

  /** @returns `undefined`: nobody registered it for this protocol, or it is revoked */
  async recognise(protocol: TrackerProtocol, uniqueId: string): Promise<DeviceCaller | undefined> {
    try {
      return await this.look(`${protocol}:${uniqueId}`);
    } catch (error) {
      if (error instanceof AccessError) return undefined;
      throw error;
    }
  }

  protected async find(shown: readonly string[]): Promise<ReadonlyMap<string, DeviceCaller>> {
    const names = shown.map((text) => text.slice(text.indexOf(':') + 1));
    const found = await this.directory.byUniqueIds(names);
    return new Map(found.map(({ protocol, ...caller }) => [`${protocol}:${caller.uniqueId}`, caller]));
  }
}
