import { describe, expect, it } from '@jest/globals';
import { replayTracks } from './replay.js';

const zones = JSON.stringify({
  type: 'FeatureCollection',
  features: [
    {
      type: 'Feature',
      properties: { name: 'school', ring: 200 },
      geometry: {
        type: 'Polygon',
        coordinates: [
          [
            [10.0, 50.0],
            [10.005, 50.0],
            [10.005, 50.003],
            [10.0, 50.003],
            [10.0, 50.0],
          ],
        ],
      },
    },
  ],
});

/** Walks east at 1.4 m/s through the school: 0.0001° are 7 m, 5 s. */
const track = Array.from({ length: 160 }, (_, i) => {
  const seconds = String(i * 5);
  return `anna,${1_780_000_000 + Number(seconds)},${(9.996 + i * 0.0001).toFixed(6)},50.0015,6,1.4`;
});

describe('replay of recorded tracks', () => {
  it('prints findings and counts', () => {
    const text = replayTracks(['person,time,lon,lat,accuracy,speed', ...track].join('\n'), zones);
    expect(text).toContain('critical breach began school');
    expect(text).toContain('breach ended: 1');
    expect(text).toContain('naive breaches: 1');
  });

  it('names the line that cannot be read', () => {
    expect(() => replayTracks('person,time,lon,lat,accuracy\nanna,1,2,3,x', zones)).toThrow('line 2');
    expect(() => replayTracks('person,time,lon,lat\n', zones)).toThrow('accuracy');
  });
});
