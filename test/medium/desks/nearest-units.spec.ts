import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { newId } from '#domain';
import { actorOf, registerUnit } from '#orders';
import type { TestAgency } from '#testing';
import { TestApi } from '../../support/api.js';
import { offset } from '../../support/walks.js';
import { areaBetween, border, Borderland } from './borderland.js';

describe('the nearest units of an incident', () => {
  let api: TestApi;
  let land: Borderland;
  let id: string;
  let cell = 4_600;

  const aUnit = (agency: TestAgency, name: string, east?: number) => {
    const [longitude, latitude] = offset(border, east ?? 0);
    const point = east === undefined ? undefined : { longitude, latitude };
    return api.tools.cases.change(actorOf(agency.administrator), (work) => registerUnit(work, { name, point }));
  };
  const nearest = async (of = land.east, query = '') =>
    (await (await land.as(of)).get(`/v1/incidents/${id}/nearest-units${query}`)).body;
  const names = ({ units }: { units: { name: string }[] }) => units.map(({ name }) => name);

  beforeAll(async () => {
    api = await TestApi.start();
  });
  afterAll(() => api.close());
  beforeEach(async () => {
    land = await Borderland.setUp(api, (cell += 1));
    await land.sheIsAt(5_000);
    id = await land.press();
  });

  it('are those of the desk and of the order’s agency by distance, with the age of both positions', async () => {
    await aUnit(land.east, 'far', 9_000);
    await aUnit(land.east, 'old', 6_000);
    api.clock.move(11 * 60_000);
    await land.sheIsAt(5_000);
    const near = await aUnit(land.west, 'hers', 5_100);
    await aUnit(land.east, 'nowhere');
    await aUnit(await land.neighbour('North', areaBetween(-60_000, -50_000)), 'strange', 5_000);
    api.clock.move(20_000);
    const answer = await nearest();
    expect(names(answer)).toEqual(['hers', 'old', 'far']);
    expect(answer.place).toMatchObject({ personId: land.made.protectedPerson.id, ageSeconds: 20 });
    expect(answer.units[0]).toEqual({
      id: near.id,
      agencyId: land.west.id,
      name: 'hers',
      callSign: null,
      distanceMeters: expect.closeTo(100, 0),
      positionAt: new Date(api.clock.now() - 20_000).toISOString(),
      ageSeconds: 20,
      stale: false,
      busy: false,
    });
    expect(answer.units[1]).toMatchObject({ stale: true, ageSeconds: 680 });
    expect(names(await nearest(land.west, '?limit=1'))).toEqual(['hers']);
  });

  it('are marked when they are sent already, until that incident is closed', async () => {
    const unit = await aUnit(land.east, 'E-1', 5_000);
    await land.step(land.east, id, 'acknowledge');
    await land.step(land.east, id, 'dispatch', { unitId: unit.id });
    expect((await nearest()).units).toMatchObject([{ name: 'E-1', busy: true }]);
    await land.step(land.east, id, 'close', { outcome: 'test' });
    id = await land.press();
    expect((await nearest()).units).toMatchObject([{ name: 'E-1', busy: false }]);
  });

  it('are told beside the place of the incident, which a map of all open ones shows: to its desks alone, until it is closed', async () => {
    const places = async (agency: TestAgency, ids = id) =>
      (await (await land.as(agency)).get(`/v1/incidents/places?ids=${ids}`)).body.places;
    const stranger = await land.neighbour('South', areaBetween(-90_000, -80_000));
    const [longitude, latitude] = offset(border, 5_000);
    for (const agency of [land.east, land.west])
      expect(await places(agency, `${id},${newId()}`)).toEqual([
        {
          incidentId: id,
          personId: land.made.protectedPerson.id,
          point: { type: 'Point', coordinates: [expect.closeTo(longitude, 6), expect.closeTo(latitude, 6)] },
          accuracyMeters: expect.any(Number),
          at: new Date(api.clock.now()).toISOString(),
        },
      ]);
    expect(await places(stranger)).toEqual([]);
    await land.step(land.east, id, 'acknowledge');
    await land.step(land.east, id, 'close', { outcome: 'resolved' });
    expect(await places(land.east)).toEqual([]);
    const refused = await (await land.as(land.east)).get('/v1/incidents/places?ids=home');
    expect(refused.status).toBe(422);
  });

  it('are none when nobody knows where she is', async () => {
    const other = await Borderland.setUp(api, (cell += 1));
    id = await other.press();
    await api.tools.cases.change(actorOf(other.west.administrator), (work) =>
      registerUnit(work, { name: 'W-1', point: border }),
    );
    expect(await nearest(other.west)).toEqual({ place: null, units: [] });
  });

  it('tell where she is, so that they are read as her track is: by whom it may be, audited, and while it is open', async () => {
    const path = `/v1/incidents/${id}/nearest-units`;
    expect((await (await land.as(land.east, 'auditor')).get(path)).status).toBe(403);
    expect((await (await land.as(land.east, 'court')).get(path)).status).toBe(403);
    await nearest();
    const reads = await api.database.rows<{ told: string }>(
      `SELECT agency_id || ' ' || result AS told FROM audit_entry
       WHERE object_id = $1 AND action = 'incident.nearest_units.read'`,
      [id],
    );
    const both = (result: string, times: number) =>
      [land.west, land.east].flatMap((agency) => Array.from({ length: times }, () => `${agency.id} ${result}`));
    expect(reads.map(({ told }) => told).toSorted()).toEqual([...both('allowed', 1), ...both('refused', 2)].toSorted());
    await land.step(land.east, id, 'acknowledge');
    await land.step(land.east, id, 'close', { outcome: 'test' });
    expect((await (await land.as(land.east)).get(path)).status).toBe(409);
  });
});
