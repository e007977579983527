import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { aFix, anOrder, guarded, respondent, start, Walk, way } from './engine.fixture.js';
import { detectionEngine } from './engine.js';
import type { LimitRules, OrderRules, Signal, WatchState } from './types.js';

const bracelet = `device-of-${respondent}`;
const phone = `device-of-${guarded}`;
const beaconOf = (personId: string) => `beacon-of-${personId}`;
const other = (personId: string) => (personId === respondent ? guarded : respondent);
const breachKey = `breach:limit:${guarded}:${respondent}`;
const approachKey = `approach:limit:${guarded}:${respondent}`;

const limited = (limit: Partial<LimitRules> = {}, changes: Partial<OrderRules> = {}) =>
  anOrder({ zones: [], limit: { limitMeters: 300, warningMeters: 300, ...limit }, ...changes });

/** A report without a position: who reports hears the other's beacon. */
function hear(walk: Walk, seconds: number, rssi: number, by = respondent, more: Partial<Signal> = {}): Walk {
  const at = start + seconds * 1000;
  const now = Math.max(at, more.receivedAt ?? at);
  const sightings = [{ deviceId: beaconOf(other(by)), personId: other(by), rssi }];
  const signal = { deviceId: `device-of-${by}`, personId: by, at, receivedAt: now, alarms: [], sightings, ...more };
  const heard = detectionEngine.hear(walk.state, walk.rules, signal, now);
  walk.state = JSON.parse(JSON.stringify(heard.state)) as WatchState;
  walk.findings.push(...heard.findings);
  walk.sweepAt = heard.sweepAt;
  walk.nextReport = heard.directive.reportEverySeconds;
  return walk;
}

const unpaired = (walk: Walk, seconds: number, deviceId: string, personId: string) =>
  hear(walk, seconds, 0, personId, { deviceId, personId, unpaired: true, sightings: [] });

describe('a beacon of the other party', () => {
  it('that is heard loudly is a breach of the limit at once, though nobody knows where either of them is', () => {
    const walk = hear(new Walk(limited()), 0, -58, respondent, { fixId: 'fix-of-report' });
    expect(walk.findings).toMatchObject([
      {
        kind: 'breach',
        severity: 'critical',
        phase: 'began',
        conditionKey: breachKey,
        personId: respondent,
        otherPersonId: guarded,
        deviceId: bracelet,
        fixId: 'fix-of-report',
        at: start,
        late: false,
        decision: {
          rule: 'heard by Bluetooth',
          fixIds: ['fix-of-report'],
          numbers: { rssiDbm: -58, rssiNeededDbm: -70, sightings: 1, withinMeters: 10, heardBy: 1, limitMeters: 300 },
        },
      },
    ]);
    expect(walk.nextReport).toBe(30);
  });

  it('is as good when her phone hears his', () => {
    const [finding] = hear(new Walk(limited()), 0, -58, guarded).findings;
    expect(finding).toMatchObject({ conditionKey: breachKey, personId: respondent, deviceId: beaconOf(respondent) });
    expect(finding!.decision.numbers.heardBy).toBe(2);
  });

  it('that is heard less loudly needs a second sighting, of another moment and soon', () => {
    const walk = hear(new Walk(limited()), 0, -80);
    expect(hear(hear(walk, 0, -80), 2, -80).findings).toEqual([]);
    expect(hear(walk, 400, -80).findings).toEqual([]);
    const [finding] = hear(walk, 460, -82).findings;
    expect(finding).toMatchObject({ kind: 'breach', at: start + 400_000 });
    expect(finding!.decision.numbers).toMatchObject({ sightings: 2, rssiNeededDbm: -85, decidedAfterSeconds: 60 });
  });

  it('that is hardly heard proves nothing, however often', () => {
    const walk = new Walk(limited());
    for (let seconds = 0; seconds < 600; seconds += 30) hear(walk, seconds, -86);
    expect(walk.findings).toEqual([]);
    expect(walk.state['b']).toBeUndefined();
    expect(walk.nextReport).toBe(60);
  });

  it('is an urgent approach where it may be heard beyond the limit, and a breach when it is louder', () => {
    const walk = new Walk(limited({ limitMeters: 20, warningMeters: 40 }));
    hear(hear(walk, 0, -80), 30, -80);
    expect(walk.findings).toMatchObject([{ kind: 'approach', severity: 'urgent', conditionKey: approachKey }]);
    hear(walk, 60, -60);
    expect(walk.said()).toEqual(['approach began', 'breach began']);
  });

  it('proves nothing where it is heard beyond limit and ring, and none is asked for without a limit', () => {
    expect(hear(hear(new Walk(limited({ limitMeters: 20, warningMeters: 0 })), 0, -80), 30, -80).findings).toEqual([]);
    expect(hear(new Walk(anOrder()), 0, -50).findings).toEqual([]);
  });

  it('of the same side, or of nobody in this order, is ignored and not remembered', () => {
    const walk = new Walk(limited());
    const of = (personId: string) => ({ sightings: [{ deviceId: 'beacon', personId, rssi: -40 }] });
    hear(walk, 0, 0, respondent, of(respondent));
    hear(walk, 10, 0, respondent, of('stranger'));
    hear(walk, 20, 0, 'stranger', of(guarded));
    expect(walk.findings).toEqual([]);
    expect(walk.state['b']).toBeUndefined();
  });

  it('goes on while it is heard at all, and is over five minutes after', () => {
    const walk = hear(new Walk(limited()), 0, -60);
    for (let seconds = 200; seconds <= 1000; seconds += 200) hear(walk, seconds, -94).sweep(seconds + 199);
    expect(walk.said()).toEqual(['breach began']);
    expect(walk.sweepAt).toBe(start + 1_300_000);
    walk.sweep(1_300);
    expect(walk.said()).toEqual(['breach began', 'breach ended']);
    expect(walk.findings[1]!.decision).toMatchObject({
      rule: 'not heard',
      numbers: { unheardSeconds: 300, sightings: 6, rssiDbm: -60 },
    });
    expect(walk.open()).toEqual([]);
  });

  it('is not kept near by what is fainter than any beacon near', () => {
    const walk = hear(hear(new Walk(limited()), 0, -60), 200, -99).sweep(300);
    expect(walk.said()).toEqual(['breach began', 'breach ended']);
  });

  it('ends and begins anew when nobody swept between', () => {
    const walk = hear(hear(new Walk(limited()), 0, -60), 5_000, -60);
    expect(walk.said()).toEqual(['breach began', 'breach ended', 'breach began']);
  });

  it('is told late when it comes late, and its repeat is not told again', () => {
    const receivedAt = start + 3_600_000;
    const walk = hear(new Walk(limited()), 0, -60, respondent, { receivedAt });
    expect(walk.findings).toMatchObject([{ at: start, late: true }]);
    walk.sweep(3_700);
    for (let times = 0; times < 5; times += 1) hear(walk, 0, -60, respondent, { receivedAt });
    expect(walk.said()).toEqual(['breach began', 'breach ended']);
  });

  it('is hidden from the respondent where it is concealed where she is: the alarm, and the hurry', () => {
    const walk = new Walk(limited({ concealment: { seed: 'ab'.repeat(32) } }));
    hear(walk, 0, -58);
    expect(walk.findings).toMatchObject([{ kind: 'breach', audience: 'not_respondent' }]);
    expect(walk.nextReport).toBe(60);
    expect(hear(walk, 10, -58, guarded).nextReport).toBe(30);
  });
});

describe('a beacon that may be near', () => {
  const permits = [{ from: start - 1000, to: start + 600_000 }];

  it('is no alarm while a permit allows it, and one as soon as the permit is over', () => {
    const walk = new Walk(limited({ permits }));
    hear(hear(walk, 0, -58), 500, -58);
    expect(walk.findings).toEqual([]);
    expect(walk.sweepAt).toBe(start + 600_000);
    walk.sweep(600);
    expect(walk.findings).toMatchObject([{ kind: 'breach', at: start + 600_000, conditionKey: breachKey }]);
    expect(walk.findings[0]!.decision.rule).toBe('inside when it became forbidden');
  });

  it('is not dated before it was forbidden, though nobody swept when the permit was over', () => {
    const walk = hear(hear(new Walk(limited({ permits })), 500, -58), 660, -58);
    expect(walk.findings).toMatchObject([
      { kind: 'breach', at: start + 600_000, decision: { rule: 'heard by Bluetooth' } },
    ]);
  });

  it('ends what was open when a permit begins', () => {
    const walk = hear(new Walk(limited({ permits: [{ from: start + 60_000, to: start + 600_000 }] })), 0, -58).sweep(
      60,
    );
    expect(walk.said()).toEqual(['breach began', 'breach ended']);
    expect(walk.findings[1]!.decision.rule).toBe('no longer forbidden');
  });

  it('is no alarm outside the hours of the limit, before the order begins or after it ended', () => {
    const schedule = { windows: [{ days: [1, 2, 3, 4, 5, 6, 7], from: '20:00', to: '21:00' }] };
    expect(hear(new Walk(limited({ schedule })), 0, -58).findings).toEqual([]);
    expect(hear(new Walk(limited({}, { validFrom: start + 10_000 })), 0, -58).findings).toEqual([]);
    expect(hear(new Walk(limited({}, { validTo: start - 10_000 })), 0, -58).findings).toEqual([]);
  });

  it('ends with the order, and with the limit', () => {
    const ended = hear(new Walk(limited({}, { validTo: start + 60_000 })), 0, -58).sweep(60);
    expect(ended.said()).toEqual(['breach began', 'breach ended']);
    expect(ended.state['b']).toBeUndefined();
    const walk = hear(new Walk(limited()), 0, -58);
    walk.rules = limited({}, { limit: null, policyVersion: 2 });
    expect(walk.sweep(10).said()).toEqual(['breach began', 'breach ended']);
    expect(walk.state['b']).toBeUndefined();
  });
});

describe('a meeting that positions find too', () => {
  const her = aFix(0, 0, 0, { personId: guarded });
  const approach = way([10, 900, 0], [210, 10, 0], 10);

  it('is one alarm, whoever found it first', () => {
    const first = hear(new Walk(limited()), 0, -60).feed(her);
    for (const fix of approach) hear(first.feed(fix), (fix.fixTime - start) / 1000, -60);
    expect(first.said().filter((said) => said === 'breach began')).toHaveLength(1);
    const second = new Walk(limited()).feed(her, ...approach);
    expect(second.open()).toContain(breachKey);
    const before = second.findings.length;
    expect(hear(second, 215, -60).findings).toHaveLength(before);
  });

  it('does not end by positions while it is heard, nor by silence of the beacon while they say so', () => {
    const walk = hear(new Walk(limited()).feed(her, ...approach), 215, -60);
    for (const fix of way([220, 900, 0], [520, 1_200, 0], 20)) hear(walk.feed(fix), (fix.fixTime - start) / 1000, -90);
    expect(walk.said()).not.toContain('breach ended');
    walk.sweep(900);
    expect(walk.said()).toContain('breach ended');

    const quiet = hear(new Walk(limited()), 0, -60)
      .feed(her, ...approach)
      .sweep(500);
    expect(quiet.said()).not.toContain('breach ended');
    quiet.feed(...way([510, 900, 0], [700, 1_500, 0], 10));
    expect(quiet.said().filter((said) => said === 'breach ended')).toHaveLength(1);
  });

  it('is not withdrawn by a late fix that knows nothing of the beacon', () => {
    const walk = new Walk(limited());
    const fixes = [her, ...way([10, 3_000, 0], [130, 2_900, 0], 10)];
    for (const fix of fixes) if (fix !== fixes[5]) walk.receive([fix], fix.receivedAt);
    hear(walk, 131, -60);
    walk.receive([fixes[5]!], start + 140_000);
    expect(walk.open()).toContain(breachKey);
    expect(walk.said()).toEqual(['breach began']);
  });

  it('stays when the bracelet that heard it is unpaired', () => {
    const walk = unpaired(hear(new Walk(limited()), 0, -60), 10, bracelet, respondent).sweep(2_000);
    expect(walk.open()).toContain(breachKey);
    const hers = unpaired(hear(new Walk(limited()), 0, -60, guarded), 10, phone, guarded).sweep(2_000);
    expect(hers.open()).toContain(breachKey);
  });
});

describe('whatever is heard, in whichever order and however often', () => {
  const settings = { seed: 20260504, numRuns: 150 };
  const sightings = fc.array(
    fc.record({
      seconds: fc.integer({ min: 0, max: 240 }),
      rssi: fc.integer({ min: -110, max: -40 }),
      by: fc.constantFrom(respondent, guarded),
    }),
    { maxLength: 8 },
  );
  type Heard = { seconds: number; rssi: number; by: string }[];
  /** All in one batch, as a phone sends its backlog. */
  const told = (heard: Heard): string[] => {
    const walk = new Walk(limited());
    for (const { seconds, rssi, by } of heard) hear(walk, seconds, rssi, by, { receivedAt: start + 240_000 });
    return walk.said();
  };

  it('the same is found', () => {
    fc.assert(
      fc.property(sightings, fc.infiniteStream(fc.nat()), (heard, keys) => {
        const shuffled = [...heard, ...heard]
          .map((one) => ({ one, key: keys.next().value! }))
          .sort((a, b) => a.key - b.key)
          .map(({ one }) => one);
        expect(told(shuffled)).toEqual(told(heard));
      }),
      settings,
    );
  });

  it('near is found if and only if one was strong, or two of different moments soon after each other were loud enough', () => {
    fc.assert(
      fc.property(sightings, (heard) => {
        const loud = heard.filter(({ rssi }) => rssi >= -85);
        const isNear =
          loud.some(({ rssi }) => rssi >= -70) ||
          loud.some((one) => loud.some((two) => two.seconds - one.seconds >= 5 && two.seconds - one.seconds <= 180));
        expect(told(heard)).toEqual(isNear ? ['breach began'] : []);
      }),
      settings,
    );
  });

  it('begun and ended alternate, and nothing stays open when nothing is heard any more', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.integer({ min: 1, max: 400 }), fc.integer({ min: -110, max: -40 }))), (gaps) => {
        const walk = new Walk(limited());
        let seconds = 0;
        for (const [gap, rssi] of gaps) {
          seconds += gap;
          while (walk.sweepAt !== null && walk.sweepAt <= start + seconds * 1000) {
            const due = walk.sweepAt;
            walk.sweep((due - start) / 1000);
            if (walk.sweepAt === due) throw new Error('is due for ever');
          }
          hear(walk, seconds, rssi);
        }
        walk.sweep(seconds + 300);
        const phases = walk.findings.filter(({ kind }) => kind === 'breach').map(({ phase }) => phase);
        expect(phases).toEqual(phases.map((_, n) => (n % 2 === 0 ? 'began' : 'ended')));
        expect(walk.open()).not.toContain(breachKey);
      }),
      settings,
    );
  });
});
