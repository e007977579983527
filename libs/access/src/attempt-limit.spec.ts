import { describe, expect, it } from '@jest/globals';
import { MovableClock } from '#domain';
import { type AccessError } from './access.error.js';
import { AttemptLimit, networkOf } from './attempt-limit.js';

describe('the limit of attempts', () => {
  const clock = new MovableClock(0);
  const limit = () => new AttemptLimit({ allowed: 3, windowMilliseconds: 60_000 }, clock);
  /** Seconds to wait; 0: one more has begun. */
  const waitOf = (made: AttemptLimit, key: string): number => {
    try {
      made.begin(key);
      return 0;
    } catch (error) {
      return (error as AccessError).retryAfterSeconds!;
    }
  };

  it('lets try until there are too many failures, then says how long to wait', () => {
    const made = limit();
    for (let n = 0; n < 3; n += 1) {
      expect(waitOf(made, 'a')).toBe(0);
      clock.move(10_000);
    }
    expect(waitOf(made, 'a')).toBe(30);
    expect(waitOf(made, 'b')).toBe(0);
    clock.move(30_000);
    expect(waitOf(made, 'a')).toBe(0);
  });

  it('does not count what succeeded, and nothing that goes on at once is left out', () => {
    const made = limit();
    for (let n = 0; n < 10; n += 1) {
      expect(waitOf(made, 'a')).toBe(0);
      made.succeeded('a');
    }
    for (let n = 0; n < 3; n += 1) expect(waitOf(made, 'a')).toBe(0);
    expect(waitOf(made, 'a')).toBe(60);
    made.succeeded('a');
    expect(waitOf(made, 'a')).toBe(0);
    made.forget('a');
    expect(waitOf(made, 'a')).toBe(0);
  });

  it('remembers a bounded number of keys, the newest', () => {
    const made = limit();
    for (let n = 0; n < 3; n += 1) waitOf(made, 'oldest');
    for (let n = 0; n < 20_000; n += 1) waitOf(made, `key ${n}`);
    expect(waitOf(made, 'oldest')).toBe(0);
    for (let n = 0; n < 2; n += 1) waitOf(made, 'key 19999');
    expect(waitOf(made, 'key 19999')).toBeGreaterThan(0);
  });
});

describe('the network of an address', () => {
  it.each([
    ['203.0.113.7', '203.0.113.7'],
    ['::ffff:203.0.113.7', '203.0.113.7'],
    ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2::/64'],
    ['2001:0db8:0001:0002::9', '2001:db8:1:2::/64'],
    ['2001:db8::1', '2001:db8:0:0::/64'],
    ['::1', '0:0:0:0::/64'],
    ['fe80::1%eth0', 'fe80:0:0:0::/64'],
  ])('of %s is %s', (address, network) => expect(networkOf(address)).toBe(network));
});
