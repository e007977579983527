import { isIPv6 } from 'node:net';
import type { Clock } from '#domain';
import { AccessError } from './access.error.js';

export interface AttemptRule {
  /** Failures within the window, after which one waits until the first of them is older. */
  allowed: number;
  windowMilliseconds: number;
}

/** Of each process: an attacker who makes up keys pushes out the oldest, and the memory stays small. */
const capacity = 20_000;

/**
 * Counts failures by key. Who has had too many waits; nobody is locked. An attempt counts as failed from its beginning until it
 * has succeeded: a thousand guesses at once are a thousand.
 */
export class AttemptLimit {
  private readonly failures = new Map<string, number[]>();

  constructor(
    private readonly rule: AttemptRule,
    private readonly clock: Clock,
  ) {}

  /** @throws AccessError `too_many_attempts`, with the time to wait */
  begin(key: string): void {
    const recent = this.recent(key);
    if (recent.length >= this.rule.allowed) {
      const until = recent[recent.length - this.rule.allowed]! + this.rule.windowMilliseconds;
      throw new AccessError('too_many_attempts', Math.ceil((until - this.clock.now()) / 1_000));
    }
    this.failures.delete(key);
    if (this.failures.size >= capacity) this.failures.delete(this.failures.keys().next().value!);
    this.failures.set(key, [...recent, this.clock.now()]);
  }

  /** The attempt that began was none of the failures; what failed before it goes on counting. */
  succeeded(key: string): void {
    this.failures.get(key)?.pop();
  }

  forget(key: string): void {
    this.failures.delete(key);
  }

  private recent(key: string): number[] {
    const since = this.clock.now() - this.rule.windowMilliseconds;
    return (this.failures.get(key) ?? []).filter((at) => at > since);
  }
}

/** Who shares an address is one client to the limit: of IPv6 the /64 that a household or a host has for itself. */
export function networkOf(address: string): string {
  const plain = address.replace(/^::ffff:(?=\d+\.)/, '');
  if (!isIPv6(plain)) return plain;
  const [head = '', tail = ''] = plain.split('%')[0]!.split('::');
  const left = head === '' ? [] : head.split(':');
  const right = tail === '' ? [] : tail.split(':');
  const groups = [...left, ...Array<string>(Math.max(0, 8 - left.length - right.length)).fill('0'), ...right];
  return `${groups
    .slice(0, 4)
    .map((group) => Number.parseInt(group, 16).toString(16))
    .join(':')}::/64`;
}
