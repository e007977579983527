import { isIPv6 } from 'node:net';
import type { Clock } from '#domain';

export interface AttemptRule {
  /** Failures within the window, after which one waits until the first of them is older. */
  allowed: number;
  windowMilliseconds: number;
}

/** Of each process: an attacker who makes up keys pushes out the oldest, and the memory stays small. */
const capacity = 20_000;

/** Counts failures by key. Who has had too many waits; nobody is locked. */
export class AttemptLimit {
  private readonly failures = new Map<string, number[]>();

  constructor(
    private readonly rule: AttemptRule,
    private readonly clock: Clock,
  ) {}

  /** Seconds to wait; 0: may try. */
  wait(key: string): number {
    const recent = this.recent(key);
    if (recent.length < this.rule.allowed) return 0;
    const until = recent[recent.length - this.rule.allowed]! + this.rule.windowMilliseconds;
    return Math.ceil((until - this.clock.now()) / 1_000);
  }

  remember(key: string): void {
    const recent = this.recent(key).slice(1 - this.rule.allowed);
    this.failures.delete(key);
    if (this.failures.size >= capacity) this.failures.delete(this.failures.keys().next().value!);
    this.failures.set(key, [...recent, this.clock.now()]);
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
