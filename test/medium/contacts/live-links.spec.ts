import { randomBytes, randomUUID } from 'node:crypto';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { io, type Socket } from 'socket.io-client';
import { type ContactServerEvents, importSmsKey, liveState, makePhoneKey, writeSmsPress } from '#contracts';
import { DeliverAlarm } from '#notify';
import { DeliveryStoreRepository } from '#persistence';
import { aCase, anOrder, aProtectedPerson, aRespondent, type TestCase } from '#testing';
import { ContactSockets } from '../../../apps/api/src/contacts/contact-sockets.js';
import { TestApi, type TestClient } from '../../support/api.js';
import { RecordingChannel } from '../../support/recording-channel.js';
import { enrol } from '../../support/test-phone.js';
import { fixAt } from '../../support/walks.js';

const home = [76.93, 43.25] as const;
const minute = 60_000;
const secret = 'secret that gateway and house both know';
const gone = { status: 410, body: { code: 'link_gone' } };

const aDevice = () => randomBytes(16).toString('base64url');

describe('the live link of a contact', () => {
  let api: TestApi;
  let made: TestCase;
  let phone: TestClient;
  let desk: TestClient;
  let channel: RecordingChannel;
  let incidentId: string;
  const pages: Socket[] = [];

  beforeAll(async () => {
    api = await TestApi.start({ SMS_INBOUND_SECRET: secret });
  });
  afterAll(() => api.close());
  afterEach(() => {
    for (const page of pages.splice(0)) page.disconnect();
  });
  beforeEach(async () => {
    api.clock.move(minute);
    made = await aCase()
      .with(
        anOrder()
          .protecting(
            aProtectedPerson()
              .withPhone()
              .withContact({ channel: 'sms', phone: '+77010000001' })
              .withContact({ channel: 'sms', phone: '+77010000002' }),
          )
          .restraining(aRespondent().withBracelet()),
      )
      .setUp(api.tools);
    phone = api.asDevice(made.protectedPerson.devices[0]!);
    desk = await api.as(made.agency, 'dispatcher');
    channel = new RecordingChannel('sms');
    incidentId = await press();
    await deliver();
  });

  const press = async (): Promise<string> => {
    const body = { id: randomUUID(), pressedAt: new Date(api.clock.now()).toISOString(), trigger: 'button' };
    return (await phone.post('/v1/panics', body)).body.incidentId;
  };
  async function deliver(): Promise<void> {
    const rows = await api.database.rows<{ id: string }>(
      `SELECT id FROM delivery WHERE cell = $1 AND incident_id = $2 AND recipient = 'contact' AND status = 'queued'
       ORDER BY recipient_id`,
      [made.cell, incidentId],
    );
    const store = new DeliveryStoreRepository(api.database);
    const operation = new DeliverAlarm(store, { enqueue: async () => undefined }, [channel], api.clock);
    for (const { id } of rows) await operation.execute({ cell: made.cell, id });
  }
  /** Tokens of what has been sent, in the order of the contacts. */
  const tokens = () => channel.sent.map(({ link }) => /^\/c\/#([\w-]{22})$/.exec(link)![1]!);
  const call = (path: 'open' | 'state' | 'answer', token: string, device: string, more: object = {}) =>
    api.post(`/v1/public/live-links/${path}`, { body: { token, device, ...more } });
  const opened = async (index = 0) => {
    const page = { token: tokens()[index]!, device: aDevice() };
    expect((await call('open', page.token, page.device)).status).toBe(200);
    return page;
  };
  const stateOf = ({ token, device }: { token: string; device: string }) => call('state', token, device);
  const report = (client: TestClient, [longitude, latitude]: readonly [number, number], more: object = {}) =>
    client.post('/v1/positions', { fixes: [{ ...fixAt(api.clock, [longitude, latitude]), ...more }] });
  const step = (name: string, body: object = {}) => desk.post(`/v1/incidents/${incidentId}/${name}`, body);
  const eventsOf = async (kind: string) =>
    (await desk.get(`/v1/incidents/${incidentId}/events`)).body.events.filter(
      (event: { kind: string }) => event.kind === kind,
    );

  it('shows where she is, how long ago and how exactly, how far the desk is, and nothing else', async () => {
    await report(phone, home);
    api.clock.move(minute);
    await report(api.asDevice(made.respondent.devices[0]!), [76.9, 43.2]);
    const { status, body } = await call('open', tokens()[0]!, aDevice());
    expect(status).toBe(200);
    expect(liveState.strict().parse(body)).toEqual(body);
    const now = api.clock.now();
    expect(body).toEqual({
      status: 'open',
      position: {
        point: { type: 'Point', coordinates: [...home] },
        at: new Date(now - minute).toISOString(),
        accuracyMeters: expect.any(Number),
      },
      othersGoing: 0,
      expiresAt: new Date(now - minute + 24 * 60 * minute).toISOString(),
      serverTime: new Date(now).toISOString(),
    });
  });

  it('shows the place of a press that came by SMS, with the minute that it says', async () => {
    const page = await opened();
    const officer = await api.as(made.agency, 'case_officer');
    const { code } = (await officer.post(`/v1/devices/${made.protectedPerson.devices[0]!.id}/enrolment-code`)).body;
    const { sms } = (await enrol(api, await makePhoneKey(), code)).body;
    api.clock.move(47_000);
    const position = { longitude: home[0], latitude: home[1], accuracyMeters: 20 };
    const pressed = { id: randomUUID(), pressedAt: api.clock.now(), position };
    const text = await writeSmsPress(await importSmsKey(sms.key), sms.shortId, pressed);
    const answer = await api.post('/v1/sms/inbound', {
      body: { text },
      headers: { authorization: `Bearer ${secret}` },
    });
    expect(answer.status).toBe(204);
    expect((await stateOf(page)).body.position).toEqual({
      point: { type: 'Point', coordinates: [expect.closeTo(home[0], 4), expect.closeTo(home[1], 4)] },
      at: new Date(pressed.pressedAt - (pressed.pressedAt % minute)).toISOString(),
      accuracyMeters: 20,
    });
  });

  it('shows no place that she was at before the incident, and none that is faked', async () => {
    const page = await opened();
    expect((await stateOf(page)).body.position).toBeNull();
    await report(phone, home, { mock: true });
    await report(phone, home, { fixTime: new Date(api.clock.now() - 20 * minute).toISOString() });
    expect((await stateOf(page)).body.position).toBeNull();
  });

  it('is the first device’s that opens it; another one, and a token that nobody has, are refused alike', async () => {
    const page = await opened();
    expect((await call('open', page.token, page.device)).status).toBe(200);
    const refusals = [
      await call('open', page.token, aDevice()),
      await call('state', page.token, aDevice()),
      await call('answer', page.token, aDevice(), { answer: 'going' }),
      await call('open', randomBytes(16).toString('base64url'), page.device),
      // Nobody has opened it yet: looking without opening shows nothing.
      await call('state', tokens()[1]!, page.device),
    ];
    for (const refusal of refusals) expect(refusal).toMatchObject(gone);
    expect(new Set(refusals.map(({ body }) => JSON.stringify(body))).size).toBe(1);
    expect((await stateOf(page)).status).toBe(200);
  });

  it('marks the message seen when it is opened', async () => {
    await opened();
    const rows = await api.database.rows<{ status: string }>(
      `SELECT status FROM delivery WHERE cell = $1 AND incident_id = $2 AND recipient = 'contact' ORDER BY recipient_id`,
      [made.cell, incidentId],
    );
    expect(rows.map(({ status }) => status)).toEqual(['seen', 'sent']);
  });

  it('says how the desk is doing, until half an hour after it has closed', async () => {
    const page = await opened();
    await step('acknowledge');
    expect((await stateOf(page)).body.status).toBe('acknowledged');
    await step('close', { outcome: 'resolved' });
    await report(phone, home);
    expect((await stateOf(page)).body).toMatchObject({ status: 'closed' });
    api.clock.move(30 * minute - 1);
    expect((await stateOf(page)).status).toBe(200);
    api.clock.move(1);
    expect(await stateOf(page)).toMatchObject(gone);
    expect(await call('open', page.token, page.device)).toMatchObject(gone);
    expect(await call('answer', page.token, page.device, { answer: 'called' })).toMatchObject(gone);
  });

  it('ends after a day, whatever the desk does', async () => {
    const page = await opened();
    api.clock.move(24 * 60 * minute);
    expect(await stateOf(page)).toMatchObject(gone);
  });

  it('carries answers to the desk, each once, and to the other contacts as a number', async () => {
    const [one, other] = [await opened(0), await opened(1)];
    const console = await api.console(await api.session(made.agency.member('dispatcher')));
    for (const answer of ['going', 'going', 'called'])
      expect((await call('answer', one.token, one.device, { answer })).status).toBe(204);
    await console.until((seen) => seen.filter(({ message }) => message.kind === 'contact_answered').length === 2);
    console.close();
    const contactId = made.protectedPerson.contactIds.toSorted()[0];
    expect((await eventsOf('contact_answered')).map(({ data }: { data: object }) => data)).toEqual([
      { contactId, answer: 'going' },
      { contactId, answer: 'called' },
    ]);
    expect((await stateOf(other)).body.othersGoing).toBe(1);
    expect((await stateOf(one)).body.othersGoing).toBe(0);
    expect((await call('answer', one.token, one.device, { answer: 'safe' })).status).toBe(422);
  });

  it('is revoked by her, with what comes later of the same incident, and of no other contact', async () => {
    const [one, other] = [await opened(0), await opened(1)];
    const contactId = made.protectedPerson.contactIds.toSorted()[0]!;
    expect((await phone.post(`/v1/companion/contacts/${contactId}/revoke-links`)).status).toBe(204);
    expect(await stateOf(one)).toMatchObject(gone);
    expect((await stateOf(other)).status).toBe(200);
    await press();
    await deliver();
    expect(channel.sent).toHaveLength(4);
    expect(await call('open', tokens()[2]!, one.device)).toMatchObject(gone);
    expect((await call('open', tokens()[3]!, one.device)).status).toBe(200);
    const restrained = api.asDevice(made.respondent.devices[0]!);
    expect((await restrained.post(`/v1/companion/contacts/${contactId}/revoke-links`)).status).toBe(403);
  });

  it('is revoked by the desk that works on the incident, and by no other', async () => {
    const page = await opened();
    const stranger = await aCase().with(anOrder()).setUp(api.tools);
    const other = await api.as(stranger.agency, 'dispatcher');
    expect((await other.post(`/v1/incidents/${incidentId}/revoke-links`)).status).toBe(404);
    const auditor = await api.as(made.agency, 'administrator');
    expect((await auditor.post(`/v1/incidents/${incidentId}/revoke-links`)).status).toBe(403);
    expect((await stateOf(page)).status).toBe(200);
    expect((await step('revoke-links')).status).toBe(200);
    expect(await stateOf(page)).toMatchObject(gone);
    expect((await eventsOf('links_revoked'))[0].data).toEqual({ links: 2 });
  });

  it('leaves each reading and answer in the audit chain', async () => {
    const page = await opened();
    await stateOf(page);
    await call('answer', page.token, page.device, { answer: 'called' });
    await call('state', page.token, aDevice());
    const contactId = made.protectedPerson.contactIds.toSorted()[0];
    const entries = await api.database.rows(
      `SELECT action, object_id AS "objectId", subjects FROM audit_entry
       WHERE agency_id = $1 AND actor = 'contact' AND actor_id = $2 ORDER BY sequence`,
      [made.agency.id, contactId],
    );
    const subjects = expect.arrayContaining([made.protectedPerson.id]);
    expect(entries).toEqual(
      ['incident.live.read', 'incident.live.read', 'incident.live.answer'].map((action) => ({
        ...{ action, objectId: incidentId, subjects },
      })),
    );
  });

  it('keeps neither token nor device in the database', async () => {
    const page = await opened();
    const rows = JSON.stringify(await api.database.rows(`SELECT * FROM live_link`, []));
    for (const secret of [page.token, page.device]) expect(rows).not.toContain(secret);
  });

  describe('over a socket', () => {
    const connect = (auth: object): Promise<Socket<ContactServerEvents>> => {
      const socket = io(`${api.address}/contact`, {
        auth,
        transports: ['websocket'],
        reconnection: false,
        forceNew: true,
      });
      pages.push(socket);
      return new Promise((resolve, reject) => {
        socket.on('connect', () => resolve(socket));
        socket.on('connect_error', reject);
      });
    };
    const next = <Event extends keyof ContactServerEvents>(socket: Socket<ContactServerEvents>, event: Event) =>
      new Promise((resolve) => socket.once(event, resolve as never));

    it('tells where she moves and what the desk does, and of the respondent nothing', async () => {
      const socket = await connect(await opened());
      const seen: string[] = [];
      socket.onAny((event: string) => seen.push(event));
      expect(await next(socket, 'incident.updated')).toEqual({ status: 'open', othersGoing: 0 });
      const moved = next(socket, 'position.moved');
      await report(api.asDevice(made.respondent.devices[0]!), [76.8, 43.1]);
      await report(phone, home);
      expect(await moved).toEqual({
        point: { type: 'Point', coordinates: [...home] },
        at: new Date(api.clock.now()).toISOString(),
        accuracyMeters: expect.any(Number),
      });
      const updated = next(socket, 'incident.updated');
      await step('acknowledge');
      expect(await updated).toEqual({ status: 'acknowledged', othersGoing: 0 });
      await api.app.get(ContactSockets).tell();
      expect(seen).toEqual(['incident.updated', 'position.moved', 'incident.updated']);
    });

    it('refuses another device and what is no page, and ends when the link is revoked', async () => {
      const page = await opened();
      for (const auth of [{ ...page, device: aDevice() }, { token: page.token }, {}])
        await expect(connect(auth)).rejects.toMatchObject({ data: { code: 'link_gone', status: 410 } });
      const socket = await connect(page);
      const ended = new Promise((resolve) => socket.on('disconnect', resolve));
      await step('revoke-links');
      await api.app.get(ContactSockets).tell();
      expect(await ended).toBe('io server disconnect');
    });
  });
});
