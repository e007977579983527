import { generateKeyPairSync, randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { systemClock } from '#domain';
import { Caller } from '../support/caller.js';
import { caseOverHttp, type CaseOverHttp, home, planted } from '../support/case-over-http.js';
import { bytesOf, columnsOf, databaseContents, placesOf, spellings } from '../support/database-contents.js';
import { eventually } from '../support/eventually.js';
import { House } from '../support/house.js';
import type { HouseProcess } from '../support/house-process.js';
import { type OwnTracksLocation, walkTo } from '../support/owntracks-walk.js';
import { queueContents } from '../support/queue-contents.js';
import { openConsole, type TestConsole } from '../support/test-console.js';
import { WebhookReceiver } from '../support/webhook-receiver.js';

const AUDIT_SIGNING_KEY = generateKeyPairSync('ed25519').privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();

/** Beside {@link planted}: everything else that a human types or a machine sends about somebody. */
const more = {
  contactPhone: '+77785550174',
  contactEmail: 'saule.senimdieva@mail.example',
  survivorEmail: 'zhasyryn.kyz@mail.example',
  staffEmail: 'zhanyltas.dispatcher@agency.example',
  staffPhone: '+77475550186',
  uniqueId: '356938035643809',
  pushToken: 'fcm-registration-of-zhasyryn-8371',
  zoneName: 'Көктем шағынаудан, 7-үй, 12-пәтер',
  concealedName: 'Апасының үйі Қаскелеңде',
  reference: '2-1187/2026-Zh',
  permitReason: 'Шешесінің жерлеуі Шымкентте',
  locateReason: 'Көршісі айқай естіп хабарласты',
  note: 'Есігін теуіп тұр, қолында пышақ бар деді',
  closingNote: 'Қарындасының үйіне апардық Абай 118',
  exportReason: 'Алмалы соты сұратты нөмір 77',
  accessReason: 'the prosecutor asks, paper 44719',
  capUrl: 'https://alerts.agency-of-zhanyltas.example/cap',
  capSecret: 'cap-secret-of-zhanyltas-agency',
};

/** What PostGIS measures, and why it is there (docs/decisions/0024). */
const places = [
  'agency.area',
  'agency_area_part.part',
  'concealed_place.place',
  'person_place.place',
  'position.point',
  'support_place.point',
  'unit.point',
  'zone.area',
  'zone.center',
  'zone.edge',
  'zone_part.edge',
];
/** The edge of a zone once more, as numbers of a plane that SQL measures; no name, phone, note or token is in them. */
const numbers = ['zone_part.plane_x', 'zone_part.plane_y'];

describe('whoever steals the database, Redis, the queue and the logs', () => {
  let house: House;
  let api: HouseProcess;
  let receiver: WebhookReceiver;
  let made: CaseOverHttp;
  let supervisor: Caller;
  let console: TestConsole;
  let walk: OwnTracksLocation[];
  let incidentId: string;
  let beforeWorker: string;

  const created = async (caller: Caller, path: string, body: object): Promise<any> => {
    const answer = await caller.post(path, body, { 'idempotency-key': randomUUID() });
    if (answer.status >= 300) throw new Error(`${path}: ${answer.status} ${JSON.stringify(answer.body)}`);
    return answer.body;
  };

  beforeAll(async () => {
    [house, receiver] = await Promise.all([House.open(), WebhookReceiver.open()]);
    api = await house.api();
    made = await caseOverHttp(house, api, receiver.port);
    const { administrator } = made;
    const account = { email: more.staffEmail, password: randomUUID() };
    const staff = { ...account, name: planted.staffName, role: 'supervisor', language: 'kk' };
    await created(administrator, '/v1/staff', { ...staff, channels: [{ channel: 'sms', phone: more.staffPhone }] });
    supervisor = await house.login(api, account);
    console = await openConsole(api.baseUrl, made.dispatcher.token!);
  });
  afterAll(async () => {
    console.close();
    await house.close();
    await receiver.close();
  });

  it('comes after a case was drawn with all that belongs to it', async () => {
    const { administrator, protectedId, respondentId, orderId } = made;
    const addresses = [{ channel: 'email', address: more.survivorEmail }];
    expect((await administrator.patch(`/v1/people/${protectedId}`, { channels: addresses })).status).toBe(200);
    await created(administrator, '/v1/contacts', {
      ...{ personId: protectedId, name: planted.contactName, language: 'kk', position: 2 },
      channels: [
        { channel: 'sms', phone: more.contactPhone },
        { channel: 'email', address: more.contactEmail },
      ],
    });
    await created(administrator, '/v1/devices', { personId: respondentId, kind: 'tracker', uniqueId: more.uniqueId });
    const phone = new Caller(api.baseUrl, made.phone.token);
    expect((await phone.put('/v1/devices/me/push-address', { channel: 'fcm', token: more.pushToken })).status).toBe(
      204,
    );
    const zone = { center: [home.longitude + 0.11, home.latitude], radiusMeters: 250, warningRingMeters: 100 };
    const open = await created(administrator, `/v1/orders/${orderId}/zones`, { ...zone, name: more.zoneName });
    const hidden = {
      ...zone,
      center: [home.longitude, home.latitude + 0.11],
      name: more.concealedName,
      concealed: true,
    };
    await created(administrator, `/v1/orders/${orderId}/zones`, hidden);
    expect((await administrator.patch(`/v1/orders/${orderId}`, { reference: more.reference })).status).toBe(200);
    const [from, to] = [1, 2].map((hours) => new Date(systemClock.now() + hours * 3_600_000).toISOString());
    const permit = { zoneId: open.id, from, to, reason: more.permitReason };
    await created(administrator, `/v1/orders/${orderId}/permits`, permit);
    const agency = (await administrator.get('/v1/agencies')).body.agencies?.[0]?.id as string | undefined;
    const own =
      agency ?? (await house.database.rows<{ id: string }>(`SELECT agency_id AS id FROM staff_member`))[0]!.id;
    const cap = await administrator.put(`/v1/agencies/${own}/cap-endpoint`, {
      url: more.capUrl,
      secret: more.capSecret,
    });
    expect(cap.status).toBeLessThan(300);
  });

  it('and after a breach, a press, messages, notes, questions and evidence', async () => {
    const bracelet = Caller.basic(api.baseUrl, made.bracelet);
    walk = walkTo(home, 1_000);
    for (const location of walk) expect((await bracelet.post('/ingest/owntracks', location)).status).toBe(200);
    await console.until(() => console.of('alarm.raised').some((message) => message.alarm.kind === 'breach'));
    const phone = new Caller(api.baseUrl, made.phone.token);
    const now = new Date(systemClock.now()).toISOString();
    const fix = {
      fixTime: now,
      point: { type: 'Point', coordinates: [home.longitude, home.latitude] },
      accuracyMeters: 5,
    };
    const press = { id: randomUUID(), pressedAt: now, trigger: 'button', fix };
    incidentId = (await created(phone, '/v1/panics', press)).incidentId;
    expect((await phone.post(`/v1/panics/${press.id}/cancel`, { pin: planted.duressPin })).status).toBe(200);
    beforeWorker = await queueContents(house);
    const asked = { personId: made.protectedId, reason: more.locateReason };
    await created(made.dispatcher, `/v1/orders/${made.orderId}/location-requests`, asked);
    expect((await phone.post('/v1/positions', { fixes: [fix] })).status).toBe(200);
    expect((await made.dispatcher.post(`/v1/incidents/${incidentId}/acknowledge`)).status).toBe(200);
    await created(made.dispatcher, `/v1/incidents/${incidentId}/notes`, { text: more.note });
    const worker = await house.worker({ AUDIT_SIGNING_KEY });
    await eventually(
      async () => receiver.received.length,
      (count) => count > 0,
    );
    const evidence = { reason: more.exportReason, language: 'kk' };
    const { id } = await created(supervisor, `/v1/incidents/${incidentId}/exports`, evidence);
    await eventually(
      () => supervisor.get(`/v1/exports/${id}`).then(({ body }) => body.status as string),
      (status) => status === 'ready',
    );
    const closing = { outcome: 'other', note: more.closingNote };
    expect((await made.dispatcher.post(`/v1/incidents/${incidentId}/close`, closing)).status).toBe(200);
    const headers = { authorization: `Bearer ${supervisor.token!}`, 'x-access-reason': more.accessReason };
    expect((await fetch(`${api.baseUrl}/v1/incidents/${incidentId}/track`, { headers })).status).toBe(200);
    const log = await supervisor.get(`/v1/incidents/${incidentId}/events`);
    const texts = (log.body.events as { data: { text?: string; note?: string } }[]).map(
      ({ data }) => data.text ?? data.note,
    );
    expect(texts).toEqual(expect.arrayContaining([more.note, more.closingNote]));
    expect(worker.isRunning).toBe(true);
  });

  it('finds no name, phone, address, note, place or token that was planted', async () => {
    const columns = await columnsOf(house.database);
    expect(placesOf(columns).toSorted()).toEqual(places);
    const contents = await databaseContents(house.database, columns);
    contents.set('queue before the worker', beforeWorker);
    contents.set('queue and Redis', await queueContents(house));
    contents.set('logs', house.said);
    const { phone, bracelet, dispatcher, administrator } = made;
    const words = [
      ...Object.values(planted),
      ...[planted.protectedName, planted.respondentName, planted.contactName].flatMap((name) => name.split(' ')),
      ...Object.values(more),
      ...[phone.token, bracelet.token, dispatcher.token!, administrator.token!, supervisor.token!],
    ];
    const coordinates = [home.longitude, home.latitude, home.longitude + 0.11, home.latitude + 0.11];
    const digits = [...coordinates, ...walk.flatMap(({ lat, lon }) => [lat, lon])].map((degrees) =>
      degrees.toFixed(9).slice(0, 9),
    );
    const found: string[] = [];
    for (const [where, text] of contents) {
      for (const word of words)
        if (spellings(word).some((spelling) => text.includes(spelling))) found.push(`${where}: ${word}`);
      if (numbers.includes(where)) continue;
      for (const number of digits) if (text.includes(number)) found.push(`${where}: ${number}`);
      for (const degrees of coordinates)
        if (text.includes(bytesOf(degrees))) found.push(`${where}: ${degrees} as bytes`);
    }
    expect(found).toEqual([]);
    expect(house.said).toContain('"level"');
    // What is searched is there: sealed, and not absent.
    for (const column of [
      'person.name',
      'contact.channels',
      'zone.circle',
      'panic.fix',
      'incident_event.data',
      'audit_entry.reason',
    ])
      expect(contents.get(column)).toMatch(/q1:[\w-]{12}:/);
    expect(contents.get('evidence_piece.bytes')).toMatch(/q1b:[\w-]{12}:/);
    expect(contents.get('watch.state')).toMatch(/"places":"q2:[\w-]{12}:/);
  });
});
