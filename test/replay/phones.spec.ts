import { readFileSync } from 'node:fs';
import { parse } from 'node:querystring';
import { describe, expect, it } from '@jest/globals';
import { type Decoded, decodeOsmand, decodeOwnTracks } from '#protocols';

interface Vector {
  n: number;
  method: string;
  path: string;
  body?: string;
  expected: { decodesTo: 'position' | 'something' };
}

const vectorsOf = (name: string): [string, Vector][] => {
  const file = new URL(`./vectors/${name}.json`, import.meta.url);
  const { messages } = JSON.parse(readFileSync(file, 'utf8')) as { messages: Vector[] };
  return messages.map((vector) => [`${name} ${vector.n}`, vector]);
};

const receivedAt = Date.UTC(2026, 4, 3);

function decode(name: string, vector: Vector): Decoded {
  const body: unknown = vector.body === undefined ? undefined : JSON.parse(vector.body);
  const query = parse(vector.path.split('?')[1] ?? '');
  return name.startsWith('owntracks') ? decodeOwnTracks(body, false) : decodeOsmand({ query, body }, receivedAt);
}

describe('protocol messages of another project’s test suite', () => {
  it.each([...vectorsOf('osmand'), ...vectorsOf('owntracks')])('%s decodes to what is stated there', (name, vector) => {
    const [report, ...more] = decode(name, vector).reports;
    expect(more).toEqual([]);
    // "something" is cells and networks, which are no position of ours: taken, and nothing reported.
    if (vector.expected.decodesTo === 'something') expect(report).toBeUndefined();
    else expect([report?.latitude, report?.longitude, report?.fixTime].every(Number.isFinite)).toBe(true);
  });

  it('gives the values that stand in them', () => {
    const all = new Map([...vectorsOf('osmand'), ...vectorsOf('owntracks')]);
    const report = (name: string) => decode(name, all.get(name)!).reports[0];
    expect(report('osmand 1')).toMatchObject({ latitude: 37.4219983, batteryPercent: 100, moving: false });
    expect(report('osmand 3')).toEqual({
      fixTime: Date.UTC(2025, 4, 9, 4, 11, 30, 579),
      latitude: 37.785834,
      longitude: -122.406417,
      accuracyMeters: 5,
      altitudeMeters: 0,
      moving: false,
      mock: true,
    });
    expect(report('osmand 7')).toMatchObject({ fixTime: Date.UTC(2016, 0, 27, 18, 55, 47), accuracyMeters: 30 });
    expect(report('osmand 9')).toMatchObject({ fixTime: Date.UTC(2014, 5, 4, 9, 10, 11), latitude: 49.60688 });
    expect(report('osmand 13')).toMatchObject({ fixTime: receivedAt, batteryPercent: 87 });
    expect(report('osmand 15')!.speedMetersPerSecond).toBeCloseTo(20.578, 3);
    expect(report('owntracks 3')!.speedMetersPerSecond).toBeCloseTo(16.944, 3);
    expect(report('owntracks 5')).toMatchObject({ latitude: 37, longitude: -122, accuracyMeters: 5 });
  });
});
