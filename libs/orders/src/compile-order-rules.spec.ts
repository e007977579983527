import { describe, expect, it } from '@jest/globals';
import { compileOrderRules } from './compile-order-rules.js';
import type { PermitRecord, WholeOrder, ZoneRecord } from './records.js';

const zone = (id: string, changes: Partial<ZoneRecord> = {}): ZoneRecord => ({
  id,
  orderId: 'order',
  createdAt: 0,
  updatedAt: 0,
  name: id,
  kind: 'exclusion',
  area: { type: 'MultiPolygon', coordinates: [] },
  circle: null,
  sizeMeters: 300,
  warningRingMeters: 100,
  schedule: null,
  concealed: false,
  felt: null,
  ...changes,
});

const order = (changes: Partial<WholeOrder> = {}): WholeOrder => ({
  id: 'order',
  createdAt: 0,
  updatedAt: 0,
  reference: null,
  issuingAuthority: 'court',
  jurisdiction: 'KZ',
  legalBasis: null,
  timeZone: 'Asia/Almaty',
  caseOfficerId: null,
  validFrom: 1,
  validTo: null,
  status: 'active',
  proximityLimitMeters: null,
  proximityWarningMeters: null,
  proximitySchedule: null,
  thresholds: {},
  version: 7,
  parties: [
    { personId: 'b', role: 'respondent' },
    { personId: 'a', role: 'protected' },
  ],
  zones: [],
  permits: [],
  ...changes,
});

const permit = (changes: Partial<PermitRecord>): PermitRecord => ({
  id: 'permit',
  orderId: 'order',
  createdAt: 0,
  zoneId: null,
  from: 100,
  to: 200,
  reason: 'hearing',
  withdrawnAt: null,
  ...changes,
});

describe('the rules of an order', () => {
  it('are the same whatever order the rows come in', () => {
    const zones = [zone('z2'), zone('z1')];
    const turned = order({ zones: zones.toReversed(), parties: order().parties.toReversed() });
    expect(compileOrderRules(turned)).toEqual(compileOrderRules(order({ zones })));
  });

  it('have no limit when the order has none', () => {
    expect(compileOrderRules(order()).limit).toBeNull();
  });

  it('have a belt as wide as the limit unless the order says how wide', () => {
    expect(compileOrderRules(order({ proximityLimitMeters: 500 })).limit).toEqual({
      limitMeters: 500,
      warningMeters: 500,
    });
    const narrow = order({ proximityLimitMeters: 500, proximityWarningMeters: 0 });
    expect(compileOrderRules(narrow).limit).toEqual({ limitMeters: 500, warningMeters: 0 });
  });

  it('carry a schedule only where there is one, and nothing personal of the rows', () => {
    const schedule = { windows: [{ days: [1], from: '08:00', to: '16:00' }] };
    const [plain, scheduled] = compileOrderRules(order({ zones: [zone('a'), zone('b', { schedule })] })).zones;
    expect(plain).not.toHaveProperty('schedule');
    expect(scheduled).toMatchObject({ schedule });
    expect(plain).not.toHaveProperty('area');
  });

  it('give each permit to its own zone, or to the limit, earliest first', () => {
    const permits = [permit({ from: 150 }), permit({ zoneId: 'b', from: 120 }), permit({})];
    const { zones, limit } = compileOrderRules(
      order({ zones: [zone('a'), zone('b')], permits, proximityLimitMeters: 500 }),
    );
    expect(zones[0]).not.toHaveProperty('permits');
    expect(zones[1]).toMatchObject({ permits: [{ from: 120, to: 200 }] });
    expect(limit!.permits).toEqual([
      { from: 100, to: 200 },
      { from: 150, to: 200 },
    ]);
  });

  it('permit until a permit was withdrawn, and nothing when that was before it began', () => {
    const permits = [permit({ withdrawnAt: 130 }), permit({ withdrawnAt: 50 }), permit({ withdrawnAt: 900 })];
    const { limit } = compileOrderRules(order({ permits, proximityLimitMeters: 500 }));
    expect(limit!.permits).toEqual([
      { from: 100, to: 130 },
      { from: 100, to: 200 },
    ]);
  });

  it('hold the limit at its hours', () => {
    const proximitySchedule = { windows: [{ days: [5], from: '22:00', to: '06:00' }] };
    const { limit } = compileOrderRules(order({ proximityLimitMeters: 500, proximitySchedule }));
    expect(limit).toEqual({ limitMeters: 500, warningMeters: 500, schedule: proximitySchedule });
  });

  it('take the usual thresholds where the order is silent', () => {
    const { thresholds } = compileOrderRules(order({ thresholds: { silenceSeconds: 60 } }));
    expect(thresholds).toMatchObject({ silenceSeconds: 60, topSpeedMetersPerSecond: 36 });
  });

  it('are JSON: they come back from the database as they were', () => {
    const rules = compileOrderRules(order({ zones: [zone('a')], proximityLimitMeters: 1 }));
    expect(JSON.parse(JSON.stringify(rules))).toEqual(rules);
  });
});
