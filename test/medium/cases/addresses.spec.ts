import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { anAgency, type TestAgency } from '#testing';
import { TestApi, type TestClient } from '../../support/api.js';
import { addressesOf } from '../../support/opened.js';

const p256dh = Buffer.alloc(65, 4).toString('base64url');
const auth = Buffer.alloc(16, 7).toString('base64url');
const subscription = { endpoint: 'https://push.example/abc', keys: { p256dh, auth } };
const every: Record<string, unknown>[] = [
  { channel: 'sms', phone: '+77075550193' },
  { channel: 'fcm', token: 'registration-token-of-a-phone' },
  { channel: 'web_push', subscription },
  { channel: 'email', address: 'saule@contact.example' },
  { channel: 'webhook', url: 'https://contact.example/hook', secret: 'secret-of-the-webhook' },
];
const names = every.map(({ channel }) => ({ channel }));
const personal = /77075550193|registration-token|push\.example|saule@|example\/hook|secret-of/;

describe('addresses of people, contacts and staff', () => {
  let api: TestApi;
  let agency: TestAgency;
  let administrator: TestClient;
  let officer: TestClient;
  let dispatcher: TestClient;
  let stranger: TestClient;

  beforeAll(async () => {
    api = await TestApi.start();
    agency = await anAgency().withStaff('case_officer', 'dispatcher').founded(api.tools);
    administrator = await api.as(agency, 'administrator');
    officer = await api.as(agency, 'case_officer');
    dispatcher = await api.as(agency, 'dispatcher');
    stranger = await api.as(await anAgency().named('Other').founded(api.tools), 'administrator');
  });
  afterAll(() => api.close());

  const stored = (table: Parameters<typeof addressesOf>[1], id: string) => addressesOf(api.database, table, id);
  const password = 'a password of many letters';
  const member = (email: string) => ({ email, name: 'S', role: 'supervisor', language: 'ru', password });
  const aPerson = async (): Promise<string> =>
    (await officer.post('/v1/people', { name: 'Aigerim S.', language: 'kk' })).body.id;

  it('are set on a person at registration and later, as a whole; shown are their channels only', async () => {
    // What a browser says beside the keys is let go.
    const asBrowsersSay = every.with(2, {
      channel: 'web_push',
      subscription: { ...subscription, expirationTime: null },
    });
    const made = await officer.post('/v1/people', { name: 'Aigerim S.', language: 'kk', channels: asBrowsersSay });
    expect([made.status, made.body.channels]).toEqual([201, names]);
    expect(JSON.stringify(made.body)).not.toMatch(personal);
    expect(await stored('person', made.body.id)).toEqual(every);
    const changed = await officer.patch(`/v1/people/${made.body.id}`, { channels: [every[3]] });
    expect(changed.body.channels).toEqual([{ channel: 'email' }]);
    expect((await officer.patch(`/v1/people/${made.body.id}`, { name: 'A. S.' })).body.channels).toHaveLength(1);
    expect((await officer.patch(`/v1/people/${made.body.id}`, { channels: [] })).body.channels).toEqual([]);
  });

  it('are set on a member of staff by an administrator, and by nobody else', async () => {
    const made = await administrator.post('/v1/staff', { ...member('one@agency.example'), channels: every });
    expect([made.status, made.body.channels]).toEqual([201, names]);
    expect(JSON.stringify(made.body)).not.toMatch(personal);
    const path = `/v1/staff/${made.body.id}`;
    expect((await administrator.patch(path, { channels: [every[0]] })).body.channels).toEqual([{ channel: 'sms' }]);
    expect((await officer.patch(path, { channels: every })).status).toBe(403);
    expect((await stranger.patch(path, { channels: every })).status).toBe(404);
    expect(await stored('staff_member', made.body.id)).toEqual([every[0]]);
  });

  it('are set on a contact', async () => {
    const contact = { personId: await aPerson(), name: 'Saule', language: 'ru', position: 1, channels: every };
    const made = await officer.post('/v1/contacts', contact);
    expect([made.status, made.body.channels]).toEqual([201, names]);
    expect(JSON.stringify(made.body)).not.toMatch(personal);
  });

  it('are not for a dispatcher, nor for another agency, to change', async () => {
    const path = `/v1/people/${await aPerson()}`;
    expect((await dispatcher.patch(path, { channels: every })).status).toBe(403);
    expect((await stranger.patch(path, { channels: every })).status).toBe(404);
  });

  it('are in the audit chain when they change, without the addresses', async () => {
    const id = await aPerson();
    await officer.patch(`/v1/people/${id}`, { channels: every });
    const entries = await api.database.rows<Record<string, unknown>>(
      `SELECT * FROM audit_entry WHERE object_id = $1 ORDER BY sequence`,
      [id],
    );
    expect(entries.map(({ action }) => action)).toEqual(['person.register', 'person.change']);
    expect(JSON.stringify(entries)).not.toMatch(personal);
  });

  it.each([
    [{ channel: 'sms', phone: '87075550193' }, 'channels.0.phone'],
    [{ channel: 'sms', phone: '+7 707 555 01 93' }, 'channels.0.phone'],
    [{ channel: 'email', address: 'nobody' }, 'channels.0.address'],
    [{ channel: 'email', address: 'a@b.example\r\nBcc: c@d.example' }, 'channels.0.address'],
    [{ channel: 'console' }, 'channels.0.channel'],
    [{ channel: 'webhook', url: 'http://contact.example/', secret: 'secret-of-the-webhook' }, 'channels.0.url'],
    [{ channel: 'webhook', url: 'https://contact.example/', secret: 'short' }, 'channels.0.secret'],
    [
      { channel: 'web_push', subscription: { endpoint: 'https://127.0.0.1/x', keys: { p256dh, auth } } },
      'channels.0.subscription.endpoint',
    ],
    [
      { channel: 'web_push', subscription: { endpoint: 'https://push.example/', keys: { p256dh, auth: 'x' } } },
      'channels.0.subscription.keys.auth',
    ],
  ])('refuse %j and name the field, on people, staff and contacts alike', async (address, path) => {
    const body = { channels: [address] };
    const personId = await aPerson();
    const answers = [
      await officer.patch(`/v1/people/${personId}`, body),
      await officer.post('/v1/people', { name: 'P', language: 'ru', ...body }),
      await administrator.post('/v1/staff', { ...member('two@agency.example'), ...body }),
      await administrator.patch(`/v1/staff/${agency.member('dispatcher').id}`, body),
      await officer.post('/v1/contacts', { personId, name: 'C', language: 'ru', position: 1, ...body }),
    ];
    for (const answer of answers) {
      expect(answer.status).toBe(422);
      expect(answer.body.errors.map((error: { path: string }) => error.path)).toEqual([path]);
    }
  });

  it('name no one in messages until the agency allows it', async () => {
    const path = `/v1/agencies/${agency.id}`;
    expect((await administrator.get(path)).body.namesInMessagesAllowed).toBe(false);
    expect((await officer.patch(path, { namesInMessagesAllowed: true })).status).toBe(403);
    expect((await administrator.patch(path, { namesInMessagesAllowed: true })).body.namesInMessagesAllowed).toBe(true);
    expect((await administrator.get(path)).body.namesInMessagesAllowed).toBe(true);
  });
});
