import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { zoneCheck as zoneCheckSchema, zones as zonesSchema } from '#contracts';
import { anAgency, anOrder, type TestAgency, type TestOrder } from '#testing';
import { TestApi, type TestClient } from '../../support/api.js';
import { offset } from '../../support/walks.js';

const home = { longitude: 76.93, latitude: 43.25 };

describe('checking a zone before it is drawn', () => {
  let api: TestApi;
  let agency: TestAgency;
  let officer: TestClient;
  let made: TestOrder;

  beforeAll(async () => {
    api = await TestApi.start();
  });
  beforeEach(async () => {
    agency = await anAgency().withStaff('case_officer', 'dispatcher').founded(api.tools);
    officer = await api.as(agency, 'case_officer');
    made = await anOrder().issued(api.tools, agency.administrator);
  });
  afterAll(() => api.close());

  const circle = (east = 0, north = 0, radiusMeters = 300) => ({
    center: offset(home, east, north),
    radiusMeters,
  });
  const square = (east: number, side: number) => {
    const corners = [
      offset(home, east, 0),
      offset(home, east + side, 0),
      offset(home, east + side, side),
      offset(home, east, side),
    ];
    return { area: { type: 'Polygon', coordinates: [[...corners, corners[0]]] } };
  };
  const check = (zone: object, client = officer, orderId = made.order.id) =>
    client.post(`/v1/orders/${orderId}/zones/check`, { warningRingMeters: 100, ...zone });
  const draw = async (zone: object) =>
    (await officer.post(`/v1/orders/${made.order.id}/zones`, { name: 'home', warningRingMeters: 100, ...zone })).body;
  const note = (east: number, kind = 'home', personId = made.respondent.id) =>
    officer.post(`/v1/people/${personId}/places`, {
      kind,
      point: { type: 'Point', coordinates: offset(home, east) },
      address: 'Абай 52, 7',
    });

  it('tells how it would be kept and watched, and draws nothing', async () => {
    const { status, body } = await check(square(0, 1_000));
    expect(status).toBe(200);
    expect(zoneCheckSchema.parse(body)).toEqual(body);
    const { problems, preview } = body;
    expect([problems, preview.felt, preview.zones, preview.places]).toEqual([[], null, [], []]);
    expect(preview.areaSquareMeters / 1e6).toBeCloseTo(1, 1);
    expect(preview.perimeterMeters / 4_000).toBeCloseTo(1, 1);
    const [ring] = await api.database.rows<{ least: number; most: number }>(
      `SELECT ST_Distance(ST_Boundary(r)::geography, z::geography) AS least,
         (SELECT max(ST_Distance(p.geom::geography, z::geography)) FROM ST_DumpPoints(r) p) AS most
       FROM (SELECT ST_SetSRID(ST_GeomFromGeoJSON($1), 4326) AS r, ST_SetSRID(ST_GeomFromGeoJSON($2), 4326) AS z) g`,
      [JSON.stringify(preview.warningRing), JSON.stringify(preview.area)],
    );
    expect(ring!.least).toBeGreaterThan(99);
    expect(ring!.most).toBeLessThan(101);
    expect((await officer.get(`/v1/orders/${made.order.id}/zones`)).body).toEqual({ zones: [], conflicts: [] });
  });

  it('draws the ring of a circle as a circle, and none where there is none', async () => {
    const { preview } = (await check(circle())).body;
    const [, far] = preview.warningRing.coordinates[0][0];
    const [row] = await api.database.rows<{ away: number }>(
      `SELECT ST_Distance($1::geography, $2::geography) AS away`,
      [`SRID=4326;POINT(${far.join(' ')})`, `SRID=4326;POINT(${offset(home, 0).join(' ')})`],
    );
    expect(row!.away).toBeCloseTo(400, 0);
    expect((await check({ ...circle(), warningRingMeters: 0 })).body.preview.warningRing).toBeNull();
  });

  it.each<[string, object, string, string]>([
    ['nothing', {}, 'area', 'shape_missing'],
    ['a center alone', { center: [76.9, 43.2] }, 'radiusMeters', 'radius_missing'],
    ['a radius of 5 m', circle(0, 0, 5), 'radiusMeters', 'radius_out_of_bounds'],
    ['a swapped center', { center: [43.25, 76.93], radiusMeters: 300 }, 'center', 'looks_swapped'],
    ['a speck', square(0, 5), 'area', 'too_small'],
    [
      'an eight',
      {
        area: {
          type: 'Polygon',
          coordinates: [
            [
              [76.9, 43.2],
              [76.91, 43.21],
              [76.91, 43.2],
              [76.9, 43.21],
              [76.9, 43.2],
            ],
          ],
        },
      },
      'area.coordinates.0.0',
      'crosses_itself',
    ],
    [
      'a line',
      {
        area: {
          type: 'Polygon',
          coordinates: [
            [
              [76.9, 43.2],
              [76.91, 43.21],
            ],
          ],
        },
      },
      'area.coordinates.0',
      'too_few_positions',
    ],
    [
      'a concealed zone to stay in',
      { ...circle(), kind: 'inclusion', concealed: true },
      'concealed',
      'concealed_inclusion',
    ],
  ])('says what is wrong with %s, by a word for screens', async (_, zone, path, code) => {
    const { status, body } = await check(zone);
    expect(status).toBe(200);
    expect(body).toMatchObject({ problems: [{ path, code }], preview: null });
    expect(JSON.stringify(body)).not.toMatch(/76\.9|43\.2/);
  });

  it('names the other zones it lies over, but not the one it replaces', async () => {
    const kept = await draw(square(0, 1_000));
    const other = await draw(square(5_000, 1_000));
    const { preview } = (await check(square(500, 1_000))).body;
    expect(preview.zones).toEqual([{ zoneId: kept.id, sharedSquareMeters: expect.any(Number) }]);
    expect(preview.zones[0].sharedSquareMeters / 5e5).toBeCloseTo(1, 1);
    expect((await check({ ...square(500, 1_000), zoneId: kept.id })).body.preview.zones).toEqual([]);
    // Drawn along one line: neighbours.
    expect((await check(square(1_000, 1_000))).body.preview.zones).toEqual([]);
    const another = await anOrder().issued(api.tools, agency.administrator);
    expect((await check({ ...circle(), zoneId: other.id }, officer, another.order.id)).status).toBe(404);
    expect((await check(circle(), officer, another.order.id)).body.preview.zones).toEqual([]);
  });

  it('names the respondent’s own places: in it, in its ring, in what he would feel', async () => {
    const [inside, ring, felt] = [await note(100), await note(350, 'work'), await note(800, 'other')];
    await note(20_000, 'other');
    await note(0, 'home', made.protectedPerson.id);
    const sites = async (zone: object) =>
      (await check(zone)).body.preview.places.map(({ placeId, site }: { placeId: string; site: string }) => [
        placeId,
        site,
      ]);
    expect(await sites(circle())).toEqual([
      [inside.body.id, 'inside'],
      [ring.body.id, 'ring'],
    ]);
    const concealed = (await sites({ ...circle(), concealed: true })) as [string, string][];
    expect(concealed.slice(0, 2)).toEqual([
      [inside.body.id, 'inside'],
      [ring.body.id, 'ring'],
    ]);
    expect(concealed.filter(([id]) => id === felt.body.id).every(([, site]) => site === 'felt')).toBe(true);
    const { places } = (await check(circle())).body.preview;
    expect(places[0]).toMatchObject({ personId: made.respondent.id, kind: 'home', distanceMeters: 0 });
    expect(Math.abs(places[1].distanceMeters - 50)).toBeLessThan(2);
  });

  it('names of a zone that he must not leave the places outside of it', async () => {
    await note(100);
    const work = await note(900, 'work');
    const { places } = (await check({ ...circle(), kind: 'inclusion' })).body.preview;
    expect(places).toEqual([expect.objectContaining({ placeId: work.body.id, site: 'outside' })]);
  });

  it('is said again of kept zones when they are listed', async () => {
    const kept = await draw(circle());
    const place = await note(100);
    const { body } = await officer.get(`/v1/orders/${made.order.id}/zones`);
    expect(zonesSchema.parse(body)).toEqual(body);
    expect(body.conflicts).toEqual([
      { zoneId: kept.id, zones: [], places: [expect.objectContaining({ placeId: place.body.id, site: 'inside' })] },
    ]);
    expect((await officer.delete(`/v1/places/${place.body.id}`)).status).toBe(204);
    expect((await officer.get(`/v1/orders/${made.order.id}/zones`)).body.conflicts[0].places).toEqual([]);
  });

  it('shows what would be felt: an example of the size, exactly where the place is known', async () => {
    const first = (await check({ ...circle(), concealed: true })).body.preview.felt;
    expect(first).toMatchObject({ radiusMeters: 1_750, exact: false });
    expect((await check({ ...circle(), concealed: true })).body.preview.felt).toEqual(first);
    const [places] = await api.database.rows<{ count: string }>(
      `SELECT count(*) AS count FROM concealed_place WHERE agency_id = $1`,
      [agency.id],
    );
    expect(Number(places!.count)).toBe(0);
    const kept = await draw({ ...circle(), concealed: true });
    expect(kept.felt.center).not.toEqual(first.center);
    const again = (await check({ ...circle(), concealed: true, zoneId: kept.id })).body.preview.felt;
    expect(again).toEqual({ ...kept.felt, exact: true });
  });

  it('is for those who draw, of their own agency, and leaves an entry in the audit chain', async () => {
    const dispatcher = await api.as(agency, 'dispatcher');
    expect((await check(circle(), dispatcher)).status).toBe(403);
    const other = await anAgency().withStaff('case_officer').founded(api.tools);
    expect((await check(circle(), await api.as(other, 'case_officer'))).status).toBe(404);
    await check(circle());
    const entries = await api.database.rows<{ subjects: string[] }>(
      `SELECT subjects FROM audit_entry WHERE agency_id = $1 AND action = 'order.zones.check' AND result = 'allowed'`,
      [agency.id],
    );
    expect(entries).toEqual([{ subjects: [made.respondent.id, made.protectedPerson.id].toSorted() }]);
  });
});
