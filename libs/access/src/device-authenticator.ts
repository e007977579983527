import type { Clock } from '#domain';
import { AccessError } from './access.error.js';
import type { DeviceCaller } from './caller.js';
import { hashDeviceToken } from './device-tokens.js';
import type { DeviceDirectory } from './ports.js';

/** A known device is believed this long before it is looked up again; a revocation is told to every process at once. */
const freshForMilliseconds = 30_000;
const capacity = 200_000;

interface Known {
  caller: DeviceCaller;
  until: number;
}

interface Waiting {
  hash: Buffer;
  resolve(caller: DeviceCaller): void;
  reject(error: unknown): void;
}

/**
 * Tokens to devices. Look-ups of one turn of the event loop go to the database as one statement; what is known answers
 * without a promise, since this stands on the hottest route.
 */
export class DeviceAuthenticator {
  private readonly known = new Map<string, Known>();
  private readonly tokensOfDevice = new Map<string, string>();
  private waiting = new Map<string, Waiting[]>();
  /** Grows with each forgetting: what was looked up before it may be stale already, and is not remembered. */
  private forgotten = 0;

  constructor(
    private readonly directory: DeviceDirectory,
    private readonly clock: Clock,
  ) {}

  authenticate(token: string): DeviceCaller | Promise<DeviceCaller> {
    const known = this.known.get(token);
    if (known && known.until > this.clock.now()) return known.caller;
    return new Promise((resolve, reject) => {
      const same = this.waiting.get(token);
      if (same) {
        same.push({ hash: same[0]!.hash, resolve, reject });
        return;
      }
      if (this.waiting.size === 0) setImmediate(() => void this.lookUp());
      this.waiting.set(token, [{ hash: hashDeviceToken(token), resolve, reject }]);
    });
  }

  /** Forgets a device whose token was revoked or whose person's orders changed. */
  forget(deviceId: string): void {
    this.forgotten += 1;
    const token = this.tokensOfDevice.get(deviceId);
    if (token === undefined) return;
    this.tokensOfDevice.delete(deviceId);
    this.known.delete(token);
  }

  forgetAll(): void {
    this.forgotten += 1;
    this.known.clear();
    this.tokensOfDevice.clear();
  }

  private async lookUp(): Promise<void> {
    const asked = this.waiting;
    this.waiting = new Map();
    const all = [...asked.values()].flat();
    const { forgotten } = this;
    try {
      const found = await this.directory.byTokenHashes([...asked.values()].map((waiters) => waiters[0]!.hash));
      const byHash = new Map(found.map(({ tokenHash, ...caller }) => [tokenHash.toString('base64'), caller]));
      for (const [token, waiters] of asked) {
        const caller = byHash.get(waiters[0]!.hash.toString('base64'));
        if (caller && forgotten === this.forgotten) this.remember(token, caller);
        for (const waiter of waiters) {
          if (caller) waiter.resolve(caller);
          else waiter.reject(new AccessError('token_invalid'));
        }
      }
    } catch (error) {
      for (const waiter of all) waiter.reject(error);
    }
  }

  private remember(token: string, caller: DeviceCaller): void {
    if (this.known.size >= capacity) this.forgetAll();
    this.known.set(token, { caller, until: this.clock.now() + freshForMilliseconds });
    this.tokensOfDevice.set(caller.deviceId, token);
  }
}
