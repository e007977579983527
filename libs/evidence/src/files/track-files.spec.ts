import { describe, expect, it } from '@jest/globals';
import { aPosition, readPositions, someEvidence } from '../evidence.fixture.js';
import type { ReadPositions } from '../evidence-reader.port.js';
import { trackGeoJson } from './track-geojson.js';
import { trackGpx } from './track-gpx.js';

async function whole(parts: AsyncIterable<string>): Promise<string> {
  let text = '';
  for await (const part of parts) text += part;
  return text;
}

const pagesOf = (...pages: ReturnType<typeof aPosition>[][]): ReadPositions =>
  async function* () {
    await Promise.resolve();
    yield* pages;
  };

describe('tracks as files', () => {
  const evidence = someEvidence();

  it('GPX has a track for each device and a point for each fix', async () => {
    const gpx = await whole(trackGpx(evidence, readPositions, 'Qalqan 1'));
    expect(gpx.match(/<trk>/g)).toHaveLength(2);
    expect(gpx.match(/<trkpt /g)).toHaveLength(360);
    expect(gpx.match(/<trkseg>/g)!.length).toBe(gpx.match(/<\/trkseg>/g)!.length);
  });

  it('GPX begins a new segment after ten minutes of silence, also between two pages, and has none without a fix', async () => {
    const one = someEvidence({ tracks: evidence.tracks.slice(0, 1) });
    const [first, second, late] = [0, 1, 62].map((n) => aPosition(n, 'protected', 0, 0));
    const segments = async (read: ReadPositions) => (await whole(trackGpx(one, read, 'q'))).match(/<trkseg>/g)?.length;
    expect(await segments(pagesOf([first!, second!, late!]))).toBe(2);
    expect(await segments(pagesOf([first!, second!], [late!]))).toBe(2);
    expect(await segments(pagesOf([first!], [second!]))).toBe(1);
    expect(await segments(pagesOf())).toBeUndefined();
  });

  it('GPX holds any source a device may name, and tiny coordinates without exponents', async () => {
    const odd = {
      ...aPosition(1, 'protected', 0, 0),
      source: '<gps>&"\u0001',
      longitude: 1e-7,
      latitude: -3e-7,
      mock: true,
    };
    const gpx = await whole(trackGpx(someEvidence({ tracks: evidence.tracks.slice(0, 1) }), pagesOf([odd]), 'q'));
    expect(gpx).toContain('<q:source>&lt;gps&gt;&amp;&quot;</q:source><q:mock>true</q:mock>');
    expect(gpx).toContain('lat="-0.0000003" lon="0.0000001"');
  });

  it('GeoJSON is one, with zones that run counter-clockwise as they came, and a feature for each fix', async () => {
    const { type, features } = JSON.parse(await whole(trackGeoJson(evidence, readPositions)));
    expect(type).toBe('FeatureCollection');
    expect(features).toHaveLength(361);
    expect(features[0]).toMatchObject({ geometry: evidence.zones[0]!.area, properties: { what: 'zone' } });
    expect(features[1]).toMatchObject({ geometry: { type: 'Point' }, properties: { what: 'fix', role: 'protected' } });
    expect(new Set(features.map(({ id }: { id: string }) => id)).size).toBe(361);
  });

  it('GeoJSON without anything is one too', async () => {
    const empty = someEvidence({ zones: [], tracks: [] });
    expect(JSON.parse(await whole(trackGeoJson(empty, readPositions))).features).toEqual([]);
  });
});
