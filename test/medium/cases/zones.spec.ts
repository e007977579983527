import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { zone as zoneSchema } from '#contracts';
import { anAgency, anOrder, aZone, type TestAgency } from '#testing';
import { TestApi, type TestClient } from '../../support/api.js';
import { rulesOf } from '../../support/opened.js';

type Ring = number[][];

describe('zones', () => {
  let api: TestApi;
  let agency: TestAgency;
  let officer: TestClient;
  let orderId: string;

  beforeAll(async () => {
    api = await TestApi.start();
  });
  beforeEach(async () => {
    agency = await anAgency().withStaff('case_officer').founded(api.tools);
    officer = await api.as(agency, 'case_officer');
    orderId = (await anOrder().issued(api.tools, agency.administrator)).order.id;
  });
  afterAll(() => api.close());

  const draw = (zone: object) =>
    officer.post(`/v1/orders/${orderId}/zones`, { name: 'home', warningRingMeters: 100, ...zone });
  const polygon = (...rings: Ring[]) => ({ area: { type: 'Polygon', coordinates: rings } });
  /** About 810 by 1,110 meters. */
  const square: Ring = [
    [76.9, 43.2],
    [76.91, 43.2],
    [76.91, 43.21],
    [76.9, 43.21],
    [76.9, 43.2],
  ];
  const kept = async (id: string) =>
    (
      await api.database.rows<{ squareMeters: number; edgeMeters: number; inside: boolean; near: number }>(
        `SELECT ST_Area(area) AS "squareMeters", ST_Length(edge) AS "edgeMeters" FROM zone WHERE cell = $1 AND id = $2`,
        [agency.cell, id],
      )
    )[0]!;

  it('keeps a polygon with its edge and the radius of the circle of its area', async () => {
    const { status, body: zone } = await draw(polygon(square));
    expect(status).toBe(201);
    expect(zoneSchema.parse(zone)).toEqual(zone);
    expect(zone).toMatchObject({ kind: 'exclusion', concealed: false, center: null, radiusMeters: null });
    const { squareMeters, edgeMeters } = await kept(zone.id);
    expect(zone.sizeMeters).toBeCloseTo(Math.sqrt(squareMeters / Math.PI), 3);
    expect(edgeMeters).toBeGreaterThan(3_800);
    const read = await officer.get(`/v1/orders/${orderId}/zones`);
    expect(read.body.zones[0].area).toEqual({ type: 'MultiPolygon', coordinates: [[square]] });
  });

  it('keeps a polygon with a hole, a multipolygon, heights and a schedule', async () => {
    const hole = [
      [76.904, 43.204],
      [76.906, 43.204],
      [76.906, 43.206],
      [76.904, 43.206],
      [76.904, 43.204],
    ];
    const schedule = { windows: [{ days: [1, 2, 3, 4, 5], from: '07:30', to: '18:00' }] };
    const holed = await draw({ ...polygon(square, hole), schedule, kind: 'inclusion' });
    expect(holed.status).toBe(201);
    expect(holed.body).toMatchObject({ schedule, concealed: false, felt: null, kind: 'inclusion' });
    const far = square.map(([x, y]) => [x! + 0.1, y!, 800]);
    const two = await draw({ area: { type: 'MultiPolygon', coordinates: [[square], [far]] } });
    expect(two.status).toBe(201);
    expect((await rulesOf(api.database, orderId)).zones).toEqual(
      expect.arrayContaining([expect.objectContaining({ schedule, kind: 'inclusion' })]),
    );
  });

  it.each([20, 300, 50_000])('makes a circle of %d meters true to half a meter', async (radiusMeters) => {
    const center = { type: 'Point', coordinates: [76.93, 43.25] };
    const { status, body: zone } = await draw({ center, radiusMeters });
    expect(status).toBe(201);
    expect(zone).toMatchObject({ center, radiusMeters, sizeMeters: radiusMeters });
    const [edge] = await api.database.rows<{ nearest: number; farthest: number }>(
      `SELECT ST_Distance(edge, $3::geography) AS nearest,
         (SELECT max(ST_Distance(p.geom::geography, $3::geography)) FROM ST_DumpPoints(edge::geometry) p) AS farthest
       FROM zone WHERE cell = $1 AND id = $2`,
      [agency.cell, zone.id, 'SRID=4326;POINT(76.93 43.25)'],
    );
    expect(edge!.nearest).toBeGreaterThan(radiusMeters - 0.6);
    expect(edge!.farthest).toBeLessThan(radiusMeters + 0.1);
  });

  it('keeps what lies across the antimeridian in one piece, however it is cut', async () => {
    const fiji = await anAgency().inRegion('Taveuni', 'Pacific/Fiji').withStaff('case_officer').founded(api.tools);
    const clerk = await api.as(fiji, 'case_officer');
    const { order } = await anOrder().issued(api.tools, fiji.administrator);
    const there = (zone: object) =>
      clerk.post(`/v1/orders/${order.id}/zones`, { name: 'home', warningRingMeters: 100, ...zone });
    const box = (west: number, east: number): Ring => [
      [west, -17],
      [east, -17],
      [east, -16.99],
      [west, -16.99],
      [west, -17],
    ];
    const cut = await there({
      area: { type: 'MultiPolygon', coordinates: [[box(179.99, 180)], [box(-180, -179.99)]] },
    });
    const leap = await there(polygon(box(179.99, -179.99)));
    const circle = await there({ center: [180, -17], radiusMeters: 1_000 });
    expect([cut.status, leap.status, circle.status]).toEqual([201, 201, 201]);
    expect(cut.body.sizeMeters).toBeCloseTo(leap.body.sizeMeters, 1);
    const onTheCut = 'SRID=4326;POINT(180 -16.995)';
    const edges = await api.database.rows<{ away: number; inside: boolean }>(
      `SELECT ST_Distance(edge, $2::geography) AS away, ST_Intersects(area, $2::geography) AS inside FROM zone
       WHERE cell = $1 AND order_id = $3`,
      [fiji.cell, onTheCut, order.id],
    );
    expect(edges).toHaveLength(3);
    for (const { away, inside } of edges) {
      expect(inside).toBe(true);
      expect(away).toBeGreaterThan(400);
    }
  });

  it.each<[string, object, string, RegExp]>([
    ['two points', polygon([square[0]!, square[1]!]), 'area.coordinates.0', /2 positions.*at least 4/],
    ['an open ring', polygon(square.slice(0, 4)), 'area.coordinates.0', /not closed/],
    ['no ring', polygon(), 'area.coordinates', /no ring/],
    ['one point four times', polygon([0, 0, 0, 0].map(() => square[0]!)), 'area.coordinates.0', /different positions/],
    [
      'an edge that crosses another',
      polygon([square[0]!, square[2]!, square[1]!, square[3]!, square[0]!]),
      'area.coordinates.0.0',
      /crosses itself between this position and the next/,
    ],
    ['a latitude of 95', polygon([[76.9, 95], ...square.slice(1, 4), [76.9, 95]]), 'area.coordinates.0.0', /swapped/],
    ['a longitude of 300', polygon([[300, 43], ...square.slice(1, 4), [300, 43]]), 'area.coordinates.0.0', /longitude/],
    [
      'a yard of 25 m²',
      polygon(square.map(([x, y]) => [76.9 + (x! - 76.9) * 0.006, 43.2 + (y! - 43.2) * 0.0045])),
      'area',
      /at least 100 m²/,
    ],
    [
      'a country',
      polygon([
        [70, 43],
        [76, 43],
        [76, 47],
        [70, 47],
        [70, 43],
      ]),
      'area',
      /km² large; at most 10000 km²/,
    ],
    ['longitude and latitude swapped', polygon(square.map(([x, y]) => [y!, x!])), 'area', /longitude comes first/],
    ['a swapped center', { center: [43.25, 76.93], radiusMeters: 300 }, 'center', /longitude comes first/],
    ['a center that is no place', { center: [200, 10], radiusMeters: 300 }, 'center', /no place/],
    ['a radius of 5 m', { center: [76.9, 43.2], radiusMeters: 5 }, 'radiusMeters', /between 20 and 50000/],
    ['a radius of 60 km', { center: [76.9, 43.2], radiusMeters: 60_000 }, 'radiusMeters', /between/],
    ['a center without radius', { center: [76.9, 43.2] }, 'radiusMeters', /missing/],
    ['neither area nor center', {}, 'area', /missing/],
    ['both', { ...polygon(square), center: [76.9, 43.2], radiusMeters: 100 }, 'area', /not both/],
    ['a line', { area: { type: 'LineString', coordinates: square } }, 'area.type', /.*/],
    ['text for numbers', polygon([['a', 'b'] as unknown as number[]]), 'area.coordinates.0.0.0', /number/],
    ['an unknown field', { ...polygon(square), orderId: 'x' }, '', /orderId/],
    ['a negative ring', { ...polygon(square), warningRingMeters: -1 }, 'warningRingMeters', /.*/],
    [
      'an hour of 25',
      { ...polygon(square), schedule: { windows: [{ days: [1], from: '25:00', to: '26:00' }] } },
      'schedule.windows.0.from',
      /HH:MM/,
    ],
  ])('refuses %s and names the place, not the coordinates', async (_, given, path, message) => {
    const { status, body } = await draw(given);
    expect(status).toBe(422);
    const found = body.errors.find((error: { path: string }) => error.path === path);
    expect(body.errors.map((error: { path: string }) => error.path)).toContain(path);
    expect(found.message).toMatch(message);
    expect(JSON.stringify(body)).not.toMatch(/76\.9|43\.2/);
    expect((await officer.get(`/v1/orders/${orderId}/zones`)).body.zones).toEqual([]);
  });

  it('refuses no width, and names one of the lines that lie on each other', async () => {
    const { status, body } = await draw(polygon([square[0]!, square[1]!, square[2]!, square[1]!, square[0]!]));
    expect(status).toBe(422);
    // Which one depends on the version of GEOS.
    expect(body.errors[0].path).toMatch(/^area\.coordinates\.0\.[01]$/);
  });

  it('refuses 20,001 corners, takes 20,000', async () => {
    const ring = (corners: number): Ring => {
      const points = Array.from({ length: corners - 1 }, (_, index) => {
        const angle = (2 * Math.PI * index) / (corners - 1);
        return [Number((76.9 + 0.05 * Math.cos(angle)).toFixed(6)), Number((43.2 + 0.05 * Math.sin(angle)).toFixed(6))];
      });
      return [...points, points[0]!];
    };
    const { status, body } = await draw(polygon(ring(20_001)));
    expect([status, body.errors[0].path]).toEqual([422, 'area.coordinates']);
    expect((await draw(polygon(ring(20_000)))).status).toBe(201);
  });

  it('compares a new zone with what the agency has drawn, not with its time zone alone', async () => {
    const there = await anAgency().inRegion('Madrid', 'Europe/Madrid').withStaff('case_officer').founded(api.tools);
    const home = aZone().around(-3.7, 40.4);
    const { order } = await anOrder().withZone(home).issued(api.tools, there.administrator);
    const clerk = await api.as(there, 'case_officer');
    const at = (center: number[]) =>
      clerk.post(`/v1/orders/${order.id}/zones`, { name: 'x', center, radiusMeters: 300, warningRingMeters: 0 });
    expect((await at([40.41, -3.71])).body.errors[0].message).toMatch(/longitude comes first/);
    expect((await at([-3.71, 40.41])).status).toBe(201);
    // The Canary Islands are far, and no mistake.
    expect((await at([-15.4, 28.1])).status).toBe(201);
  });

  it('changes shape: from polygon to circle, and by parts', async () => {
    const { body: zone } = await draw(polygon(square));
    const lone = await officer.patch(`/v1/zones/${zone.id}`, { radiusMeters: 300 });
    expect([lone.status, lone.body.errors[0].path]).toEqual([422, 'center']);
    const circle = await officer.patch(`/v1/zones/${zone.id}`, { center: [76.9, 43.2], radiusMeters: 300 });
    expect(circle.body).toMatchObject({ radiusMeters: 300, name: 'home' });
    const moved = await officer.patch(`/v1/zones/${zone.id}`, { center: [76.95, 43.2] });
    expect(moved.body).toMatchObject({ radiusMeters: 300, center: { coordinates: [76.95, 43.2] } });
    const back = await officer.patch(`/v1/zones/${zone.id}`, { ...polygon(square), name: 'work' });
    expect(back.body).toMatchObject({ radiusMeters: null, center: null, name: 'work' });
    expect((await officer.patch(`/v1/zones/${zone.id}`, polygon(square.slice(0, 3)))).status).toBe(422);
  });
});
