import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { anAgency, type TestAgency } from '#testing';
import { TestApi, type TestConsole } from '../../support/api.js';
import { areaBetween, Borderland } from './borderland.js';

describe('an incident that moves', () => {
  let api: TestApi;
  let land: Borderland;
  let id: string;
  let cell = 4_400;
  const open: TestConsole[] = [];

  const consoleOf = async (agency: TestAgency, cursor?: string): Promise<TestConsole> => {
    const console = await api.console(await api.login(agency.member('dispatcher')), cursor);
    open.push(console);
    return console;
  };
  /** After so many seconds she is so many meters east of the border. */
  const afterSheIsAt = async (seconds: number, east: number, more: object = {}): Promise<void> => {
    api.clock.move(seconds * 1_000);
    await land.sheIsAt(east, more);
  };
  const handOvers = async () => (await land.events(id)).filter(({ kind }) => kind === 'handed_over');
  const listed = async (agency: TestAgency): Promise<number> =>
    (await (await land.as(agency)).get('/v1/incidents')).body.incidents.length;

  beforeAll(async () => {
    api = await TestApi.start();
  });
  afterAll(() => api.close());
  beforeEach(async () => {
    land = await Borderland.setUp(api, (cell += 1));
    await land.sheIsAt(-300);
    id = await land.press();
  });
  afterEach(() => open.splice(0).forEach((console) => console.close()));

  it('is handed over 500 m beyond the border: the new desk must take it, the old one sees it until then', async () => {
    await land.step(land.west, id, 'acknowledge');
    await afterSheIsAt(10, 600);
    expect(await land.incident(id)).toMatchObject({
      status: 'open',
      deskName: 'East',
      deskAgencyId: land.east.id,
      formerDeskAgencyId: land.west.id,
      acknowledgedAt: null,
      handedOverAt: new Date(api.clock.now()).toISOString(),
    });
    const [event] = await handOvers();
    expect(event).toMatchObject({ staffId: null, data: { from: land.west.id, to: land.east.id, reason: 'moved' } });
    const deliveries = (await (await land.as(land.east)).get(`/v1/incidents/${id}/deliveries`)).body.deliveries;
    expect(deliveries).toMatchObject([
      { recipientId: land.west.id, status: 'escalated' },
      { recipientId: land.east.id, status: 'queued' },
    ]);
    expect([await listed(land.west), await listed(land.east)]).toEqual([1, 1]);
    expect((await land.step(land.east, id, 'acknowledge')).body).toMatchObject({
      status: 'acknowledged',
      formerDeskAgencyId: null,
      acknowledgedBy: land.east.member('dispatcher').id,
    });
  });

  it('is handed over at once only as far beyond the border as no error of its fix explains', async () => {
    await afterSheIsAt(5, 600, { accuracyMeters: 120 });
    expect(await handOvers()).toEqual([]);
    await afterSheIsAt(5, 495);
    expect(await handOvers()).toEqual([]);
    await afterSheIsAt(5, 520);
    expect(await handOvers()).toHaveLength(1);
  });

  it('goes to the smaller area within its desk’s own after a minute there', async () => {
    const city = await land.neighbour('City', areaBetween(-2_000, -100, 2_000));
    await afterSheIsAt(5, -300);
    expect(await land.deskOf(id)).toBe('West');
    await afterSheIsAt(60, -310);
    expect((await land.incident(id)).deskAgencyId).toBe(city.id);
  });

  it('is not handed to and fro by fixes on both sides of the border', async () => {
    for (const east of [100, -100, 200, -50, 400, -10, 80, -80]) await afterSheIsAt(30, east);
    expect(await handOvers()).toEqual([]);
  });

  it('is handed over after a minute on the other side, once', async () => {
    for (const east of [100, 120, 90]) await afterSheIsAt(30, east);
    expect(await handOvers()).toHaveLength(1);
    for (const east of [-100, 100, -100, 100]) await afterSheIsAt(30, east);
    expect(await handOvers()).toHaveLength(1);
    expect(await land.deskOf(id)).toBe('East');
  });

  it('is not moved by fixes that are old, coarse, faked or his', async () => {
    await afterSheIsAt(10, 9_000, { accuracyMeters: 5_000 });
    await afterSheIsAt(10, 9_000, { mock: true });
    await afterSheIsAt(10, -300);
    await afterSheIsAt(0, 9_000, { fixTime: new Date(api.clock.now() - 5_000).toISOString() });
    await land.heIsAt(9_000);
    expect(await handOvers()).toEqual([]);
  });

  it('stays with its desk where no area is', async () => {
    await afterSheIsAt(600, 60_000);
    expect(await handOvers()).toEqual([]);
    expect(await land.deskOf(id)).toBe('West');
  });

  it('leaves the desk of an order that has no area as soon as her place is known', async () => {
    const other = await Borderland.setUp(api, (cell += 1), false);
    const unknown = await other.press();
    expect(await other.deskOf(unknown)).toBe('West');
    await other.sheIsAt(5_000);
    expect(await other.deskOf(unknown)).toBe('East');
  });

  it('can be worked on by the old desk as long as the new one has not taken it', async () => {
    await afterSheIsAt(10, 600);
    expect((await land.step(land.west, id, 'acknowledge')).status).toBe(200);
    const { body } = await land.step(land.east, id, 'acknowledge');
    expect(body).toMatchObject({ status: 'acknowledged', formerDeskAgencyId: null });
    // The order's own agency reads it further, and works on it no more.
    expect((await land.step(land.west, id, 'close', { outcome: 'other' })).status).toBe(403);
    expect((await land.step(land.east, id, 'close', { outcome: 'other' })).status).toBe(200);
  });

  it('wakes the plan again when it was taken already: who climbs is of the new desk', async () => {
    const steps = [
      { id: 'desk', to: 'desk', channels: ['console'], afterSeconds: 0 },
      { id: 'contacts', to: 'contacts', channels: [], afterSeconds: 0, severities: ['critical'] },
      { id: 'climb', to: 'supervisor', channels: [], afterSeconds: 60, unless: 'acknowledged' },
    ];
    const administrator = await land.as(land.west, 'administrator');
    const { body: plan } = await administrator.post('/v1/response-plans', { name: 'Plan', steps });
    expect((await administrator.post(`/v1/response-plans/${plan.id}/activate`)).status).toBe(200);
    await land.press();
    await land.step(land.west, id, 'acknowledge');
    await afterSheIsAt(10, 600);
    const waiting = await api.database.rows<{ to: string }>(
      `SELECT step ->> 'to' AS "to" FROM plan_step WHERE cell = $1 AND incident_id = $2 AND status = 'waiting'`,
      [land.cell, id],
    );
    expect(new Set(waiting.map(({ to }) => to))).toEqual(new Set(['supervisor']));
  });

  it('goes on to a third desk; the second, which had not taken it, is released, and the first keeps it', async () => {
    const far = await land.neighbour('Far east', areaBetween(50_000, 90_000));
    await afterSheIsAt(10, 600);
    const second = await consoleOf(land.east);
    await afterSheIsAt(600, 52_000);
    expect(await land.incident(id)).toMatchObject({ deskName: 'Far east', formerDeskAgencyId: land.west.id });
    await second.untilSeen('incident.released');
    expect(second.of('incident.released')).toMatchObject([{ incidentId: id }]);
    expect(JSON.stringify(second.of('incident.released'))).not.toContain('alarms');
    expect([await listed(land.west), await listed(land.east), await listed(far)]).toEqual([1, 0, 1]);
    expect((await (await land.as(land.east)).get(`/v1/incidents/${id}`)).status).toBe(404);
  });

  it('is shown, and its alarms rung and confirmed, at the new desk; the old one is told when it is taken', async () => {
    const third = await land.neighbour('Own', areaBetween(-60_000, -50_000));
    await land.step(land.west, id, 'hand-over', { agencyId: third.id, note: 'their case' }, 'supervisor');
    await land.step(third, id, 'acknowledge');
    const [own, east] = [await consoleOf(third), await consoleOf(land.east)];
    const cursor = east.cursor;
    await afterSheIsAt(10, 600);
    await east.untilSeen('alarm.raised');
    expect(east.of('incident.opened')).toMatchObject([{ kind: 'handed_over', incident: { id, deskName: 'East' } }]);
    await own.until(() => own.of('incident.updated').some(({ kind }) => kind === 'handed_over'));
    expect(own.of('alarm.raised')).toEqual([]);
    const confirmed = async () =>
      (await (await land.as(land.east)).get(`/v1/incidents/${id}/deliveries`)).body.deliveries.some(
        (one: { recipientId: string; status: string }) =>
          one.recipientId === land.east.id && one.status === 'delivered',
      );
    while (!(await confirmed()));
    await land.step(land.east, id, 'acknowledge');
    await own.untilSeen('incident.released');
    // Who missed it gets it with what came after its cursor.
    const late = await consoleOf(land.east, cursor);
    expect(late.of('alarm.raised')).toHaveLength(1);
    expect((await (await land.as(third)).get(`/v1/incidents/${id}`)).status).toBe(404);
  });

  it('neither waits for who works on it at that moment nor loses their work', async () => {
    const west = await land.as(land.west);
    for (let turn = 0; turn < 6; turn += 1) {
      api.clock.move(10_000);
      const at = turn % 2 === 0 ? 600 : -600;
      const answers = await Promise.all([
        land.sheIsAt(at),
        ...['acknowledge', 'notes', 'acknowledge'].map((step) =>
          west.post(`/v1/incidents/${id}/${step}`, step === 'notes' ? { text: 'seen' } : undefined),
        ),
        land.press(),
      ]);
      const statuses = answers.flatMap((answer) => (typeof answer === 'object' ? answer.status : []));
      for (const status of statuses) expect([200, 201, 409]).toContain(status);
    }
    expect((await land.events(id)).filter(({ kind }) => kind === 'noted')).toHaveLength(6);
    await afterSheIsAt(10, 700);
    expect(await land.deskOf(id)).toBe('East');
  });

  it('leaves a unit that is on its way named', async () => {
    await land.step(land.west, id, 'acknowledge');
    const administrator = await land.as(land.west, 'administrator');
    const { body: unit } = await administrator.post('/v1/units', { name: 'W-1' });
    await land.step(land.west, id, 'dispatch', { unitId: unit.id });
    await afterSheIsAt(10, 600);
    expect(await land.incident(id)).toMatchObject({ status: 'open', unitId: unit.id });
  });

  describe('by hand', () => {
    const note = 'she is on the train to them';
    const give = (of: TestAgency, to: string, role: 'supervisor' | 'dispatcher' = 'supervisor') =>
      land.step(of, id, 'hand-over', { agencyId: to, note }, role);

    it('is a supervisor’s to do, of the desk that works on it', async () => {
      const stranger = await land.neighbour('North', areaBetween(-60_000, -50_000));
      expect((await give(land.west, land.east.id, 'dispatcher')).status).toBe(403);
      expect((await give(stranger, stranger.id)).status).toBe(404);
      const { status, body } = await give(land.west, land.east.id);
      expect([status, body.deskName, body.status]).toEqual([200, 'East', 'open']);
      expect(await handOvers()).toMatchObject([
        { staffId: land.west.member('supervisor').id, data: { reason: 'by_hand', note } },
      ]);
      await land.step(land.east, id, 'acknowledge');
      expect((await give(land.west, land.west.id)).body.code).toBe('incident_of_other_desk');
    });

    it('names a desk of this cell that is not the present one, and says why', async () => {
      const other = await Borderland.setUp(api, (cell += 1));
      for (const to of [land.west.id, other.east.id, id])
        expect((await give(land.west, to)).body.errors).toMatchObject([{ path: 'agencyId' }]);
      const silent = await land.step(land.west, id, 'hand-over', { agencyId: land.east.id }, 'supervisor');
      expect(silent.body.errors).toMatchObject([{ path: 'note' }]);
    });

    it('offers every other desk of this cell, to a supervisor of who may read the incident', async () => {
      await land.neighbour('North', areaBetween(-60_000, -50_000));
      const court = await anAgency().ofKind('court').inCell(land.cell).withStaff('supervisor').founded(api.tools);
      const offered = async (of: TestAgency, role: 'supervisor' | 'dispatcher' = 'supervisor') =>
        (await land.as(of, role)).get(`/v1/incidents/${id}/desks`);
      expect((await offered(land.west)).body.desks.map(({ name }: { name: string }) => name)).toEqual([
        'East',
        'North',
      ]);
      expect((await offered(land.west, 'dispatcher')).status).toBe(403);
      expect((await offered(court)).status).toBe(404);
      await give(land.west, land.east.id);
      expect((await offered(land.east)).body.desks).toMatchObject([{ name: 'North' }, { id: land.west.id }]);
    });

    it('holds: it does not go back by itself to where her place is', async () => {
      await give(land.west, land.east.id);
      for (const east of [-300, -310, -300, -320]) await afterSheIsAt(60, east);
      expect(await handOvers()).toHaveLength(1);
      expect(await land.deskOf(id)).toBe('East');
    });

    it('is taken back by who gave it, before the other has taken it', async () => {
      await give(land.west, land.east.id);
      expect((await give(land.west, land.west.id)).body).toMatchObject({ deskName: 'West', formerDeskAgencyId: null });
      expect(await listed(land.east)).toBe(0);
    });

    it('is refused of a closed incident', async () => {
      await land.step(land.west, id, 'acknowledge');
      await land.step(land.west, id, 'close', { outcome: 'test' });
      expect((await give(land.west, land.east.id)).body.code).toBe('step_does_not_fit');
    });
  });
});
