import { describe, expect, it } from '@jest/globals';
import { distance } from '../geo/local-plane.js';
import { routeAlongStreets } from '../geo/street-grid.js';
import { Random } from '../random.js';
import { byCar, onFoot, Traveller } from './traveller.js';

const origin = { east: 0, north: 0 };

describe('a traveller', () => {
  it('drives no faster than it cruises, and stops at the end of the way', () => {
    const traveller = new Traveller(origin);
    traveller.go([{ east: 600, north: 0 }], byCar);
    let fastest = 0;
    for (let seconds = 0; seconds < 70 && !traveller.arrived; seconds += 1) {
      traveller.advance(1);
      fastest = Math.max(fastest, traveller.speed);
    }
    expect(traveller.arrived).toBe(true);
    expect(traveller.at).toEqual({ east: 600, north: 0 });
    expect(traveller.speed).toBe(0);
    expect(fastest).toBeGreaterThan(11);
    expect(fastest).toBeLessThanOrEqual(byCar.cruise);
  });

  it('slows down before a corner', () => {
    const traveller = new Traveller(origin);
    const corner = { east: 300, north: 0 };
    traveller.go([corner, { east: 300, north: 300 }], byCar);
    let atCorner = Infinity;
    while (!traveller.arrived) {
      traveller.advance(0.25);
      if (distance(traveller.at, corner) < 3) atCorner = Math.min(atCorner, traveller.speed);
    }
    expect(atCorner).toBeLessThanOrEqual(byCar.corner + 1);
  });

  it('walks as far as walking goes', () => {
    const traveller = new Traveller(origin);
    traveller.go([{ east: 0, north: 1_000 }], onFoot);
    traveller.advance(60);
    expect(traveller.at.north).toBeGreaterThan(75);
    expect(traveller.at.north).toBeLessThan(85);
  });
});

describe('a route along the streets', () => {
  it('goes block by block and ends at the door', () => {
    const to = { east: 950, north: -730 };
    const way = routeAlongStreets({ east: 10, north: 20 }, to, new Random(3));
    expect(way.at(-1)).toEqual(to);
    for (let i = 1; i < way.length - 1; i += 1) {
      expect([180, 240]).toContain(Math.round(distance(way[i - 1]!, way[i]!)));
    }
  });

  it('is the same for the same seed', () => {
    const to = { east: 1_950, north: 1_730 };
    expect(routeAlongStreets(origin, to, new Random(5))).toEqual(routeAlongStreets(origin, to, new Random(5)));
  });
});
