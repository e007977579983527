import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { putPlacesBack, withoutPlaces } from './places.js';
import type { WatchState } from './types.js';

const part = fc.integer({ min: -1_800_000_000, max: 1_800_000_000 }).map((parts) => parts / 1e7);
const time = fc.integer({ min: 17_000_000_000, max: 18_000_000_000 }).map((tenths) => tenths / 10);
const anchor = fc.tuple(time, part, part, fc.nat(100));
const still = fc.tuple(time, time, part, part, fc.nat(900), fc.nat(900), fc.nat(50), fc.nat(90));
const track = fc.record(
  {
    p: fc.uuid(),
    h: time,
    t: time,
    x: part,
    y: part,
    a: fc.nat(100),
    f: fc.uuid(),
    v: fc.nat(30),
    k: fc.oneof(
      anchor,
      fc.tuple(anchor, anchor).map((two) => two.flat()),
    ),
    s: still,
    l: still,
    j: fc.tuple(time, part, part, fc.nat(100), time),
    w: fc.tuple(time, time, part, part, fc.nat(100), fc.nat(9)),
  },
  { requiredKeys: ['p', 'h', 't', 'x', 'y', 'a', 'f', 'v'] },
);
const state = fc
  .dictionary(fc.uuid(), track)
  .map((d): WatchState => ({ version: 2, pv: 1, t: 1, d: { ...d }, j: {}, o: {} }));

describe('the places of a state', () => {
  it('are whole parts of a degree that come back as they were', () => {
    fc.assert(
      fc.property(state, (whole) => {
        const before = JSON.stringify(whole);
        const { state: rest, places } = withoutPlaces(whole);
        expect(JSON.stringify(whole)).toBe(before);
        expect(places.every((place) => Number.isInteger(place) && Math.abs(place) <= 2 ** 31)).toBe(true);
        const kept = JSON.parse(JSON.stringify(rest)) as WatchState;
        putPlacesBack(kept, places);
        expect(JSON.stringify(kept)).toBe(before.replaceAll('-0,', '0,'));
      }),
      { seed: 20261122, numRuns: 300 },
    );
  });

  it('are nowhere else in it', () => {
    fc.assert(
      fc.property(part, part, (x, y) => {
        const at = [1, x, y, 4];
        const rest = [1, 1, x, y, 5, 5, 5, 5];
        const d = {
          device: {
            p: 'p',
            h: 1,
            t: 1,
            x,
            y,
            a: 1,
            f: 'f',
            v: 1,
            k: [...at, ...at],
            s: rest,
            l: rest,
            j: [...at, 5],
            w: rest.slice(0, 6),
          },
        };
        const { state: left, places } = withoutPlaces({ version: 2, pv: 1, t: 1, d, j: {}, o: {} });
        expect(places).toHaveLength(14);
        const numbers = JSON.stringify(left)
          .match(/-?\d+(\.\d+)?/g)!
          .map(Number);
        for (const place of [x, y].filter((value) => !Number.isInteger(value))) expect(numbers).not.toContain(place);
      }),
      { seed: 20261122, numRuns: 100 },
    );
  });

  it('of a state that is too old to be read are left where they are', () => {
    const old = { version: 1, anything: [76.93, 43.25] };
    expect(withoutPlaces(old)).toEqual({ state: old, places: [] });
  });

  it('of what is no state of a device are none', () => {
    const broken = {
      version: 2,
      pv: 1,
      t: 1,
      d: { a: null, b: { x: 'east' }, c: { x: 1, y: 2, k: null } },
      j: {},
      o: {},
    };
    const { state: rest, places } = withoutPlaces(broken);
    expect(places).toEqual([10_000_000, 20_000_000]);
    putPlacesBack(rest, places);
    expect(rest).toEqual(broken);
  });

  it('must fit the state', () => {
    const { state: rest, places } = withoutPlaces({ version: 2, pv: 1, t: 1, d: { a: { x: 1, y: 2 } }, j: {}, o: {} });
    expect(places).toEqual([10_000_000, 20_000_000]);
    expect(() => putPlacesBack(rest, [...places, 1])).toThrow('do not fit');
  });
});
