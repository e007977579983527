import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { MovableClock, newId } from '#domain';
import type { Point, ProbeFacts } from '#geofence';
import { actorOf, type Area, changeZone, removeZone } from '#orders';
import { createDataSource, Database, SqlTrackingStore } from '#persistence';
import { aBorder, anAgency, anOrder, aZone, caseTools, type CaseTools, type TestAgency } from '#testing';
import { ZoneParts20261122140000 } from '../../../migrations/20261122140000-zone-parts.js';
import { testStart } from '../../support/api.js';
import { testDatabaseUrl, testFieldKeys } from '../../support/test-database.js';

const almaty = { longitude: 76.93, latitude: 43.25 };

/** A zone in parts must answer as it would whole: another number would be another alarm. */
describe('zones of many corners', () => {
  let database: Database;
  let tools: CaseTools;
  let agency: TestAgency;

  beforeAll(async () => {
    const options = { url: testDatabaseUrl(), poolSize: 2, applicationName: 'large-zones' };
    database = new Database(await createDataSource(options).initialize(), testFieldKeys());
    tools = caseTools(database, new MovableClock(testStart));
    agency = await anAgency().founded(tools);
  });
  afterAll(() => database.close());

  const polygon = (...rings: number[][][]): Area => ({ type: 'Polygon', coordinates: rings });
  const drawn = async (area: Area) => {
    const { order } = await anOrder().withZone(aZone().withArea(area)).issued(tools, agency.administrator);
    return { orderId: order.id, zoneId: order.zones[0]!.id };
  };
  const partsOf = (zoneId: string) =>
    database.rows<{ sides: number }>(
      `SELECT ST_NPoints(edge::geometry) - 1 AS sides FROM zone_part WHERE cell = $1 AND zone_id = $2 ORDER BY n`,
      [agency.cell, zoneId],
    );

  async function measured(orderId: string, points: readonly Point[], from?: Point): Promise<ProbeFacts[]> {
    const probes = points.map((point, index) => ({
      key: String(index),
      orderId,
      personId: newId(),
      points: [{ name: 'fix' as const, ...point }],
      others: [],
      motion: {},
      ...(from && { path: { from, to: point } }),
    }));
    return new SqlTrackingStore(database).transaction(agency.cell, (transaction) => transaction.measure(probes));
  }

  /** Of the ring whose nearest side is nearest on the sphere, as PostGIS looks for it within a ring. */
  const whole = (zoneId: string, points: readonly Point[]) =>
    database.rows<{ distance: number }>(
      `SELECT (CASE WHEN ST_Distance(z.area, p.point) = 0 THEN -1 ELSE 1 END) *
         (SELECT ST_Distance(ring.geom::geography, p.point) FROM ST_Dump(z.edge::geometry) ring
          ORDER BY ST_Distance(ring.geom::geography, p.point, false) LIMIT 1) AS distance
       FROM zone z CROSS JOIN unnest($3::float8[], $4::float8[]) WITH ORDINALITY n (longitude, latitude, n)
       CROSS JOIN LATERAL (SELECT ST_SetSRID(ST_MakePoint(n.longitude, n.latitude), 4326)::geography AS point OFFSET 0) p
       WHERE z.cell = $1 AND z.id = $2 ORDER BY n.n`,
      [agency.cell, zoneId, points.map((point) => point.longitude), points.map((point) => point.latitude)],
    );

  /** On the edge, a little and far beside its corners, and around the middle. */
  function pointsAround(area: Area, count: number, seed: number): Point[] {
    const rings = area.type === 'Polygon' ? area.coordinates : area.coordinates.flat();
    return Array.from({ length: count }, (_, index) => {
      const ring = rings[index % rings.length]!;
      const [longitude, latitude] = ring[(index * 7919 + seed) % ring.length]! as [number, number];
      const reach = [0, 1e-6, 1e-4, 0.003, 0.015][index % 5]!;
      const angle = index * 2.399;
      const east = (reach * Math.cos(angle)) / Math.cos((latitude * Math.PI) / 180);
      const turned = longitude + east;
      return {
        longitude: turned - 360 * Math.round(turned / 360),
        latitude: Math.min(90, latitude + reach * Math.sin(angle)),
      };
    });
  }

  const box = (west: number, east: number, south: number, north: number): number[][] => [
    [west, south],
    [east, south],
    [east, north],
    [west, north],
    [west, south],
  ];
  const at = (longitude: number, latitude: number) => ({ longitude, latitude });

  it.each<[string, Area]>([
    ['a border', polygon(aBorder(almaty, 5_000, 2_500))],
    ['a border of 10,000 corners', polygon(aBorder(almaty, 20_000, 10_001, 1))],
    [
      'with holes',
      polygon(
        aBorder(almaty, 9_000, 901, 2),
        aBorder(at(76.96, 43.25), 2_000, 300, 3),
        aBorder(at(76.87, 43.26), 900, 99, 4).reverse(),
      ),
    ],
    [
      'of several areas, one with a hole',
      {
        type: 'MultiPolygon',
        coordinates: [
          [aBorder(almaty, 4_000, 640, 5), aBorder(almaty, 1_000, 65, 6)],
          [aBorder(at(77.1, 43.3), 3_000, 400, 7)],
          [box(76.5, 76.7, 43.1, 43.2)],
        ],
      },
    ],
    ['across the antimeridian', polygon(aBorder(at(179.98, -16.8), 8_000, 1_200, 8))],
    ['on the equator and the first meridian', polygon(aBorder(at(0.3, 0.01), 9_000, 800, 9))],
    ['near the north pole', polygon(aBorder(at(76, 89.8), 9_000, 900, 10))],
    ['near the south pole', polygon(aBorder(at(-120, -89.7), 20_000, 700, 11))],
    [
      'with a side of 80 km among short ones',
      polygon([
        ...aBorder(almaty, 10_000, 801, 12).slice(100, 700),
        [78, 43.3],
        [77.4, 43.9],
        aBorder(almaty, 10_000, 801, 12)[100]!,
      ]),
    ],
    [
      'whose areas lie on two continents',
      {
        type: 'MultiPolygon',
        coordinates: [[aBorder(almaty, 4_000, 400, 13)], [aBorder(at(-56.2, -34.9), 4_000, 400, 14)]],
      },
    ],
  ])('are measured as when whole: %s', async (_, area) => {
    const { orderId, zoneId } = await drawn(area);
    const points = pointsAround(area, 120, 17);
    const facts = await measured(orderId, points);
    const expected = await whole(zoneId, points);
    const wrong = points.flatMap((point, index) => {
      const distance = facts[index]!.zones[0]!.signedDistanceMeters;
      return Math.abs(distance - expected[index]!.distance) <= 0.01
        ? []
        : [{ point, distance, expected: expected[index]! }];
    });
    expect(wrong).toEqual([]);
    const sides = expected.map(({ distance }) => Math.sign(distance));
    expect(sides).toEqual(expect.arrayContaining([-1, 1]));
  });

  it('are cut into runs of their own corners', async () => {
    const { zoneId } = await drawn(polygon(aBorder(almaty, 5_000, 1_001), aBorder(almaty, 500, 34, 1)));
    const parts = await partsOf(zoneId);
    expect(parts.map(({ sides }) => sides)).toEqual([...Array<number>(31).fill(32), 8, 32, 1]);
  });

  it('are as deep for a path as when whole', async () => {
    const { orderId, zoneId } = await drawn(polygon(aBorder(almaty, 3_000, 1_500, 15)));
    const from = at(almaty.longitude - 0.035, almaty.latitude + 0.01);
    const ends = Array.from({ length: 40 }, (_, index) =>
      at(almaty.longitude - 0.04 + index * 0.002, almaty.latitude - 0.005 + (index % 3) * 0.01),
    );
    const depths = async () => (await measured(orderId, ends, from)).map(({ zones }) => zones[0]!.pathDepthMeters ?? 0);
    const byParts = await depths();
    expect(byParts.filter((depth) => depth > 100).length).toBeGreaterThan(20);
    expect(byParts).toContain(0);
    await database.count(`UPDATE zone SET in_parts = false WHERE cell = $1 AND id = $2`, [agency.cell, zoneId]);
    const whole = await depths();
    expect(byParts.flatMap((depth, index) => (Math.abs(depth - whole[index]!) <= 0.01 ? [] : [index]))).toEqual([]);
  });

  it('get the same parts from the migration, when they were there before it', async () => {
    const { zoneId } = await drawn(polygon(aBorder(almaty, 5_000, 700, 19), aBorder(almaty, 500, 90, 20)));
    const runner = database.dataSource.createQueryRunner();
    const rows = () => runner.query(`SELECT * FROM zone_part WHERE zone_id = $1 ORDER BY n`, [zoneId]);
    await runner.startTransaction();
    try {
      const before = (await rows()) as unknown[];
      expect(before).toHaveLength(25);
      await new ZoneParts20261122140000().down(runner);
      await new ZoneParts20261122140000().up(runner);
      expect(await rows()).toEqual(before);
      expect(await runner.query(`SELECT in_parts FROM zone WHERE id = $1`, [zoneId])).toEqual([{ in_parts: true }]);
    } finally {
      await runner.rollbackTransaction();
      await runner.release();
    }
  });

  it('have the parts of their present shape, and none once they are small or gone', async () => {
    const { zoneId } = await drawn(polygon(aBorder(almaty, 5_000, 1_001, 16)));
    const actor = actorOf(agency.administrator);
    const kept = async () => {
      const [zone] = await database.rows<{ inParts: boolean }>(
        `SELECT in_parts AS "inParts" FROM zone WHERE cell = $1 AND id = $2`,
        [agency.cell, zoneId],
      );
      return { inParts: zone?.inParts, parts: (await partsOf(zoneId)).length };
    };
    const change = (area: Area) => tools.cases.change(actor, (work) => changeZone(work, zoneId, { area }));
    expect(await kept()).toEqual({ inParts: true, parts: 32 });
    await change(polygon(aBorder(almaty, 4_000, 641, 17)));
    expect(await kept()).toEqual({ inParts: true, parts: 20 });
    await tools.cases.change(actor, (work) => changeZone(work, zoneId, { name: 'renamed' }));
    expect(await kept()).toEqual({ inParts: true, parts: 20 });
    await change(polygon(aBorder(almaty, 4_000, 500, 18)));
    expect(await kept()).toEqual({ inParts: false, parts: 0 });
    await change(polygon(aBorder(almaty, 4_000, 501, 18)));
    expect(await kept()).toEqual({ inParts: true, parts: 16 });
    await tools.cases.change(actor, (work) => removeZone(work, zoneId));
    expect(await kept()).toEqual({ inParts: undefined, parts: 0 });
  });

  it('may be circles, measured from their center and by parts on the way', async () => {
    const circle = aZone().around(almaty.longitude, almaty.latitude, 40_000);
    const { order } = await anOrder().withZone(circle).issued(tools, agency.administrator);
    expect((await partsOf(order.zones[0]!.id)).length).toBeGreaterThan(15);
    const [facts] = await measured(order.id, [at(77.45, 43.25)], at(77.4, 43.25));
    const { signedDistanceMeters, pathDepthMeters } = facts!.zones[0]!;
    expect(signedDistanceMeters).toBeGreaterThan(1_500);
    const [deepest] = await whole(order.zones[0]!.id, [at(77.405, 43.25)]);
    expect(pathDepthMeters).toBeCloseTo(-deepest!.distance, 2);
  });
});
