import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { registerUnit, actorOf } from '#orders';
import type { TestAgency } from '#testing';
import { TestApi, type TestConsole } from '../../support/api.js';
import { areaBetween, Borderland } from './borderland.js';

describe('an incident that another agency’s desk works on', () => {
  let api: TestApi;
  let land: Borderland;
  let stranger: TestAgency;
  let id: string;
  let cell = 4_200;
  const open: TestConsole[] = [];

  const consoleOf = async (agency: TestAgency, role: 'dispatcher' | 'auditor' = 'dispatcher'): Promise<TestConsole> => {
    const console = await api.console(await api.login(agency.member(role)));
    open.push(console);
    return console;
  };
  const aUnitOf = (agency: TestAgency, name: string) =>
    api.tools.cases.change(actorOf(agency.administrator), (work) => registerUnit(work, { name }));

  beforeAll(async () => {
    api = await TestApi.start();
  });
  afterAll(() => api.close());
  beforeEach(async () => {
    land = await Borderland.setUp(api, (cell += 1));
    stranger = await land.neighbour('North', areaBetween(-50_000, -49_000));
    await land.sheIsAt(5_000);
    id = await land.press();
  });
  afterEach(() => open.splice(0).forEach((console) => console.close()));

  it('is read by both agencies, and by nobody else', async () => {
    for (const agency of [land.west, land.east]) {
      const client = await land.as(agency);
      expect((await client.get('/v1/incidents')).body.incidents).toMatchObject([{ id }]);
      expect((await client.get('/v1/incidents?status=closed')).body.incidents).toEqual([]);
      for (const path of ['', '/events', '/track', '/deliveries', '/plan', '/nearest-units'])
        expect((await client.get(`/v1/incidents/${id}${path}`)).status).toBe(200);
      expect((await client.get(`/v1/incidents/${id}/events`)).body.events).not.toEqual([]);
      expect((await client.get(`/v1/incidents/${id}/track`)).body.features).toHaveLength(1);
    }
    const other = await land.as(stranger);
    expect((await other.get('/v1/incidents')).body.incidents).toEqual([]);
    for (const path of ['', '/events', '/track', '/deliveries', '/plan', '/nearest-units'])
      expect((await other.get(`/v1/incidents/${id}${path}`)).status).toBe(404);
  });

  it('shows what the order forbids to the desk while it has the incident, then to the order’s own agency alone', async () => {
    const zonesFor = async (agency: TestAgency): Promise<[number, number | undefined]> => {
      const { status, body } = await (await land.as(agency)).get(`/v1/incidents/${id}/zones`);
      return [status, body.zones?.features.length];
    };
    expect([await zonesFor(land.west), await zonesFor(land.east), await zonesFor(stranger)]).toEqual([
      [200, 2],
      [200, 2],
      [404, undefined],
    ]);
    const eastern = await land.as(land.east);
    expect((await eastern.get(`/v1/orders/${land.made.order.id}/zones/outlines`)).status).toBe(404);
    await land.step(land.east, id, 'acknowledge');
    await land.step(land.east, id, 'close', { outcome: 'resolved' });
    expect([await zonesFor(land.west), await zonesFor(land.east)]).toEqual([
      [200, 2],
      [200, 0],
    ]);
  });

  it('is worked on by the desk; the order’s own agency only reads, and a stranger does neither', async () => {
    const { id: unitId } = await aUnitOf(land.east, 'E-1');
    const bodies: Record<string, object | undefined> = {
      acknowledge: undefined,
      dispatch: { unitId },
      arrive: undefined,
      notes: { text: 'seen' },
      close: { outcome: 'resolved' },
    };
    for (const [step, body] of Object.entries(bodies)) {
      const refused = await land.step(land.west, id, step, body);
      expect([refused.status, refused.body.code]).toEqual([403, 'incident_of_other_desk']);
      expect((await land.step(stranger, id, step, body)).status).toBe(step === 'dispatch' ? 422 : 404);
      expect((await land.step(land.east, id, step, body)).status).toBe(step === 'notes' ? 201 : 200);
    }
    expect((await land.events(id)).map(({ kind }) => kind)).toEqual([
      ...['opened', 'alarm_raised', 'acknowledged', 'dispatched', 'arrived', 'noted', 'closed'],
    ]);
  });

  it('keeps the roles of each agency: auditor and court do no work', async () => {
    for (const role of ['auditor', 'court'] as const)
      expect((await land.step(land.east, id, 'acknowledge', undefined, role)).status).toBe(403);
    expect((await (await land.as(land.east, 'auditor')).get(`/v1/incidents/${id}/track`)).status).toBe(403);
  });

  it('is given a unit of the desk or of the order’s agency, and of no other', async () => {
    const [own, hers, strange] = [
      await aUnitOf(land.east, 'E-1'),
      await aUnitOf(land.west, 'W-1'),
      await aUnitOf(stranger, 'N-1'),
    ];
    await land.step(land.east, id, 'acknowledge');
    expect((await land.step(land.east, id, 'dispatch', { unitId: strange.id })).status).toBe(422);
    expect((await land.step(land.east, id, 'dispatch', { unitId: hers.id })).status).toBe(200);
    expect((await land.step(land.east, id, 'dispatch', { unitId: own.id })).status).toBe(200);
  });

  it('tells its alarm to the desk alone, which confirms it', async () => {
    const { body } = await (await land.as(land.west)).get(`/v1/incidents/${id}/deliveries`);
    const toDesks = body.deliveries.filter(({ recipient }: { recipient: string }) => recipient === 'desk');
    expect(toDesks).toMatchObject([{ recipientId: land.east.id, channel: 'console', status: 'queued' }]);
  });

  it('is heard of by the consoles of both: the desk’s ring and confirm, the others only show', async () => {
    const [west, east, north] = [await consoleOf(land.west), await consoleOf(land.east), await consoleOf(stranger)];
    const second = await land.press();
    await east.untilSeen('alarm.raised');
    await west.until(() => west.of('incident.updated').some(({ kind }) => kind === 'alarm_raised'));
    await land.step(land.east, second, 'acknowledge');
    await west.until(() => west.of('incident.updated').some(({ kind }) => kind === 'acknowledged'));
    expect(west.of('alarm.raised')).toEqual([]);
    // What the stranger's console hears next is of its own area: nothing came before.
    await land.sheIsAt(5_000, { fixTime: new Date(api.clock.now() + 1_000).toISOString() });
    await east.untilSeen('position.moved');
    expect(north.seen.map(({ event }) => event)).toEqual(['feed.live']);
  });

  it('shows its live positions to both, audited in the chains of both; to no auditor and to no stranger', async () => {
    const consoles = [await consoleOf(land.west), await consoleOf(land.east)];
    const silent = [await consoleOf(stranger), await consoleOf(land.east, 'auditor')];
    api.clock.move(5_000);
    await land.sheIsAt(5_010);
    for (const console of consoles) await console.untilSeen('position.moved');
    expect(silent.flatMap((console) => console.of('position.moved'))).toEqual([]);
    const watched = await api.database.rows<{ agency: string; actor: string }>(
      `SELECT agency_id AS agency, actor_id AS actor FROM audit_entry
       WHERE object_id = $1 AND action = 'incident.positions.watch'`,
      [id],
    );
    const [ours, theirs] = [land.west.member('dispatcher').id, land.east.member('dispatcher').id];
    expect(new Set(watched.map(({ agency, actor }) => `${agency} ${actor}`))).toEqual(
      new Set([`${land.west.id} ${ours}`, `${land.west.id} ${theirs}`, `${land.east.id} ${theirs}`]),
    );
  });

  it('has each reading of its track in the chain of the order’s agency too', async () => {
    await (await land.as(land.east)).get(`/v1/incidents/${id}/track`);
    const reads = await api.database.rows<{ agency: string }>(
      `SELECT agency_id AS agency FROM audit_entry WHERE object_id = $1 AND action = 'incident.track.read'`,
      [id],
    );
    expect(new Set(reads.map(({ agency }) => agency))).toEqual(new Set([land.west.id, land.east.id]));
  });

  it('leaves what the other desk reads and does in the chains of both, and she sees who it was', async () => {
    const east = await land.as(land.east);
    for (const path of ['', '/events', '/deliveries', '/nearest-units']) await east.get(`/v1/incidents/${id}${path}`);
    await east.get('/v1/incidents');
    await land.step(land.east, id, 'acknowledge');
    const supervisor = await land.as(land.east, 'supervisor');
    await supervisor.get(`/v1/incidents/${id}/desks`);
    expect(
      (await supervisor.post(`/v1/incidents/${id}/hand-over`, { agencyId: land.west.id, note: 'hers' })).status,
    ).toBe(200);
    const acts = [
      'incident.acknowledge',
      'incident.deliveries.read',
      'incident.desks.read',
      'incident.events.read',
      'incident.hand_over',
      'incident.list',
      'incident.nearest_units.read',
      'incident.read',
    ];
    for (const { id: agencyId } of [land.west, land.east]) {
      const found = await api.database.rows<{ action: string; subjects: string[] }>(
        `SELECT action, subjects FROM audit_entry WHERE agency_id = $1 AND actor_id = ANY($2) AND action = ANY($3)
         ORDER BY action`,
        [agencyId, [land.east.member('dispatcher').id, land.east.member('supervisor').id], acts],
      );
      expect(found.map(({ action }) => action)).toEqual(acts);
      for (const { subjects } of found) expect(subjects).toContain(land.made.protectedPerson.id);
    }
    const herPhone = api.asDevice(land.made.protectedPerson.devices[0]!);
    const { readers } = (await herPhone.get('/v1/people/me/readers')).body;
    expect(readers).toContainEqual(
      expect.objectContaining({ action: 'incident.read', role: 'dispatcher', agency: 'East' }),
    );
    expect(readers).toContainEqual(
      expect.objectContaining({ action: 'incident.hand_over', role: 'supervisor', agency: 'East' }),
    );
  });

  it('has no word in the order’s chain of whom it is none of, and none of its people in theirs', async () => {
    const client = await land.as(stranger);
    expect((await client.get(`/v1/incidents/${id}`)).status).toBe(404);
    const found = await api.database.rows<{ agency: string; subjects: string[]; result: string }>(
      `SELECT agency_id AS agency, subjects, result FROM audit_entry WHERE object_id = $1 AND actor_id = $2`,
      [id, stranger.member('dispatcher').id],
    );
    expect(found).toEqual([{ agency: stranger.id, subjects: [], result: 'refused' }]);
  });

  it('stands in the list of each page once', async () => {
    await land.step(land.east, id, 'acknowledge');
    await land.step(land.east, id, 'close', { outcome: 'test' });
    const further = await land.press();
    const client = await land.as(land.west);
    const first = (await client.get('/v1/incidents?limit=1')).body;
    const second = (await client.get(`/v1/incidents?limit=1&cursor=${first.nextCursor}`)).body;
    expect([first.incidents, second.incidents]).toMatchObject([[{ id: further }], [{ id }]]);
    expect(second.nextCursor).toBeNull();
  });
});
