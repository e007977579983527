import { randomUUID } from 'node:crypto';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { aCase, anAgency, type TestCase } from '#testing';
import { EndStaleSockets } from '../../../apps/api/src/dispatch/end-stale-sockets.js';
import { TestApi, type TestConsole } from '../../support/api.js';
import { fixAt, offset } from '../../support/walks.js';

const home = { longitude: 76.93, latitude: 43.25 };

describe('the feed of the consoles', () => {
  let api: TestApi;
  let made: TestCase;
  let dispatcher: string;
  const open: TestConsole[] = [];

  const connect = async (token = dispatcher, cursor?: string): Promise<TestConsole> => {
    const console = await api.console(token, cursor);
    open.push(console);
    return console;
  };
  const press = (of = made) =>
    api.post('/v1/panics', {
      token: of.protectedPerson.devices[0]!.token,
      body: { id: randomUUID(), pressedAt: new Date(api.clock.now()).toISOString(), trigger: 'button' },
    });

  beforeAll(async () => {
    api = await TestApi.start();
  });
  afterAll(() => api.close());
  beforeEach(async () => {
    const agency = anAgency().withStaff('dispatcher', 'auditor', 'court');
    made = await aCase().of(agency).setUp(api.tools);
    dispatcher = await api.login(made.agency.member('dispatcher'));
  });
  afterEach(() => open.splice(0).forEach((console) => console.close()));

  it('shows a press with its incident and keeps the confirmation', async () => {
    const console = await connect();
    const { body } = await press();
    await console.untilSeen('alarm.raised');
    expect(console.of('incident.opened')[0].incident.id).toBe(body.incidentId);
    const [raised] = console.of('alarm.raised');
    expect(raised).toMatchObject({ cursor: expect.any(String), at: expect.any(String), alarm: { kind: 'panic' } });
    const status = async (): Promise<string> =>
      (await api.get(`/v1/incidents/${body.incidentId}/deliveries`, { token: dispatcher })).body.deliveries[0].status;
    while ((await status()) !== 'delivered');
    expect(await status()).toBe('delivered');
  });

  it('sends what was missed after the cursor, in order, each once', async () => {
    const first = await connect();
    await press();
    await first.untilSeen('alarm.raised');
    const cursor: string = first.of('alarm.raised')[0].cursor;
    first.close();
    await press();
    await press();
    const second = await connect(dispatcher, cursor);
    const cursors = second.of('alarm.raised').map((message) => Number(message.cursor.split('.')[1]));
    expect(cursors).toHaveLength(2);
    expect(cursors).toEqual([...cursors].sort((a, b) => a - b));
    expect(Math.min(...cursors)).toBeGreaterThan(Number(cursor.split('.')[1]));
    await press();
    await second.untilSeen('alarm.raised', 3);
    expect(new Set(second.of('alarm.raised').map((message) => message.alarm.id)).size).toBe(3);
  });

  it('starts from now without a cursor', async () => {
    await press();
    const console = await connect();
    expect(console.of('alarm.raised')).toEqual([]);
  });

  it('tells every step of the desk to the other consoles', async () => {
    const console = await connect();
    const { body } = await press();
    await api.post(`/v1/incidents/${body.incidentId}/acknowledge`, { token: dispatcher });
    await console.until(() => console.of('incident.updated').some((message) => message.kind === 'acknowledged'));
    expect(console.of('incident.updated').at(-1).incident.status).toBe('acknowledged');
  });

  it('moves the parties of open incidents, and has it in the audit chain before', async () => {
    const console = await connect();
    const bracelet = made.respondent.devices[0]!.token;
    const report = () => {
      api.clock.move(10_000);
      return api.post('/v1/positions', { token: bracelet, body: { fixes: [fixAt(api.clock, offset(home, 4_000))] } });
    };
    await report();
    const { body } = await press();
    await report();
    await console.untilSeen('position.moved');
    expect(console.of('position.moved')).toMatchObject([{ incidentId: body.incidentId, role: 'respondent' }]);
    const watched = await api.database.rows(
      `SELECT 1 FROM audit_entry WHERE object_id = $1 AND action = 'incident.positions.watch'`,
      [body.incidentId],
    );
    expect(watched).toHaveLength(1);
  });

  it('shows nothing of another agency', async () => {
    const stranger = await aCase().setUp(api.tools);
    const console = await connect(await api.login(stranger.agency.member('dispatcher')));
    await press();
    await press(stranger);
    await console.untilSeen('alarm.raised');
    expect(console.of('alarm.raised').map((message) => message.alarm.orderId)).toEqual([stranger.order.id]);
  });

  it('does not move parties for an auditor, and lets no court in', async () => {
    const auditor = await connect(await api.login(made.agency.member('auditor')));
    const console = await connect();
    await press();
    await auditor.untilSeen('alarm.raised');
    await api.post('/v1/positions', {
      token: made.respondent.devices[0]!.token,
      body: { fixes: [fixAt(api.clock, offset(home, 4_000))] },
    });
    await console.untilSeen('position.moved');
    expect(auditor.of('position.moved')).toEqual([]);
    const court = await connect(await api.login(made.agency.member('court')));
    expect(court.refused).toBeDefined();
  });

  it('ends the feed of an account that was disabled', async () => {
    const console = await connect();
    const ended = new Promise<void>((resolve) => console.socket.on('disconnect', () => resolve()));
    await api.database.count(`UPDATE staff_member SET disabled_at = now() WHERE id = $1`, [
      made.agency.member('dispatcher').id,
    ]);
    await api.app.get(EndStaleSockets).check();
    await ended;
    expect(console.socket.connected).toBe(false);
  });

  it('refuses a console without a token, with a wrong one, and a device', async () => {
    for (const token of ['', 'wrong', made.respondent.devices[0]!.token]) {
      expect((await connect(token)).refused).toBeDefined();
    }
  });
});
