import type { Clock } from '#domain';
import type { DeviceCaller } from './caller.js';
import { hashDeviceToken } from './device-tokens.js';
import { KnownDevices } from './known-devices.js';
import type { DeviceDirectory } from './ports.js';

/** Tokens to devices. */
export class DeviceAuthenticator extends KnownDevices {
  constructor(
    private readonly directory: Pick<DeviceDirectory, 'byTokenHashes'>,
    clock: Clock,
  ) {
    super(clock);
  }

  authenticate(token: string): DeviceCaller | Promise<DeviceCaller> {
    return this.look(token);
  }

  protected async find(tokens: readonly string[]): Promise<ReadonlyMap<string, DeviceCaller>> {
    const hashes = new Map(tokens.map((token) => [hashDeviceToken(token).toString('base64'), token]));
    const found = await this.directory.byTokenHashes([...hashes.keys()].map((hash) => Buffer.from(hash, 'base64')));
    return new Map(found.map(({ tokenHash, ...caller }) => [hashes.get(tokenHash.toString('base64'))!, caller]));
  }
}
