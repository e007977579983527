import { describe, expect, it } from '@jest/globals';
import { aFix, anOrder, guarded, respondent, start, Walk, way } from './engine.fixture.js';
import { detectionEngine } from './engine.js';
import type { OrderRules, WatchState } from './types.js';

const bracelet = `device-of-${respondent}`;
const limit = { limitMeters: 300, warningMeters: 600 };

function unpair(walk: Walk, seconds: number, personId = respondent, deviceId = `device-of-${personId}`): Walk {
  const at = start + seconds * 1000;
  const signal = { deviceId, personId, at, receivedAt: at, alarms: [], unpaired: true };
  const heard = detectionEngine.hear(walk.state, walk.rules, signal, at);
  walk.state = JSON.parse(JSON.stringify(heard.state)) as WatchState;
  walk.findings.push(...heard.findings);
  return walk;
}

const inside = (rules: OrderRules = anOrder()) => new Walk(rules).feed(...way([0, 700, 0], [400, 50, 0], 5));

describe('an unpaired device', () => {
  it('is an urgent alarm, once, on its last fix, and nothing but the desk ends it', () => {
    const walk = new Walk(anOrder()).feed(...way([0, 5000, 0], [60, 5090, 0], 10));
    unpair(unpair(walk, 100), 105).sweep(100_000);
    expect(walk.said()).toEqual(['unpaired began']);
    const [finding] = walk.findings;
    expect(finding).toMatchObject({ severity: 'urgent', personId: respondent, deviceId: bracelet, late: false });
    expect(finding!.decision).toMatchObject({ rule: 'unpaired', fixIds: [expect.stringContaining('fix-')] });
    expect(finding!.decision.numbers.unheardSeconds).toBeCloseTo(39.5);
    const settled = detectionEngine.settle(walk.state, `unpaired:device:${bracelet}`);
    expect(detectionEngine.sweep(settled, walk.rules, start + 200_000_000).findings).toEqual([]);
  });

  it('is told also when it never reported', () => {
    expect(unpair(new Walk(anOrder()), 0).said()).toEqual(['unpaired began']);
  });

  it('is told again, as the same alarm, when it happens again after ten minutes', () => {
    expect(unpair(unpair(new Walk(anOrder()), 0), 700).said()).toEqual(['unpaired began', 'unpaired changed']);
  });

  it('says nothing of an order that is not in force, and is forgotten all the same', () => {
    const walk = new Walk(anOrder()).feed(...way([0, 5000, 0], [60, 5090, 0], 10));
    walk.rules = anOrder({ validTo: start + 90_000 });
    unpair(walk, 100);
    walk.rules = anOrder({ validTo: null, policyVersion: 2 });
    expect(walk.sweep(100_000).said()).toEqual([]);
  });

  it('ends the silence that only its own report could end', () => {
    const walk = new Walk(anOrder()).feed(...way([0, 5000, 0], [60, 5090, 0], 10)).sweep(2000);
    unpair(walk, 2010);
    expect(walk.said()).toEqual(['silence began', 'unpaired began', 'silence ended']);
    expect(walk.open()).toEqual([`unpaired:device:${bracelet}`]);
  });

  it('is not silent because of a report that was on its way', () => {
    const walk = new Walk(anOrder()).feed(...way([0, 5000, 0], [60, 5090, 0], 10));
    unpair(walk, 100)
      .feed(aFix(101, 5090, 0))
      .sweep(2000);
    expect(walk.said()).toEqual(['unpaired began']);
    expect(walk.sweepAt).toBeNull();
  });

  it('leaves the breach standing; another device ends it when surely outside, not by being new', () => {
    const walk = unpair(inside(), 405);
    expect(walk.said()).toEqual(expect.arrayContaining(['breach began', 'unpaired began', 'approach ended']));
    expect(walk.said()).not.toContain('breach ended');
    walk.feed(aFix(500, 50, 0, { deviceId: 'second' }));
    expect(walk.said()).not.toContain('breach ended');
    walk.feed(...way([600, 900, 0], [660, 1000, 0], 5, { deviceId: 'second' }));
    expect(walk.said().at(-1)).toBe('breach ended');
  });

  it('of a protected person is a notice while another one of hers is heard, else urgent', () => {
    const severity = (walk: Walk) => unpair(walk, 20, guarded, 'old-phone').findings.at(-1)!.severity;
    const hers = (deviceId: string) => aFix(10, 5000, 0, { personId: guarded, deviceId });
    const rules = anOrder({ zones: [], limit });
    expect(severity(new Walk(rules).feed(hers('old-phone'), hers('new-phone')))).toBe('notice');
    expect(severity(new Walk(rules).feed(hers('old-phone')))).toBe('urgent');
    expect(severity(new Walk(rules).feed(hers('old-phone'), aFix(11, 9000, 0)))).toBe('urgent');
  });

  it('does not come back with a late fix', () => {
    const fixes = way([0, 3000, 0], [120, 2900, 0], 10);
    const walk = new Walk(anOrder());
    for (const fix of fixes) if (fix !== fixes[5]) walk.receive([fix], fix.receivedAt);
    walk.receive([aFix(125, 8000, 0, { deviceId: 'second' })], start + 125_000);
    unpair(walk, 130);
    walk.receive([aFix(60, 8000, 0, { deviceId: 'second' })], start + 140_000);
    expect(Object.keys(walk.state['d'] as object)).toEqual(['second']);
    expect(Object.keys(walk.state['j'] as object)).toEqual(['school|second']);
  });
});
