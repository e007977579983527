import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { aBorder, aCase, anAgency } from '#testing';
import { TestApi } from '../../support/api.js';
import { areaBetween, border, Borderland } from './borderland.js';

describe('the desk that an incident goes to', () => {
  let api: TestApi;
  let land: Borderland;
  let cell = 4_000;

  beforeAll(async () => {
    api = await TestApi.start();
  });
  afterAll(() => api.close());
  beforeEach(async () => {
    land = await Borderland.setUp(api, (cell += 1));
  });

  it('is that of the area where she presses', async () => {
    expect(await land.deskOf(await land.press(land.fix(5_000)))).toBe('East');
  });

  it('is that of the area where she was last, when the press has no position', async () => {
    await land.sheIsAt(5_000);
    api.clock.move(10 * 60_000);
    expect(await land.deskOf(await land.press())).toBe('East');
  });

  it('is that of the order when nobody knows where she is: not that of some other region', async () => {
    await land.heIsAt(5_000);
    expect(await land.deskOf(await land.press())).toBe('West');
  });

  it('is that of the order when her last position is too old to say anything', async () => {
    await land.sheIsAt(5_000);
    api.clock.move(16 * 60_000);
    expect(await land.deskOf(await land.press())).toBe('West');
  });

  it('is not told by a position that is too old, faked or no place', async () => {
    const old = new Date(api.clock.now() - 16 * 60_000).toISOString();
    const nowhere = { type: 'Point', coordinates: [0, 0] };
    for (const wrong of [{ fixTime: old }, { mock: true }, { point: nowhere }, { point: 'there' }]) {
      const other = await Borderland.setUp(api, (cell += 1));
      expect(await other.deskOf(await other.press(other.fix(5_000, wrong)))).toBe('West');
    }
  });

  it('is that of the order where no area is', async () => {
    expect(await land.deskOf(await land.press(land.fix(60_000)))).toBe('West');
  });

  it('is the same on both sides of a line that two areas share', async () => {
    expect(await land.deskOf(await land.press(land.fix(-5)))).toBe('West');
    const other = await Borderland.setUp(api, (cell += 1));
    expect(await other.deskOf(await other.press(other.fix(5)))).toBe('East');
  });

  it('is that of the smallest of several areas', async () => {
    await land.neighbour('City', areaBetween(4_000, 6_000, 2_000));
    await land.neighbour('Province', areaBetween(-50_000, 50_000, 100_000));
    expect(await land.deskOf(await land.press(land.fix(5_000)))).toBe('City');
  });

  it('is found in an area of thousands of corners, up to its very border', async () => {
    const town = await land.neighbour('Town', { type: 'Polygon', coordinates: [aBorder(border, 10_000, 5_001)] });
    const [{ parts }] = (await api.database.rows(
      `SELECT count(*)::int AS parts FROM agency_area_part WHERE agency_id = $1`,
      [town.id],
    )) as [{ parts: number }];
    expect(parts).toBeGreaterThan(40);
    const gap = await api.database.rows(
      `SELECT 1 FROM (SELECT ST_Union(part) AS shape FROM agency_area_part WHERE agency_id = $1) p, agency a
       WHERE a.id = $1 AND ST_Area(ST_SymDifference(p.shape, a.area::geometry)) > 1e-9`,
      [town.id],
    );
    expect(gap).toEqual([]);
    expect(await land.deskOf(await land.press(land.fix(3_000)))).toBe('Town');
  });

  it('is found on both sides of the antimeridian', async () => {
    const square = [
      [179, 50],
      [-179, 50],
      [-179, 52],
      [179, 52],
      [179, 50],
    ];
    await land.neighbour('Chukotka', { type: 'Polygon', coordinates: [square] });
    for (const [longitude, desk] of [
      [179.5, 'Chukotka'],
      [-179.5, 'Chukotka'],
      [178, 'West'],
      [0.5, 'West'],
    ] as const) {
      const place = { point: { type: 'Point', coordinates: [longitude, 51] } };
      const made = await aCase().of(land.west).setUp(api.tools);
      const { body } = await api.asDevice(made.protectedPerson.devices[0]!).post('/v1/panics', {
        id: api.tools.newId(),
        pressedAt: new Date(api.clock.now()).toISOString(),
        trigger: 'button',
        fix: land.fix(0, place),
      });
      expect([longitude, await land.deskOf(body.incidentId)]).toEqual([longitude, desk]);
    }
  });

  it('is the same one each time where two areas are alike', async () => {
    const twin = await land.neighbour('Twin', areaBetween(0, 50_000));
    const first = [land.east, twin].toSorted((a, b) => (a.id < b.id ? -1 : 1))[0]!;
    expect((await land.incident(await land.press(land.fix(5_000)))).deskAgencyId).toBe(first.id);
  });

  it('is of the order’s own cell', async () => {
    const other = await Borderland.setUp(api, (cell += 1));
    await other.neighbour('City of another cell', areaBetween(4_000, 6_000, 2_000));
    expect(await land.deskOf(await land.press(land.fix(5_000)))).toBe('East');
  });

  it('is where he is when he comes near, wherever she is', async () => {
    await land.sheIsAt(-5_000);
    await land.heIsAt(20_000);
    api.clock.move(30_000);
    await land.heIsAt(20_010);
    const { body } = await (await land.as(land.west)).get('/v1/incidents');
    expect(body.incidents).toMatchObject([{ deskName: 'East', alarms: [{ kind: 'breach' }] }]);
  });

  it('is where she is again, once she calls for help herself', async () => {
    await land.sheIsAt(-5_000);
    await land.heIsAt(20_000);
    api.clock.move(30_000);
    await land.heIsAt(20_010);
    const id = await land.press();
    api.clock.move(5_000);
    await land.sheIsAt(-5_000);
    expect(await land.deskOf(id)).toBe('West');
  });

  it('of a person without an order is that of the area too', async () => {
    const agency = await anAgency().inCell(land.cell).withStaff('dispatcher').founded(api.tools);
    const made = await aCase().of(agency).setUp(api.tools);
    await (await api.as(agency, 'administrator')).post(`/v1/orders/${made.order.id}/revoke`);
    const { body } = await api.asDevice(made.protectedPerson.devices[0]!).post('/v1/panics', {
      id: api.tools.newId(),
      pressedAt: new Date(api.clock.now()).toISOString(),
      trigger: 'button',
      fix: land.fix(5_000),
    });
    expect((await land.incident(body.incidentId, land.east)).deskName).toBe('East');
  });

  describe('an area', () => {
    it('is drawn, shown and taken away by its own administrator', async () => {
      const { body } = await land.draw(land.west, areaBetween(-10_000, 0));
      expect(body.area).toMatchObject({ type: 'MultiPolygon' });
      const own = await (await land.as(land.west)).get(`/v1/agencies/${land.west.id}`);
      expect(own.body.area.coordinates[0][0]).toHaveLength(5);
      expect((await land.draw(land.west, null)).body.area).toBeNull();
      expect(await land.deskOf(await land.press(land.fix(-5_000)))).toBe('West');
    });

    it('is not another agency’s or another role’s to draw', async () => {
      const area = areaBetween(-10_000, 0);
      const stranger = await land.as(land.east, 'administrator');
      expect((await stranger.patch(`/v1/agencies/${land.west.id}`, { area })).status).toBe(404);
      const supervisor = await land.as(land.west, 'supervisor');
      expect((await supervisor.patch(`/v1/agencies/${land.west.id}`, { area })).status).toBe(403);
    });

    it.each([
      [
        'crosses itself',
        [
          [border.longitude, 45],
          [81, 46],
          [81, 45],
          [80, 46],
          [80, 45],
        ],
        /crosses itself/,
      ],
      [
        'is not closed',
        [
          [80, 45],
          [81, 45],
          [81, 46],
          [80, 46],
        ],
        /not closed/,
      ],
      [
        'is as large as a country',
        [
          [20, 0],
          [100, 0],
          [100, 60],
          [20, 60],
          [20, 0],
        ],
        /km² are allowed/,
      ],
      [
        'is latitude first',
        [
          [45, 80],
          [45, 81],
          [46, 81],
          [46, 80],
          [45, 80],
        ],
        /exchanged/,
      ],
    ])('that %s is refused with its place', async (_, ring, message) => {
      const administrator = await land.as(land.west, 'administrator');
      const area = { type: 'Polygon', coordinates: [ring] };
      const { status, body } = await administrator.patch(`/v1/agencies/${land.west.id}`, { area });
      expect([status, body.code]).toEqual([422, 'agency_invalid']);
      expect(body.errors[0].path).toMatch(/^area/);
      expect(body.errors[0].message).toMatch(message);
    });

    it('is none of a court', async () => {
      const court = await anAgency().ofKind('court').inCell(land.cell).founded(api.tools);
      const administrator = await api.as(court, 'administrator');
      const { status, body } = await administrator.patch(`/v1/agencies/${court.id}`, { area: areaBetween(0, 1_000) });
      expect([status, body.errors[0].path]).toEqual([422, 'area']);
    });
  });
});
