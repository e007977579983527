import type { Clock } from '#domain';
import { AccessError } from './access.error.js';
import type { DeviceCaller } from './caller.js';

/** A known device is believed this long before it is looked up again; a revocation is told to every process at once. */
const freshForMilliseconds = 30_000;
const capacity = 200_000;

interface Known {
  caller: DeviceCaller;
  until: number;
}

interface Waiting {
  resolve(caller: DeviceCaller): void;
  reject(error: unknown): void;
}

/**
 * Devices by what they show. Look-ups of one turn of the event loop go to the database as one statement; what is known answers
 * without a promise, since this stands on the hottest route.
 */
export abstract class KnownDevices {
  private readonly known = new Map<string, Known>();
  private readonly shownBy = new Map<string, string>();
  private waiting = new Map<string, Waiting[]>();
  /** Grows with each forgetting: what was looked up before it may be stale already, and is not remembered. */
  private forgotten = 0;

  protected constructor(private readonly clock: Clock) {}

  /** Devices by what they showed, of those that are known; one statement for all. */
  protected abstract find(shown: readonly string[]): Promise<ReadonlyMap<string, DeviceCaller>>;

  protected look(shown: string): DeviceCaller | Promise<DeviceCaller> {
    const known = this.known.get(shown);
    if (known && known.until > this.clock.now()) return known.caller;
    return new Promise((resolve, reject) => {
      const same = this.waiting.get(shown);
      if (same) {
        same.push({ resolve, reject });
        return;
      }
      if (this.waiting.size === 0) setImmediate(() => void this.lookUp());
      this.waiting.set(shown, [{ resolve, reject }]);
    });
  }

  /** Forgets a device that was revoked or whose person's orders changed. */
  forget(deviceId: string): void {
    this.forgotten += 1;
    const shown = this.shownBy.get(deviceId);
    if (shown === undefined) return;
    this.shownBy.delete(deviceId);
    this.known.delete(shown);
  }

  forgetAll(): void {
    this.forgotten += 1;
    this.known.clear();
    this.shownBy.clear();
  }

  private async lookUp(): Promise<void> {
    const asked = this.waiting;
    this.waiting = new Map();
    const { forgotten } = this;
    try {
      const found = await this.find([...asked.keys()]);
      for (const [shown, waiters] of asked) {
        const caller = found.get(shown);
        if (caller && forgotten === this.forgotten) this.remember(shown, caller);
        for (const waiter of waiters) {
          if (caller) waiter.resolve(caller);
          else waiter.reject(new AccessError('token_invalid'));
        }
      }
    } catch (error) {
      for (const waiter of [...asked.values()].flat()) waiter.reject(error);
    }
  }

  private remember(shown: string, caller: DeviceCaller): void {
    if (this.known.size >= capacity) this.forgetAll();
    this.known.set(shown, { caller, until: this.clock.now() + freshForMilliseconds });
    this.shownBy.set(caller.deviceId, shown);
  }
}
