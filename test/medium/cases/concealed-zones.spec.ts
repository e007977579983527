import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { zone as zoneSchema } from '#contracts';
import { anAgency, anOrder, aProtectedPerson, aRespondent, type TestAgency, type TestOrder } from '#testing';
import { Random } from '../../../apps/simulator/src/detection/random.js';
import { TestApi, type TestClient } from '../../support/api.js';
import { rulesOf as keptRules } from '../../support/opened.js';
import { offset } from '../../support/walks.js';

const home = { longitude: 76.93, latitude: 43.25 };

describe('a concealed zone', () => {
  let api: TestApi;
  let agency: TestAgency;
  let officer: TestClient;
  let made: TestOrder;

  beforeAll(async () => {
    api = await TestApi.start();
  });
  beforeEach(async () => {
    agency = await anAgency().withStaff('case_officer').founded(api.tools);
    officer = await api.as(agency, 'case_officer');
    made = await anOrder().issued(api.tools, agency.administrator);
  });
  afterAll(() => api.close());

  const circle = (east = 0, north = 0, radiusMeters = 200) => ({
    center: { type: 'Point', coordinates: offset(home, east, north) },
    radiusMeters,
  });
  const draw = (shape: object, more: object = {}, orderId = made.order.id) =>
    officer.post(`/v1/orders/${orderId}/zones`, {
      name: 'home',
      warningRingMeters: 100,
      concealed: true,
      ...shape,
      ...more,
    });
  const drawn = async (shape: object, more: object = {}, orderId = made.order.id) => {
    const { status, body } = await draw(shape, more, orderId);
    if (status !== 201) throw new Error(JSON.stringify(body));
    return body;
  };
  const rulesOf = async (orderId = made.order.id) =>
    (await keptRules(api.database, orderId)) as unknown as { zones: any[]; limit: any };
  /** East and north from the place to what is felt of it, meters. */
  const displacement = async (zoneId: string): Promise<[number, number]> => {
    const [row] = await api.database.rows<{ east: number; north: number }>(
      `SELECT ST_Distance(z.center, f.center) * sin(ST_Azimuth(z.center, f.center)) AS east,
         ST_Distance(z.center, f.center) * cos(ST_Azimuth(z.center, f.center)) AS north
       FROM zone z JOIN zone f ON f.cell = $1 AND f.felt_of = z.id WHERE z.cell = $1 AND z.id = $2`,
      [agency.cell, zoneId],
    );
    return [row!.east, row!.north];
  };
  const near = ([a, b]: [number, number], [c, d]: [number, number]): boolean => Math.hypot(a - c, b - d) < 3;

  it('is shown as it is and as it is felt, without what the displacement comes from', async () => {
    const zone = await drawn(circle());
    expect(zoneSchema.parse(zone)).toEqual(zone);
    expect(zone).toMatchObject({ concealed: true, radiusMeters: 200, felt: { radiusMeters: 1_500 } });
    const { body } = await officer.get(`/v1/orders/${made.order.id}/zones`);
    expect(body.zones).toEqual([zone]);
    expect(JSON.stringify((await officer.get(`/v1/orders/${made.order.id}`)).body)).not.toMatch(/seed/);
    const open = await drawn(circle(5_000), { concealed: false });
    expect(open.felt).toBeNull();
  });

  it('is watched as it is and as it is felt', async () => {
    const zone = await drawn(circle());
    const { zones } = await rulesOf();
    expect(zones).toHaveLength(2);
    const own = zones.find(({ zoneId }) => zoneId === zone.id);
    const felt = zones.find(({ feltOf }) => feltOf === zone.id);
    expect(own).toMatchObject({ concealed: true, sizeMeters: 200, warningRingMeters: 100 });
    expect(felt).toMatchObject({ sizeMeters: 200, warningRingMeters: 100, kind: 'exclusion' });
    expect(felt).not.toHaveProperty('concealed');
  });

  it('lies wholly in what is felt of it, whatever its form', async () => {
    const random = new Random(22);
    const shapes = Array.from({ length: 24 }, (_, n) => {
      const [east, north] = [random.between(-200_000, 200_000), random.between(-200_000, 200_000)];
      if (n % 3 === 0) return circle(east, north, random.between(20, 20_000));
      const reach = random.between(100, 8_000);
      const corners = Array.from({ length: 3 + (n % 7) }, (_unused, k, count = 3 + (n % 7)) => {
        const angle = (2 * Math.PI * (k + random.between(0, 0.9))) / count;
        const away = reach * random.between(0.3, 1);
        return offset(home, east + away * Math.cos(angle), north + away * Math.sin(angle));
      });
      const ring = [...corners, corners[0]!];
      if (n % 3 === 1) return { area: { type: 'Polygon', coordinates: [ring] } };
      const beside = ring.map(([x, y]) => [x + 0.25, y]);
      return { area: { type: 'MultiPolygon', coordinates: [[ring], [beside]] } };
    });
    const created = await officer.post('/v1/orders', {
      issuingAuthority: 'Court',
      jurisdiction: 'KZ',
      validFrom: new Date(api.clock.now() - 1_000).toISOString(),
      parties: [
        { personId: made.respondent.id, role: 'respondent' },
        { personId: made.protectedPerson.id, role: 'protected' },
      ],
      zones: shapes.map((shape) => ({ name: 'home', warningRingMeters: 0, concealed: true, ...shape })),
    });
    expect(created.status).toBe(201);
    const rows = await api.database.rows<{ covered: boolean; slack: number; away: number }>(
      `SELECT ST_Covers(f.area, z.area) AS covered, ST_Distance(z.center, f.center) AS away,
         f.reach_meters - (SELECT max(ST_Distance(f.center, p.geom::geography)) FROM ST_DumpPoints(z.area::geometry) p) AS slack
       FROM zone z JOIN zone f ON f.cell = $1 AND f.felt_of = z.id WHERE z.cell = $1 AND z.order_id = $2`,
      [agency.cell, created.body.id],
    );
    expect(rows).toHaveLength(24);
    for (const { covered, slack, away } of rows) {
      expect(covered).toBe(true);
      expect(slack).toBeGreaterThan(0);
      expect(away).toBeLessThan(1_252);
    }
  });

  it('keeps its displacement when it is drawn again near by: moved, reshaped, removed, or in another order', async () => {
    const zone = await drawn(circle());
    const first = await displacement(zone.id);
    await officer.patch(`/v1/zones/${zone.id}`, circle(300, 100, 400));
    expect(near(await displacement(zone.id), first)).toBe(true);
    const corners = [offset(home, -300, -300), offset(home, 300, -300), offset(home, 0, 300)];
    await officer.patch(`/v1/zones/${zone.id}`, { area: { type: 'Polygon', coordinates: [[...corners, corners[0]]] } });
    expect(near(await displacement(zone.id), first)).toBe(true);
    await officer.patch(`/v1/zones/${zone.id}`, { concealed: false });
    await officer.patch(`/v1/zones/${zone.id}`, { concealed: true });
    expect(near(await displacement(zone.id), first)).toBe(true);
    await officer.delete(`/v1/zones/${zone.id}`);
    expect(near(await displacement((await drawn(circle(50))).id), first)).toBe(true);
    const again = await anOrder()
      .protecting(made.protectedPerson)
      .restraining(aRespondent())
      .issued(api.tools, agency.administrator);
    expect(near(await displacement((await drawn(circle(0, 80), {}, again.order.id)).id), first)).toBe(true);
  });

  it('has a displacement of its own elsewhere, and for somebody else', async () => {
    const first = await displacement((await drawn(circle())).id);
    const work = await displacement((await drawn(circle(2_000))).id);
    const other = await anOrder().protecting(aProtectedPerson()).issued(api.tools, agency.administrator);
    const theirs = await displacement((await drawn(circle(), {}, other.order.id)).id);
    expect(near(first, work) || near(first, theirs) || near(work, theirs)).toBe(false);
  });

  it('is the same while nothing of its place changes, and gone when it is not concealed any more', async () => {
    const zone = await drawn(circle());
    const { body: renamed } = await officer.patch(`/v1/zones/${zone.id}`, { name: 'hers', warningRingMeters: 300 });
    expect(renamed.felt).toEqual(zone.felt);
    const { zones } = await rulesOf();
    expect(zones.every(({ warningRingMeters }) => warningRingMeters === 300)).toBe(true);
    const feltId = zones.find(({ feltOf }) => feltOf)!.zoneId;
    const moved = await officer.patch(`/v1/zones/${zone.id}`, circle(100));
    expect((await rulesOf()).zones.find(({ feltOf }) => feltOf)!.zoneId).toBe(feltId);
    expect(moved.body.felt.center).not.toEqual(zone.felt.center);
    const opened = await officer.patch(`/v1/zones/${zone.id}`, { concealed: false });
    expect(opened.body.felt).toBeNull();
    expect((await rulesOf()).zones).toEqual([expect.not.objectContaining({ concealed: true })]);
    await officer.patch(`/v1/zones/${zone.id}`, { concealed: true });
    await officer.delete(`/v1/zones/${zone.id}`);
    expect(
      await api.database.rows(`SELECT id FROM zone WHERE cell = $1 AND order_id = $2`, [agency.cell, made.order.id]),
    ).toEqual([]);
  });

  it('hides the limit of its order too', async () => {
    await officer.patch(`/v1/orders/${made.order.id}`, { proximityLimitMeters: 500 });
    expect((await rulesOf()).limit.concealment).toBeUndefined();
    await drawn(circle());
    expect((await rulesOf()).limit.concealment.seed).toMatch(/^[0-9a-f]{64}$/);
  });

  it('is refused by field where it cannot be: who must stay inside has to know where, and what is too wide', async () => {
    const inclusion = await draw(circle(), { kind: 'inclusion' });
    expect(inclusion).toMatchObject({ status: 422, body: { errors: [{ path: 'concealed' }] } });
    const zone = await drawn(circle());
    expect(await officer.patch(`/v1/zones/${zone.id}`, { kind: 'inclusion' })).toMatchObject({
      status: 422,
      body: { errors: [{ path: 'concealed' }] },
    });
    const square = (east: number) => {
      const corners = [offset(home, east), offset(home, east + 900), offset(home, east, 900)];
      return [[...corners, corners[0]]];
    };
    const wide = await draw({ area: { type: 'MultiPolygon', coordinates: [square(0), square(150_000)] } });
    expect(wide).toMatchObject({ status: 422, body: { errors: [{ path: 'concealed' }] } });
    expect(JSON.stringify(wide.body)).not.toMatch(/76\.9|43\.2/);
    expect(
      (await draw({ area: { type: 'MultiPolygon', coordinates: [square(0), square(150_000)] } }, { concealed: false }))
        .status,
    ).toBe(201);
  });
});
