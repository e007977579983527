import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { MovableClock } from '#domain';
import { SupportDirectoryRepository } from '#persistence';
import { readSupportTable, type SupportPlace } from '#support';
import { TestApi } from '../../support/api.js';
import { undone } from '../../support/many-rows.js';

const sample = readFileSync('deploy/support-places/kazakhstan.csv');
const begin = Date.UTC(2026, 10, 22);
const here = (body: { supportPlaces: SupportPlace[] }): SupportPlace[] =>
  body.supportPlaces.filter(({ country }) => country === 'KZ');

describe('the directory of help', () => {
  let api: TestApi;
  let directory: SupportDirectoryRepository;
  let places: SupportPlace[];

  beforeAll(async () => {
    api = await TestApi.start({}, new MovableClock(begin));
    directory = new SupportDirectoryRepository(api.database);
    places = await readSupportTable(sample);
    await directory.replace(['KZ'], places);
  });
  afterAll(() => api.close());

  it('is read by everybody, whole, and kept by who has read it', async () => {
    const first = await api.get('/v1/public/support-places');
    expect(first.status).toBe(200);
    expect(here(first.body)).toHaveLength(places.length);
    expect(first.body.supportPlaces.find(({ id }: { id: string }) => id === 'kz-102')).toMatchObject({
      kind: 'emergency',
      phones: ['102'],
      hours: '24/7',
      point: null,
      checkedOn: '2026-11-22',
    });
    const etag = String(first.headers['etag']);
    const second = await api.get('/v1/public/support-places', { headers: { 'if-none-match': etag } });
    expect([second.status, second.body]).toEqual([304, undefined]);
  });

  it('tells what is nearest, with its distance, of the kinds that are asked for', async () => {
    const ask = (body: object) => api.post('/v1/public/support-places/nearest', { body });
    const point = { type: 'Point', coordinates: [72.95, 50.05] };
    const { status, body } = await ask({ point, kinds: ['crisis_centre'], limit: 2 });
    expect(status).toBe(200);
    expect(body.supportPlaces.map(({ id }: { id: string }) => id)).toEqual(['kz-temirtau-korgau', 'kz-stepnogorsk']);
    expect(body.supportPlaces[0].distanceMeters).toBeGreaterThan(1_000);
    expect(body.supportPlaces[0].distanceMeters).toBeLessThan(2_000);
    const refused = await ask({ point: { type: 'Point', coordinates: [500, 50] } });
    expect([refused.status, refused.body.errors[0].path]).toEqual([422, 'point.coordinates.0']);
  });

  it('changes as a whole, within a minute', async () => {
    const fewer = places.slice(0, 3);
    await directory.replace(['KZ'], fewer);
    await expect(directory.replace(['KZ'], [...fewer, fewer[0]!])).rejects.toThrow();
    api.clock.move(61_000);
    const { body } = await api.get('/v1/public/support-places');
    expect(here(body)).toHaveLength(3);
  });

  it('finds the nearest by the index', async () => {
    await undone(api.database, async (sql) => {
      await sql.count(
        `INSERT INTO support_place (id, kind, country, name, about, phones, point, source, checked_on)
         SELECT 'x-' || n, 'crisis_centre', 'XX', '{}', '{}', '[]', ST_MakePoint(50 + n % 100 * 0.2, 45 + n / 100 * 0.1)::geography,
           'https://example.org', '2026-11-22' FROM generate_series(1, 5000) n`,
      );
      await sql.count('ANALYZE support_place');
      const plan = await sql.rows<{ 'QUERY PLAN': string }>(
        `EXPLAIN SELECT id FROM support_place WHERE point IS NOT NULL
         ORDER BY point <-> 'SRID=4326;POINT(71 51)'::geography LIMIT 10`,
      );
      expect(JSON.stringify(plan)).toContain('support_place_point');
    });
  });
});
