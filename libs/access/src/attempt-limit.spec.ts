import { describe, expect, it } from '@jest/globals';
import { MovableClock } from '#domain';
import { AttemptLimit, networkOf } from './attempt-limit.js';

describe('the limit of attempts', () => {
  const clock = new MovableClock(0);
  const limit = () => new AttemptLimit({ allowed: 3, windowMilliseconds: 60_000 }, clock);

  it('lets try until there are too many failures, then says how long to wait', () => {
    const made = limit();
    for (let n = 0; n < 3; n += 1) {
      expect(made.wait('a')).toBe(0);
      made.remember('a');
      clock.move(10_000);
    }
    expect(made.wait('a')).toBe(30);
    expect(made.wait('b')).toBe(0);
    clock.move(30_000);
    expect(made.wait('a')).toBe(0);
  });

  it('begins anew for who is forgotten', () => {
    const made = limit();
    for (let n = 0; n < 3; n += 1) made.remember('a');
    made.forget('a');
    expect(made.wait('a')).toBe(0);
  });

  it('remembers a bounded number of keys, the newest', () => {
    const made = limit();
    for (let n = 0; n < 3; n += 1) made.remember('oldest');
    for (let n = 0; n < 20_000; n += 1) made.remember(`key ${n}`);
    expect(made.wait('oldest')).toBe(0);
    for (let n = 0; n < 2; n += 1) made.remember('key 19999');
    expect(made.wait('key 19999')).toBeGreaterThan(0);
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
