import { describe, expect, it } from '@jest/globals';
import { aFix, anOrder, aZone, guarded, start, Walk, way } from './engine.fixture.js';
import { detectionEngine } from './engine.js';

const still = { speedMetersPerSecond: 0, moving: false };

describe('breach of a zone', () => {
  it('is raised within 15 s for someone who walks in, once, and ends once after leaving', () => {
    const walk = new Walk(anOrder()).feed(
      ...way([0, 700, 0], [360, 100, 0], 5),
      ...way([365, 100, 0], [725, 700, 0], 5),
      ...way([730, 700, 0], [1800, 1800, 0], 10),
    );
    expect(walk.said()).toEqual([
      'approach began',
      'approach changed',
      'breach began',
      'breach ended',
      'approach ended',
    ]);
    const breach = walk.findings.find((finding) => finding.kind === 'breach')!;
    // True crossing: (700 − 200) m at 600/360 m/s = 300 s.
    expect((breach.at - start) / 1000).toBeLessThanOrEqual(315);
    expect(breach.decision.numbers.probability).toBeGreaterThan(0.5);
    // Its numbers are those of the fix that proved it.
    const proved = breach.at + breach.decision.numbers.decidedAfterSeconds! * 1000;
    expect((proved - start) / 1000).toBeCloseTo((500 - breach.decision.numbers.distanceMeters!) / (600 / 360), 0);
    expect(breach.decision.fixIds.length).toBeGreaterThan(0);
  });

  it('is raised for someone who arrived inside and rests there', () => {
    const walk = new Walk(anOrder()).feed(
      ...way([0, 600, 0], [240, 180, 0], 60),
      aFix(300, 180, 0, still),
      aFix(360, 178, 0, still),
      aFix(420, 181, 0, still),
    );
    expect(walk.said()).toContain('breach began');
  });

  it('is not raised by the drift of someone who rests outside', () => {
    const walk = new Walk(anOrder());
    for (let s = 0; s < 3600; s += 15) walk.feed(aFix(s, 235 + 45 * Math.sin(s / 40), 0, still));
    expect(walk.said()).not.toContain('breach began');
  });

  it('is never confirmed by a fix whose error exceeds the zone: that is uncertain', () => {
    const walk = new Walk(anOrder()).feed(
      ...Array.from({ length: 20 }, (_, i) => aFix(i * 15, 0, 0, { accuracyMeters: 600 })),
    );
    expect(walk.said()).toEqual(['uncertain began']);
    expect(walk.nextReport).toBeGreaterThanOrEqual(5);
  });

  it('does not flap in the band between breach and left', () => {
    const walk = new Walk(anOrder()).feed(...way([0, 700, 0], [300, 150, 0], 5));
    for (let s = 305; s < 1500; s += 5) walk.feed(aFix(s, 200 + 20 * Math.sin(s / 30), 0, { speedMetersPerSecond: 1 }));
    expect(walk.said().filter((text) => text.startsWith('breach'))).toEqual(['breach began']);
  });
});

describe('crossing between two fixes', () => {
  it('is found when the way led deep through the zone', () => {
    const walk = new Walk(anOrder({ zones: [aZone({ radius: 150, warningRingMeters: 0 })] })).feed(
      ...way([0, -2400, 0], [240, 2400, 0], 30),
    );
    expect(walk.said().some((text) => text === 'crossing began' || text === 'breach began')).toBe(true);
  });
});

describe('inclusion zone', () => {
  it('is broken by leaving it', () => {
    const walk = new Walk(anOrder({ zones: [aZone({ kind: 'inclusion' })] })).feed(
      ...Array.from({ length: 20 }, (_, i) => aFix(i * 60, 20, 0, still)),
      ...way([1200, 20, 0], [1800, 900, 0], 5),
    );
    expect(walk.said()).toEqual(['breach began']);
  });
});

describe('proximity limit', () => {
  const rules = anOrder({ zones: [], limit: { limitMeters: 300, warningMeters: 600 } });
  const hers = (seconds: number, east: number) =>
    aFix(seconds, east, 0, { personId: guarded, deviceId: 'her-phone', ...still });

  it('is broken by the respondent who walks up to her', () => {
    const walk = new Walk(rules);
    for (let s = 0; s < 600; s += 10) {
      if (s % 120 === 0) walk.feed(hers(s, 0));
      walk.feed(aFix(s + 1, 1000 - 1.5 * s, 0, { speedMetersPerSecond: 1.5, courseDegrees: 270 }));
    }
    expect(walk.said()).toContain('approach began');
    expect(walk.said()).toContain('breach began');
    const approach = walk.findings.find((finding) => finding.kind === 'approach')!;
    expect(approach.decision.numbers.whoCloses).toBe(1);
  });

  it('says when it is the protected person who comes near', () => {
    const walk = new Walk(rules);
    for (let s = 0; s < 600; s += 10) {
      if (s % 120 === 0) walk.feed(aFix(s, 0, 0, still));
      walk.feed(
        aFix(s + 1, 1000 - 1.5 * s, 0, {
          personId: guarded,
          deviceId: 'her-phone',
          speedMetersPerSecond: 1.5,
          courseDegrees: 270,
        }),
      );
    }
    const approach = walk.findings.find((finding) => finding.kind === 'approach')!;
    expect(approach.decision.numbers.whoCloses).toBe(2);
    expect(approach.personId).toBe('person-r');
    expect(walk.said()).toContain('breach began');
  });
});

describe('implausible jumps', () => {
  it('are held: two that agree within seconds do not make a breach', () => {
    const walk = new Walk(anOrder()).feed(
      ...way([0, 30_000, 0], [60, 30_080, 0], 5),
      aFix(62, 0, 0),
      aFix(64, 0, 0),
      aFix(66, 5, 0),
      ...way([70, 30_085, 0], [130, 30_160, 0], 5),
    );
    expect(walk.said()).toEqual([]);
  });

  it('are believed, and told, when they agree for 30 s', () => {
    const walk = new Walk(anOrder()).feed(
      ...way([0, 30_000, 0], [60, 30_080, 0], 5),
      ...Array.from({ length: 20 }, (_, i) => aFix(62 + i * 5, i, 0, { speedMetersPerSecond: 1 })),
    );
    expect(walk.said()).toContain('implausible began');
    expect(walk.said()).toContain('breach began');
  });
});

describe('signals', () => {
  const signal = (seconds: number, alarms: ('strap' | 'separation' | 'low_battery')[], batteryPercent?: number) => ({
    deviceId: 'd',
    personId: 'person-r',
    at: start + seconds * 1000,
    receivedAt: start + seconds * 1000,
    alarms,
    ...(batteryPercent === undefined ? {} : { batteryPercent }),
  });

  it('raise one alarm each, tell again after ten minutes, and never end by themselves', () => {
    const rules = anOrder();
    let state = detectionEngine.emptyState();
    const said: string[] = [];
    for (const s of [0, 5, 10, 700, 705]) {
      const heard = detectionEngine.hear(state, rules, signal(s, ['strap']), start + s * 1000);
      state = heard.state;
      said.push(...heard.findings.map((finding) => `${finding.kind} ${finding.phase}`));
    }
    expect(said).toEqual(['tamper began', 'tamper changed']);
    const settled = detectionEngine.settle(state, 'tamper:device:d');
    const again = detectionEngine.hear(settled, rules, signal(800, ['strap']), start + 800_000);
    expect(again.findings.map((finding) => finding.phase)).toEqual(['began']);
  });

  it('a low battery ends when it is charged', () => {
    const rules = anOrder();
    const low = detectionEngine.hear(detectionEngine.emptyState(), rules, signal(0, [], 9), start);
    const charged = detectionEngine.hear(low.state, rules, signal(60, [], 80), start + 60_000);
    expect([...low.findings, ...charged.findings].map((f) => `${f.kind} ${f.phase}`)).toEqual([
      'low_battery began',
      'low_battery ended',
    ]);
  });
});

describe('silence', () => {
  it('is urgent when the zone could be reached by now, a notice when not, and ends when heard', () => {
    const near = new Walk(anOrder()).feed(...way([0, 5000, 0], [60, 5090, 0], 10)).sweep(700);
    expect(near.findings.map((f) => `${f.kind} ${f.severity} ${f.phase}`)).toEqual(['silence urgent began']);
    const far = new Walk(anOrder())
      .feed(...way([0, 90_000, 0], [60, 90_090, 0], 10))
      .sweep(2000)
      .sweep(4000);
    expect(far.findings.map((f) => `${f.kind} ${f.severity} ${f.phase}`)).toEqual([
      'silence notice began',
      'silence urgent changed',
    ]);
    far.feed(aFix(4100, 90_000, 0));
    expect(far.said().at(-1)).toBe('silence ended');
  });
});

describe('directive', () => {
  it('asks someone asleep far away every 15 minutes, someone near more often', () => {
    const far = new Walk(anOrder()).feed(...Array.from({ length: 10 }, (_, i) => aFix(i * 60, 9000, 0, still)));
    expect(far.nextReport).toBe(900);
    const near = new Walk(anOrder()).feed(...way([0, 700, 0], [200, 300, 0], 5));
    expect(near.nextReport).toBeLessThanOrEqual(6);
  });
});

describe('fixes out of order', () => {
  it('that prove a breach seconds later raise it, marked late', () => {
    const fixes = way([0, 700, 0], [400, 100, 0], 5, { id: undefined as never }).map((fix, i) => ({
      ...fix,
      id: `w${i}`,
    }));
    const inside = fixes.filter((fix) => fix.fixTime > start + 335_000 && fix.fixTime < start + 370_000);
    const walk = new Walk(anOrder())
      .receive(fixes.slice(0, 60), start + 300_000)
      .receive([aFix(385, 230, 0, { id: 'out', speedMetersPerSecond: 1.7 })], start + 385_000);
    expect(walk.said()).not.toContain('breach began');
    walk.receive(inside, start + 386_000);
    const breach = walk.findings.find((finding) => finding.kind === 'breach')!;
    expect(breach).toMatchObject({ phase: 'began', late: true });
    expect(start + 386_000 - breach.at).toBeLessThan(60_000);
  });
});

describe('state', () => {
  it('stays under 2 kB for an ordinary order', () => {
    const uuid = (n: number) => `0190a5a4-7c1e-7000-8000-00000000000${n}`;
    const rules = anOrder({
      parties: [
        { personId: uuid(1), role: 'respondent' },
        { personId: uuid(2), role: 'protected' },
      ],
      zones: [aZone({ zoneId: uuid(3) })],
      limit: { limitMeters: 300, warningMeters: 600 },
    });
    const walk = new Walk(rules);
    let largest = 0;
    for (const [i, fix] of way([0, 1500, 0], [1500, -100, 0], 5).entries()) {
      walk.feed({
        ...fix,
        personId: uuid(1),
        deviceId: uuid(4),
        id: `0190a5a4-7c1e-7000-8000-${String(i).padStart(12, '0')}`,
      });
      if (i % 10 === 0)
        walk.feed(
          aFix(i * 5 + 1, 0, 0, {
            ...still,
            personId: uuid(2),
            deviceId: uuid(5),
            id: uuid(9).replace('9', String(i % 10)),
          }),
        );
      largest = Math.max(largest, JSON.stringify(walk.state).length);
    }
    expect(walk.said()).toContain('breach began');
    expect(largest).toBeLessThan(2048);
  });

  it('a repeated fix changes nothing', () => {
    const fixes = way([0, 700, 0], [300, 100, 0], 5);
    const once = new Walk(anOrder()).feed(...fixes);
    const often = new Walk(anOrder()).feed(...fixes.flatMap((fix) => [fix, fix, fix]));
    expect(often.findings).toEqual(once.findings);
    expect(often.state).toEqual(once.state);
  });
});
