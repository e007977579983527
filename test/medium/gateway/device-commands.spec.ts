import { randomBytes } from 'node:crypto';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { newId, retentionKinds } from '#domain';
import { endDeviceCommands, RetentionBenchRepository, SqlEvidenceReader } from '#persistence';
import type { DueAgency } from '#retention';
import { aCase, anAgency, anOrder, aProtectedPerson, aRespondent, type TestCase } from '#testing';
import { SendCommands } from '../../../apps/device-gateway/src/commands/send-commands.js';
import { type Answer, TestApi, type TestClient } from '../../support/api.js';
import { eventually } from '../../support/eventually.js';
import { TestGateway } from '../../support/gateway.js';
import { entriesOf } from '../../support/opened.js';
import { answerPacket, commandTo, login, packet } from '../../support/teltonika.js';
import { Tracker } from '../../support/tracker.js';
import { fixAt } from '../../support/walks.js';

const minute = 60_000;
const far = { longitude: 76.8, latitude: 43.1 };
let imeis = 351_756_051_000_000;

describe('commands to devices', () => {
  let api: TestApi;
  let gateway: TestGateway;
  let made: TestCase;
  let dispatcher: TestClient;
  let imei: string;
  const open: Tracker[] = [];

  beforeAll(async () => {
    const secret = randomBytes(32).toString('base64');
    api = await TestApi.start({ ACCESS_TOKEN_SECRET: secret });
    gateway = await TestGateway.start(secret, api.clock);
  });
  afterAll(async () => {
    await gateway.close();
    await api.close();
  });
  beforeEach(async () => {
    imei = String((imeis += 1));
    const agency = anAgency().withStaff(
      'dispatcher',
      'supervisor',
      'case_officer',
      'court',
      'administrator',
      'auditor',
    );
    const order = anOrder()
      .withZone()
      .restraining(aRespondent().withDevice('tracker', { uniqueId: imei, protocol: 'teltonika' }))
      .protecting(aProtectedPerson().withPhone());
    made = await aCase().of(agency).with(order).setUp(api.tools);
    dispatcher = await api.as(made.agency, 'dispatcher');
  });
  afterEach(async () => {
    await Promise.all(open.splice(0).map((tracker) => tracker.end()));
  });

  const device = () => made.respondent.devices[0]!;
  const command = (body: object, client = dispatcher, id = device().id): Promise<Answer<any>> =>
    client.post(`/v1/devices/${id}/commands`, body);
  const listed = async (): Promise<any[]> => {
    const { status, body } = await dispatcher.get(`/v1/devices/${device().id}/commands`);
    if (status !== 200) throw new Error(JSON.stringify(body));
    return body.commands;
  };
  const look = () => gateway.app.get(SendCommands).lookForAll();
  const end = () => endDeviceCommands(api.database, api.clock.now());
  const connected = async (): Promise<Tracker> => {
    const tracker = await Tracker.connect(gateway.port);
    open.push(tracker);
    await tracker.ask(login(imei), 1);
    return tracker;
  };
  const fix = () => packet({ at: api.clock.now(), ...far });
  const becomes = (status: string) =>
    eventually(listed, (commands) => commands.every((each) => each.status === status)).then(([first]) => first);

  describe('are asked for', () => {
    it('by the desk and by case officers, in the audit chain, and by nobody else', async () => {
      const { status, body } = await command({ kind: 'set_interval', seconds: 60 });
      expect(status).toBe(201);
      const by = made.agency.member('dispatcher').id;
      expect(body).toMatchObject({ kind: 'set_interval', seconds: 60, status: 'queued', attempts: 0, askedBy: by });
      expect(await listed()).toEqual([body]);
      expect(
        await entriesOf(
          api.database,
          `SELECT action, actor_id AS "actorId", reason FROM audit_entry
           WHERE agency_id = $1 AND object_id = $2 AND action LIKE 'device.command%' ORDER BY sequence`,
          [made.agency.id, device().id],
        ),
      ).toMatchObject([
        { action: 'device.command', actorId: by },
        { action: 'device.command.list', actorId: by },
      ]);
      for (const role of ['court', 'administrator', 'auditor'] as const)
        expect((await command({ kind: 'vibrate' }, await api.as(made.agency, role))).status).toBe(403);
    });

    it('of no device of another agency, of none that only has a token, and of none that is revoked', async () => {
      const other = await aCase()
        .of(anAgency().withStaff('dispatcher'))
        .with(anOrder().restraining(aRespondent().withPhone()))
        .setUp(api.tools);
      const stranger = await api.as(other.agency, 'dispatcher');
      expect((await command({ kind: 'vibrate' }, stranger)).status).toBe(404);
      expect((await stranger.get(`/v1/devices/${device().id}/commands`)).status).toBe(404);
      const phone = made.protectedPerson.devices[0]!.id;
      expect((await command({ kind: 'vibrate' }, dispatcher, phone)).body.code).toBe('device_takes_no_commands');
      const officer = await api.as(made.agency, 'case_officer');
      await officer.post(`/v1/devices/${device().id}/revoke`, {});
      expect((await command({ kind: 'vibrate' }, officer)).body.code).toBe('device_revoked');
    });

    it('within bounds: ten wait at a time, texts are short, and where it is is asked once', async () => {
      expect((await command({ kind: 'text', text: 'x'.repeat(161) })).status).toBe(422);
      expect((await command({ kind: 'set_interval', seconds: 1 })).status).toBe(422);
      const first = await command({ kind: 'locate_now' });
      expect((await command({ kind: 'locate_now' })).body.id).toBe(first.body.id);
      for (let n = 0; n < 9; n++) await command({ kind: 'vibrate' });
      expect(await command({ kind: 'vibrate' })).toMatchObject({
        status: 429,
        body: { code: 'device_commands_waiting' },
      });
      // What is over makes room, whether it was swept yet or not.
      api.clock.move(10 * minute);
      expect((await command({ kind: 'locate_now' })).body.status).toBe('queued');
    });
  });

  describe('reach the device', () => {
    it('as soon as they are asked, one after the other, and show what it said', async () => {
      const tracker = await connected();
      await command({ kind: 'set_interval', seconds: 60 });
      await command({ kind: 'set_interval', seconds: 90 });
      expect(await commandTo(tracker)).toContain('10050:60');
      await look();
      expect((await listed()).map(({ status }) => status)).toEqual(['queued', 'sent']);
      tracker.send(answerPacket('Param ID:10050 New Val:60'));
      expect(await commandTo(tracker)).toContain('10050:90');
      tracker.send(answerPacket('no', { isRefused: true }));
      const [second, first] = await eventually(listed, ([newest]) => newest.status === 'failed');
      expect(first).toMatchObject({ status: 'answered', answer: 'Param ID:10050 New Val:60', attempts: 1 });
      expect(second).toMatchObject({ status: 'failed', failure: 'refused', answer: null });
    });

    it('when it connects; what its protocol does not have fails at once', async () => {
      await command({ kind: 'vibrate' });
      await connected();
      expect(await becomes('failed')).toMatchObject({ failure: 'unsupported', attempts: 1 });
    });

    it('again after growing pauses, until nothing is hoped for', async () => {
      const tracker = await connected();
      await command({ kind: 'set_interval', seconds: 60 });
      for (const seconds of [30, 60, 120, 240]) {
        expect(await commandTo(tracker)).toContain('10050:60');
        await eventually(listed, ([one]) => one.status === 'sent');
        api.clock.move(seconds * 1_000 - 1);
        await look();
        expect(tracker.unread).toBe('');
        api.clock.move(1);
        await look();
      }
      expect(await commandTo(tracker)).toContain('10050:60');
      expect((await listed())[0]).toMatchObject({ status: 'sent', attempts: 5 });
      api.clock.move(480_000);
      await look();
      await end();
      dispatcher = await api.as(made.agency, 'dispatcher');
      expect((await listed())[0]).toMatchObject({ status: 'failed', failure: 'no_answer', attempts: 5 });
      expect(tracker.unread).toBe('');
    });

    it('no more when they are too late', async () => {
      await command({ kind: 'locate_now' });
      api.clock.move(10 * minute);
      const tracker = await connected();
      await look();
      expect(tracker.unread).toBe('');
      await end();
      expect((await listed())[0]).toMatchObject({ status: 'expired', attempts: 0 });
    });

    it('as the replies to its reports would: how often to report, once and when it changes', async () => {
      const tracker = await connected();
      await tracker.ask(fix(), 4);
      expect(await commandTo(tracker)).toMatch(/^setparam 10000:\d+/);
      api.clock.move(20_000);
      await tracker.ask(fix(), 4);
      await tracker.end();
      const again = await connected();
      api.clock.move(20_000);
      await again.ask(fix(), 4);
      await gateway.sessions.of(device().id)!.settled();
      expect(again.unread).toBe('');
    });
  });

  describe('where it is', () => {
    const ask = () =>
      dispatcher.post(`/v1/orders/${made.order.id}/location-requests`, {
        personId: made.respondent.id,
        reason: 'A neighbour calls: screams at this flat',
      });

    it('is asked when staff ask where its wearer is, and answered by its next fix', async () => {
      const tracker = await connected();
      const { body: request } = await ask();
      expect(await commandTo(tracker)).toBe('getrecord');
      const supervisor = await api.as(made.agency, 'supervisor');
      await supervisor.post(`/v1/orders/${made.order.id}/location-requests`, {
        personId: made.respondent.id,
        reason: 'The same neighbour calls again',
      });
      tracker.send(answerPacket('43.1, 76.8'));
      expect(await listed()).toMatchObject([{ kind: 'locate_now', status: 'sent', askedBy: null }]);
      api.clock.move(2_000);
      tracker.send(fix());
      expect(await becomes('answered')).toMatchObject({ answer: null, attempts: 1 });
      expect((await dispatcher.get(`/v1/location-requests/${request.id}`)).body.status).toBe('answered');
    });

    it('is not asked of the respondent of an order with a concealed zone', async () => {
      await api.database.count(`UPDATE zone SET concealed = true WHERE order_id = $1`, [made.order.id]);
      await ask();
      expect(await listed()).toEqual([]);
    });

    it('is answered by a fix that came another way, too, but by none from before', async () => {
      const byToken = api.asDevice(device());
      const report = () => byToken.post('/v1/positions', { fixes: [fixAt(api.clock, [far.longitude, far.latitude])] });
      await report();
      api.clock.move(1_000);
      await command({ kind: 'locate_now' });
      await end();
      expect((await listed())[0].status).toBe('queued');
      api.clock.move(1_000);
      expect(await report()).toMatchObject({ body: { accepted: 1 } });
      await end();
      expect((await listed())[0].status).toBe('answered');
    });
  });

  it('of where it is are answered in the second of the asking by a clock that shows whole seconds', async () => {
    const second = Math.ceil(api.clock.now() / 1_000) * 1_000;
    const report = (fixTime: number) =>
      api.asDevice(device()).post('/v1/positions', {
        fixes: [{ ...fixAt(api.clock, [far.longitude, far.latitude]), fixTime: new Date(fixTime).toISOString() }],
      });
    api.clock.set(second + 700);
    await command({ kind: 'locate_now' });
    await report(second + 400);
    await end();
    expect((await listed())[0].status).toBe('queued');
    await report(second);
    await end();
    expect((await listed())[0].status).toBe('answered');
  });

  it('are for who wears the device: given to another, it is sent nothing of them', async () => {
    await command({ kind: 'text', text: 'Leave at once' });
    const officer = await api.as(made.agency, 'case_officer');
    const next = made.protectedPerson.id;
    expect((await officer.patch(`/v1/devices/${device().id}`, { personId: next })).status).toBe(200);
    expect(await listed()).toMatchObject([{ status: 'expired', attempts: 0 }]);
    const supervisor = await api.as(made.agency, 'supervisor');
    const given = await supervisor.post(`/v1/people/${next}/data-export`, { reason: 'asked for by herself' });
    expect(given.body.deviceCommands).toEqual([]);
  });

  it('are in the evidence of an incident during which they were asked, and in no other', async () => {
    api.clock.move(60 * minute);
    dispatcher = await api.as(made.agency, 'dispatcher');
    await command({ kind: 'text', text: 'Too early to belong to it' });
    api.clock.move(40 * minute);
    dispatcher = await api.as(made.agency, 'dispatcher');
    const pressedAt = new Date(api.clock.now()).toISOString();
    const phone = api.asDevice(made.protectedPerson.devices[0]!);
    const press = await phone.post('/v1/panics', { id: newId(), pressedAt, trigger: 'button' });
    await command({ kind: 'text', text: 'Leave at once' });
    const reader = new SqlEvidenceReader(api.database);
    const scope = { agencyId: made.agency.id, cell: made.cell };
    const evidence = await reader.read(scope, press.body.incidentId, api.clock.now());
    const askedBy = made.agency.member('dispatcher').id;
    expect(evidence!.commands).toMatchObject([{ kind: 'text', text: 'Leave at once', status: 'queued', askedBy }]);
    expect(evidence!.staff).toContainEqual({ id: askedBy, role: 'dispatcher' });
  });

  it('are given out with the person’s data, kept while they wait, then deleted by their age, and erased with the person', async () => {
    const { id: personId } = made.respondent;
    await command({ kind: 'text', text: 'Come to the station' });
    const supervisor = await api.as(made.agency, 'supervisor');
    await command({ kind: 'vibrate' });
    const given = await supervisor.post(`/v1/people/${personId}/data-export`, { reason: 'asked for by himself' });
    expect(given.body.deviceCommands).toMatchObject([{ kind: 'text', text: 'Come to the station' }]);
    const [kept] = await api.database.rows<{ text: string }>(
      `SELECT text FROM device_command WHERE cell = $1 AND device_id = $2 AND kind = 'text'`,
      [made.cell, device().id],
    );
    expect(kept!.text).not.toContain('station');

    api.clock.move(10 * minute);
    await end();
    const bench = new RetentionBenchRepository(api.database, api.clock);
    const agency = (await bench.agencies()).find(({ agencyId }) => agencyId === made.agency.id)!;
    const now = api.clock.now();
    const dueBefore = Object.fromEntries(retentionKinds.map((kind) => [kind, now]));
    const days = Object.fromEntries(retentionKinds.map((kind) => [kind, 30]));
    await bench.deleteSome({ ...agency, days, dueBefore, runId: newId(), now } as DueAgency, 'device_commands');
    expect((await listed()).map(({ kind }) => kind)).toEqual(['text']);

    await api.database.count(`UPDATE "order" SET status = 'revoked' WHERE id = $1`, [made.order.id]);
    const administrator = await api.as(made.agency, 'administrator');
    const erased = await administrator.post(`/v1/people/${personId}/erasure`, {
      authority: 'court 1',
      reason: 'asked',
    });
    expect(erased.status).toBeLessThan(300);
    expect(await listed()).toEqual([]);
  });
});
