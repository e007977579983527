import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { compareDevices, judgeDoubt, type Comparison } from './disagreement.rule.js';
import { detectionEngine } from './engine.js';
import { aFix, anOrder, guarded, respondent, start, Walk } from './engine.fixture.js';
import type { SiblingMoment } from './moment.js';
import type { Fix } from './types.js';

const still = { speedMetersPerSecond: 0, moving: false };
const settings = { seed: 20260504, numRuns: 60 };

/** Far from every zone, so that only the two devices speak. */
const bracelet = (seconds: number, east: number, changes: Partial<Fix> = {}): Fix =>
  aFix(seconds, 9000 + east, 0, { deviceId: 'bracelet', ...still, ...changes });
const phone = (seconds: number, east: number, changes: Partial<Fix> = {}): Fix =>
  aFix(seconds, 9000 + east, 0, { deviceId: 'phone', speedMetersPerSecond: 1.4, ...changes });

/** The bracelet rests where it is; the phone is carried off at 1.4 m/s and rests 2 km away. */
function leftBehind(braceletEvery: number): Fix[] {
  const fixes: Fix[] = [];
  for (let s = 0; s <= 4200; s += braceletEvery) fixes.push(bracelet(s, 0));
  for (let s = 3; s <= 4200; s += 30) fixes.push(phone(s, Math.min(2000, Math.max(0, 1.4 * (s - 600)))));
  return fixes.sort((a, b) => a.fixTime - b.fixTime);
}

describe('two devices of one person that disagree', () => {
  it.each([10, 60, 300])('are told once when one is left behind and reports every %i s', (every) => {
    const walk = new Walk(anOrder()).feed(...leftBehind(every));
    expect(walk.findings.map((finding) => [finding.kind, finding.phase, finding.severity])).toEqual([
      ['disagreement', 'began', 'urgent'],
    ]);
    const [finding] = walk.findings;
    expect(finding!.conditionKey).toBe('disagreement:pair:bracelet+phone');
    expect(finding!.decision.fixIds).toHaveLength(2);
    expect(finding!.decision.numbers.devicesApartMeters).toBeGreaterThan(300);
    // Carried off at 600 s, 1.4 m/s: beyond 300 m after four minutes more, believed at the third report after that.
    expect((finding!.at - start) / 1000).toBeLessThan(600 + 240 + 3 * every + 120);
  });

  it('end when they are together again, and can begin anew', () => {
    const walk = new Walk(anOrder());
    for (let s = 0; s < 6000; s += 20) {
      const away = s % 3000 < 1500 ? 0 : 1500;
      walk.feed(bracelet(s, 0), phone(s + 5, away, still));
    }
    expect(walk.said()).toEqual(['disagreement began', 'disagreement ended', 'disagreement began']);
  });

  it('are a notice when they are a protected person’s', () => {
    const fixes = leftBehind(60).map((fix) => ({ ...fix, personId: guarded }));
    expect(new Walk(anOrder()).feed(...fixes).findings.map(({ severity }) => severity)).toEqual(['notice']);
  });

  it('are not told again when the bracelet has reported its separation', () => {
    const rules = anOrder();
    const fixes = leftBehind(60);
    const walk = new Walk(rules).feed(fixes[0]!);
    const heard = detectionEngine.hear(
      walk.state,
      rules,
      {
        deviceId: 'bracelet',
        personId: respondent,
        at: start + 1000,
        receivedAt: start + 1000,
        alarms: ['separation'],
      },
      start + 1000,
    );
    expect(heard.findings.map((finding) => finding.kind)).toEqual(['separation']);
    walk.state = heard.state;
    expect(walk.feed(...fixes.slice(1)).findings).toEqual([]);
  });

  it.each([
    ['cell fixes', { source: 'cell', accuracyMeters: 50 }],
    ['a fix of large error', { accuracyMeters: 400 }],
    ['mocked fixes', { mock: true }],
  ])('are not found by %s', (_, changes) => {
    const fixes = leftBehind(60).map((fix) => (fix.deviceId === 'phone' ? { ...fix, ...changes } : fix));
    expect(new Walk(anOrder()).feed(...fixes).said()).not.toContain('disagreement began');
  });

  it('are not found by a device that died elsewhere, nor keep the other awake for long', () => {
    const walk = new Walk(anOrder()).feed(...Array.from({ length: 20 }, (_, i) => phone(i * 30, 5000, still)));
    for (let s = 1200; s < 9000; s += 60) walk.feed(bracelet(s, 0));
    expect(walk.said()).toEqual([]);
    expect(walk.nextReport).toBe(900);
  });

  it.each([
    ['at rest for hours', 0],
    ['on foot', 1.4],
    ['by car', 14],
  ])('are not found by receivers that err against each other, %s', (_, speed) => {
    const walk = new Walk(anOrder({ zones: [] }));
    for (let s = 0; s < 7200; s += 30) {
      const more = { accuracyMeters: 180, speedMetersPerSecond: speed, moving: speed > 0 };
      walk.feed(bracelet(s, speed * s + 300, more), phone(s + 10, speed * (s + 10) - 300, more));
    }
    expect(walk.said()).toEqual([]);
  });

  it('asks for a few fixes soon while in doubt', () => {
    const fixes = leftBehind(300);
    const walk = new Walk(anOrder());
    const asked = fixes.map((fix) => [fix.deviceId, walk.feed(fix).nextReport, walk.findings.length] as const);
    expect(asked.some(([device, seconds, said]) => device === 'bracelet' && seconds === 10 && said === 0)).toBe(true);
    expect(asked.at(-1)).toEqual(['bracelet', 900, 1]);
  });

  it('found late are marked late, and the same doubt is not told again', () => {
    const fixes = leftBehind(60);
    const now = start + 5_000_000;
    const walk = new Walk(anOrder()).receive(
      fixes.filter((fix) => fix.deviceId === 'bracelet'),
      now,
    );
    walk.receive(
      fixes.filter((fix) => fix.deviceId === 'phone' && fix.fixTime > start + 3_000_000),
      now,
    );
    walk.receive(
      fixes.filter((fix) => fix.deviceId === 'phone' && fix.fixTime <= start + 3_000_000),
      now,
    );
    expect(walk.findings.map(({ kind, phase, late }) => [kind, phase, late])).toEqual([
      ['disagreement', 'began', true],
    ]);
  });

  it('end with a device that is unpaired, and with a party that leaves the order', () => {
    const fixes = leftBehind(60);
    const unpaired = new Walk(anOrder()).feed(...fixes);
    const at = start + 4_210_000;
    const signal = { deviceId: 'bracelet', personId: respondent, at, receivedAt: at, alarms: [], unpaired: true };
    const heard = detectionEngine.hear(unpaired.state, unpaired.rules, signal, at);
    expect(heard.findings.map(({ kind, phase }) => `${kind} ${phase}`)).toEqual([
      'unpaired began',
      'disagreement ended',
    ]);
    const party = new Walk(anOrder()).feed(...fixes);
    party.rules = anOrder({ policyVersion: 2, parties: [{ personId: guarded, role: 'protected' }] });
    expect(party.sweep(4210).said()).toEqual(['disagreement began', 'disagreement ended']);
    expect(party.findings[1]).toMatchObject({ personId: respondent, decision: { rule: 'order changed' } });
  });

  it('both are judged: either may raise a breach', () => {
    for (const carried of ['bracelet', 'phone']) {
      const walk = new Walk(anOrder());
      for (let s = 0; s < 900; s += 10) {
        const east = Math.max(20, 700 - 1.5 * s);
        walk.feed(aFix(s, east, 0, { deviceId: carried, speedMetersPerSecond: east > 20 ? 1.5 : 0 }));
        walk.feed(aFix(s + 1, 9000, 0, { deviceId: 'other', ...still }));
      }
      expect(walk.said().filter((text) => text.startsWith('breach'))).toEqual(['breach began']);
      expect(walk.said().filter((text) => text.startsWith('disagreement'))).toEqual(['disagreement began']);
    }
  });
});

describe('whatever the errors and the way', () => {
  it('devices that are carried together within their errors never disagree', () => {
    // An error that stays as it is, of up to 1.7 times what the device claims, is the worst that can be.
    const receiver = fc.record({
      accuracy: fc.integer({ min: 4, max: 190 }),
      east: fc.double({ min: -1.2, max: 1.2, noNaN: true }),
      north: fc.double({ min: -1.2, max: 1.2, noNaN: true }),
    });
    const steps = fc.array(
      fc.record({
        device: fc.constantFrom('bracelet', 'phone'),
        seconds: fc.integer({ min: 1, max: 120 }),
        speed: fc.constantFrom(0, 0, 1.3, 12, 25),
      }),
      { minLength: 10, maxLength: 120 },
    );
    fc.assert(
      fc.property(steps, receiver, receiver, (way, bracelets, phones) => {
        const walk = new Walk(anOrder({ zones: [] }));
        let [t, at] = [0, 0];
        for (const { device, seconds, speed } of way) {
          t += seconds;
          at += speed * seconds;
          const { accuracy, east, north } = device === 'phone' ? phones : bracelets;
          walk.feed(
            aFix(t, at + east * accuracy, north * accuracy, {
              deviceId: device,
              accuracyMeters: accuracy,
              speedMetersPerSecond: speed,
              moving: speed > 0,
            }),
          );
        }
        expect(walk.said()).not.toContain('disagreement began');
      }),
      settings,
    );
  });

  it('a doubt never changes in the band between apart and together', () => {
    const band = fc.integer({ min: 160, max: 290 });
    fc.assert(
      fc.property(fc.array(band, { minLength: 5, maxLength: 60 }), fc.boolean(), (distances, apartBefore) => {
        const walk = new Walk(anOrder({ zones: [] }));
        const pair = (s: number, apart: number): void => void walk.feed(bracelet(s, 0), phone(s + 5, apart, still));
        for (let s = 0; s < 600; s += 20) pair(s, apartBefore ? 2000 : 0);
        const before = walk.said();
        expect(before).toEqual(apartBefore ? ['disagreement began'] : []);
        // Each distance for long enough to be the phone's rest.
        distances.forEach((distance, i) => {
          for (let s = 0; s < 120; s += 20) pair(600 + i * 120 + s, distance);
        });
        expect(walk.said()).toEqual(before);
      }),
      settings,
    );
  });

  it('a doubt begins only after three comparisons over a minute without a break, and ends in the same way', () => {
    const comparisons = fc.array(
      fc.record({
        says: fc.constantFrom<Comparison>('apart', 'together', 'between', 'unknown'),
        seconds: fc.integer({ min: 0, max: 50 }),
      }),
      { maxLength: 200 },
    );
    fc.assert(
      fc.property(comparisons, (steps) => {
        const doubt = {};
        let spoken = 0;
        const seen: { says: Comparison; spoken: number }[] = [];
        let open = false;
        for (const { says, seconds } of steps) {
          spoken += seconds;
          if (says !== 'unknown') seen.push({ says, spoken });
          const verdict = judgeDoubt(doubt, says, spoken);
          if (verdict === 'none') continue;
          const wanted: Comparison = verdict === 'began' ? 'apart' : 'together';
          expect(open).toBe(verdict === 'ended');
          open = !open;
          const breakAt = seen.findLastIndex((each) => each.says !== wanted);
          const run = seen.slice(breakAt + 1);
          expect(run.length).toBeGreaterThanOrEqual(3);
          expect(run.at(-1)!.spoken - run[0]!.spoken).toBeGreaterThanOrEqual(60);
        }
      }),
      { ...settings, numRuns: 300 },
    );
  });

  it('no distance is both apart and together', () => {
    fc.assert(
      fc.property(
        fc.record({
          distance: fc.double({ min: 0, max: 20_000, noNaN: true }),
          sigma: fc.double({ min: 1, max: 280, noNaN: true }),
          gap: fc.double({ min: 0, max: 900, noNaN: true }),
          speed: fc.double({ min: 0.8, max: 36, noNaN: true }),
        }),
        (numbers) => {
          const sibling: SiblingMoment = { deviceId: 'b', fixId: 'f', t: 0, accuracy: 5, ownAccuracy: 5, ...numbers };
          const apart = compareDevices(sibling, 0, 36) === 'apart';
          // The same, a little nearer: never straight to the other side.
          const nearer = compareDevices({ ...sibling, distance: sibling.distance - 1 }, 0, 36);
          if (apart) expect(nearer).not.toBe('together');
        },
      ),
      settings,
    );
  });
});
