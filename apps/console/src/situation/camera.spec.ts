import { describe, expect, it } from '@jest/globals';
import { boundsOfIncident, boundsOfMarks, isWithin } from './camera.js';
import { aFix } from './spec-fixes.js';

const zoneAt = (longitude: number) => ({
  type: 'FeatureCollection' as const,
  features: [
    {
      type: 'Feature' as const,
      geometry: {
        type: 'MultiPolygon' as const,
        coordinates: [
          [
            [
              [longitude, 43.2],
              [longitude + 0.01, 43.26],
              [longitude, 43.26],
              [longitude, 43.2],
            ],
          ],
        ],
      },
      properties: {
        zoneId: 'z',
        name: 'home',
        kind: 'exclusion' as const,
        part: 'zone' as const,
        from: null,
        until: null,
      },
    },
  ],
});
const he = aFix();
const she = aFix({ role: 'protected', longitude: 76.94 });

describe('what the map shows of an incident', () => {
  it('are both parties with their errors, and zones near them', () => {
    const bounds = boundsOfIncident([he, she], zoneAt(76.92), undefined)!;
    expect(
      isWithin(
        [
          [76.921, 43.25],
          [76.939, 43.259],
        ],
        bounds,
      ),
    ).toBe(true);
  });

  it('leaves a zone out that is far from both', () => {
    expect(boundsOfIncident([he, she], zoneAt(71), undefined)![0][0]).toBeGreaterThan(76);
  });

  it('is the zone, or what the server knows, while nobody has been seen', () => {
    expect(boundsOfIncident([], zoneAt(71), undefined)![0][0]).toBeCloseTo(71, 3);
    expect(boundsOfIncident([], zoneAt(71), he)![0][0]).toBeGreaterThan(76);
    expect(boundsOfIncident([], undefined, undefined)).toBeNull();
  });

  it('without a chosen one are all of them', () => {
    expect(
      isWithin(
        [
          [71, 43.25],
          [76.93, 51],
        ],
        boundsOfMarks([he, { longitude: 71, latitude: 51 }])!,
      ),
    ).toBe(true);
    expect(boundsOfMarks([])).toBeNull();
  });
});
