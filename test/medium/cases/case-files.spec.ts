import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { contact, deviceWithReport, enrolledDevice, foundedAgency, person, staffMember, unit } from '#contracts';
import { anAgency, aProtectedPerson, type TestAgency, testPassword } from '#testing';
import { TestApi, type TestClient } from '../../support/api.js';
import { addressesOf } from '../../support/opened.js';

describe('people, devices, contacts, units, agencies and staff', () => {
  let api: TestApi;
  let agency: TestAgency;
  let officer: TestClient;
  let administrator: TestClient;
  let stranger: TestClient;
  let dispatcher: TestClient;

  beforeAll(async () => {
    api = await TestApi.start();
    agency = await anAgency().withStaff('case_officer', 'dispatcher', 'supervisor').founded(api.tools);
    officer = await api.as(agency, 'case_officer');
    administrator = await api.as(agency, 'administrator');
    dispatcher = await api.as(agency, 'dispatcher');
    stranger = await api.as(await anAgency().named('Other').founded(api.tools), 'administrator');
  });
  afterAll(() => api.close());

  const paths = (body: { errors: { path: string }[] }) => body.errors.map((error) => error.path);
  const aPerson = async () => (await aProtectedPerson().registered(api.tools, agency.administrator)).id;

  describe('people', () => {
    it('are found by the whole phone number, however it is typed, by their own agency', async () => {
      const phone = '+7 701 555 01 42';
      const { id } = (await officer.post('/v1/people', { name: 'D', language: 'ru', phone })).body;
      const found = async (number: string, by = dispatcher) =>
        (await by.post('/v1/people/find', { phone: number })).body.people.map((each: { id: string }) => each.id);
      expect(await found('8 (701) 555-01-42')).toEqual([id]);
      expect(await found('+77015550143')).toEqual([]);
      expect(await found(phone, stranger)).toEqual([]);
      const [entry] = await api.database.rows(
        `SELECT action, subjects FROM audit_entry WHERE agency_id = $1 AND action = 'person.find'
           AND subjects <> '{}' ORDER BY sequence DESC LIMIT 1`,
        [agency.id],
      );
      expect(entry).toEqual({ action: 'person.find', subjects: [id] });
      const refused = await dispatcher.post('/v1/people/find', { phone: 'Aigerim' });
      expect([refused.status, paths(refused.body)]).toEqual([422, ['phone']]);
    });

    const body = { name: 'Aigerim S.', phone: '+7 701 000 00 00', language: 'kk', pin: '4711', duressPin: '1147' };

    it('are registered, read and changed; PINs are kept as hashes and never shown', async () => {
      const { status, body: made } = await officer.post('/v1/people', body);
      expect(status).toBe(201);
      expect(person.parse(made)).toEqual(made);
      expect(made).toMatchObject({ pinSet: true, duressPinSet: true });
      expect(JSON.stringify(made)).not.toMatch(/4711|1147|argon/);
      const [row] = await api.database.rows<{ pin_hash: string }>(`SELECT pin_hash FROM person WHERE id = $1`, [
        made.id,
      ]);
      expect(row!.pin_hash).toMatch(/^\$argon2id\$/);
      const changed = await officer.patch(`/v1/people/${made.id}`, { phone: null, duressPin: null });
      expect(changed.body).toMatchObject({ phone: null, duressPinSet: false, pinSet: true, name: body.name });
      expect((await officer.get(`/v1/people/${made.id}`)).body).toEqual(changed.body);
    });

    it('have PINs that differ, also from one set before', async () => {
      const same = await officer.post('/v1/people', { ...body, duressPin: '4711' });
      expect([same.status, paths(same.body)]).toEqual([422, ['duressPin']]);
      const { body: made } = await officer.post('/v1/people', body);
      const later = await officer.patch(`/v1/people/${made.id}`, { pin: '1147' });
      expect([later.status, paths(later.body)]).toEqual([422, ['duressPin']]);
      expect((await officer.patch(`/v1/people/${made.id}`, { pin: '1147', duressPin: '4711' })).status).toBe(200);
    });

    it.each([
      [{ pin: '123' }, 'pin'],
      [{ pin: 'abcd' }, 'pin'],
      [{ phone: 'call me' }, 'phone'],
      [{ language: 'xx' }, 'language'],
      [{ name: ' ' }, 'name'],
      [{ agencyId: '0199c0de-0000-7000-8000-000000000000' }, ''],
    ])('refuses %j', async (changes, path) => {
      const answer = await officer.post('/v1/people', { ...body, ...changes });
      expect([answer.status, paths(answer.body)]).toEqual([422, [path]]);
    });

    it('are absent for another agency, and not for a dispatcher to change', async () => {
      const id = await aPerson();
      expect((await stranger.get(`/v1/people/${id}`)).status).toBe(404);
      expect((await stranger.patch(`/v1/people/${id}`, { name: 'x' })).status).toBe(404);
      expect((await stranger.get('/v1/people')).body.people).toEqual([]);
      expect((await dispatcher.patch(`/v1/people/${id}`, { name: 'x' })).status).toBe(403);
      expect((await dispatcher.get(`/v1/people/${id}`)).status).toBe(200);
    });
  });

  describe('devices', () => {
    it('get a token that is shown once and kept as a hash', async () => {
      const personId = await aPerson();
      const { status, body: made } = await officer.post('/v1/devices', { personId, kind: 'phone' });
      expect(status).toBe(201);
      expect(enrolledDevice.parse(made)).toEqual(made);
      expect(made.token).toHaveLength(43);
      expect(made.uniqueId).toHaveLength(22);
      const read = await officer.get(`/v1/devices/${made.id}`);
      expect(deviceWithReport.strict().parse(read.body)).toEqual(read.body);
      const listed = await officer.get(`/v1/devices?personId=${personId}`);
      expect(listed.body).toEqual({ devices: [read.body], nextCursor: null });
    });

    it('lose their token at once when it is rotated or revoked', async () => {
      const { body: made } = await officer.post('/v1/devices', { personId: await aPerson(), kind: 'phone' });
      const known = async (token: string) =>
        Promise.resolve(api.authenticator.authenticate(token)).then(
          () => true,
          () => false,
        );
      expect(await known(made.token)).toBe(true);
      const { status, body: rotated } = await officer.post(`/v1/devices/${made.id}/rotate-token`);
      expect(status).toBe(200);
      expect([await known(made.token), await known(rotated.token)]).toEqual([false, true]);
      expect((await officer.post(`/v1/devices/${made.id}/revoke`)).body.revokedAt).not.toBeNull();
      expect(await known(rotated.token)).toBe(false);
      expect((await officer.post(`/v1/devices/${made.id}/revoke`)).status).toBe(409);
      expect((await officer.post(`/v1/devices/${made.id}/rotate-token`)).status).toBe(409);
      expect((await officer.patch(`/v1/devices/${made.id}`, { tokenInQueryAllowed: true })).status).toBe(409);
    });

    it('cannot take a name that is taken, nor a person of another agency', async () => {
      const personId = await aPerson();
      const uniqueId = `tracker-${personId}`;
      expect((await officer.post('/v1/devices', { personId, kind: 'tracker', uniqueId })).status).toBe(201);
      const taken = await officer.post('/v1/devices', { personId, kind: 'tracker', uniqueId });
      expect([taken.status, paths(taken.body)]).toEqual([422, ['uniqueId']]);
      const foreign = await stranger.post('/v1/devices', { personId, kind: 'tracker' });
      expect([foreign.status, paths(foreign.body)]).toEqual([422, ['personId']]);
      const colon = await officer.post('/v1/devices', { personId, kind: 'tracker', uniqueId: 'a:b' });
      expect([colon.status, paths(colon.body)]).toEqual([422, ['uniqueId']]);
    });

    it('are absent for another agency', async () => {
      const { body: made } = await officer.post('/v1/devices', { personId: await aPerson(), kind: 'phone' });
      const answers = await Promise.all([
        stranger.get(`/v1/devices/${made.id}`),
        stranger.patch(`/v1/devices/${made.id}`, { tokenInQueryAllowed: true }),
        stranger.post(`/v1/devices/${made.id}/revoke`),
        stranger.post(`/v1/devices/${made.id}/rotate-token`),
      ]);
      expect(answers.map((answer) => answer.status)).toEqual([404, 404, 404, 404]);
      expect((await dispatcher.post(`/v1/devices/${made.id}/revoke`)).status).toBe(403);
    });
  });

  describe('contacts', () => {
    const channels = [
      { channel: 'fcm', token: 'fcm-token' },
      { channel: 'webhook', url: 'https://example.org/hook', secret: 'a-secret-of-some-length' },
    ];
    const body = async (changes: object = {}) => ({
      personId: await aPerson(),
      name: 'Mother',
      language: 'kk',
      position: 1,
      channels,
      ...changes,
    });

    it('show which channels they have, never a token, address or secret', async () => {
      const { status, body: made } = await officer.post('/v1/contacts', await body());
      expect(status).toBe(201);
      expect(contact.parse(made)).toEqual(made);
      expect(made.channels).toEqual([{ channel: 'fcm' }, { channel: 'webhook' }]);
      expect(await addressesOf(api.database, 'contact', made.id)).toEqual(channels);
      const changed = await officer.patch(`/v1/contacts/${made.id}`, { channels: [channels[0]], position: 2 });
      expect(changed.body).toMatchObject({ position: 2, channels: [{ channel: 'fcm' }], name: 'Mother' });
      expect((await stranger.get(`/v1/contacts/${made.id}`)).status).toBe(404);
      expect((await stranger.patch(`/v1/contacts/${made.id}`, { position: 3 })).status).toBe(404);
      expect((await dispatcher.patch(`/v1/contacts/${made.id}`, { position: 3 })).status).toBe(403);
    });

    it.each([
      'http://example.org/hook',
      'http://127.0.0.1:9/hook',
      'https://u:p@example.org/',
      'ftp://example.org',
      'x',
    ])('are not reached at %s', async (url) => {
      const hook = { channel: 'webhook', url, secret: 'a-secret-of-some-length' };
      const answer = await officer.post('/v1/contacts', await body({ channels: [hook] }));
      expect([answer.status, paths(answer.body)]).toEqual([422, ['channels.0.url']]);
    });
  });

  describe('units', () => {
    it('are registered, moved and read', async () => {
      const body = { name: 'Patrol 7', callSign: 'A-7', point: { type: 'Point', coordinates: [76.9, 43.2] } };
      const { status, body: made } = await administrator.post('/v1/units', body);
      expect(status).toBe(201);
      expect(unit.parse(made)).toEqual(made);
      api.clock.move(1_000);
      const moved = await administrator.patch(`/v1/units/${made.id}`, {
        point: { type: 'Point', coordinates: [76.91, 43.21] },
      });
      expect(moved.body.positionAt).not.toBe(made.positionAt);
      expect((await dispatcher.get(`/v1/units/${made.id}`)).body).toEqual(moved.body);
      expect((await stranger.get(`/v1/units/${made.id}`)).status).toBe(404);
      expect((await dispatcher.post('/v1/units', body)).status).toBe(403);
      const nowhere = await administrator.post('/v1/units', {
        ...body,
        point: { type: 'Point', coordinates: [0, 95] },
      });
      expect(nowhere.status).toBe(422);
    });
  });

  describe('agencies and staff', () => {
    const founding = () => ({
      name: 'Crisis centre',
      kind: 'crisis_centre',
      region: 'Almaty',
      timeZone: 'Asia/Almaty',
      language: 'kk',
      administrator: { email: `first.${api.tools.newId()}@example.org`, name: 'First', password: testPassword },
    });

    it('are founded with an administrator, who logs in and sees that agency alone', async () => {
      const body = founding();
      const { status, body: founded } = await administrator.post('/v1/agencies', body);
      expect(status).toBe(201);
      expect(foundedAgency.parse(founded)).toEqual(founded);
      const session = await api.send({
        method: 'POST',
        url: '/v1/sessions',
        payload: { email: body.administrator.email, password: testPassword },
      });
      expect(session.body.staff.agency.id).toBe(founded.id);
      const first = api.withToken(session.body.accessToken);
      expect((await first.get('/v1/agencies')).body.agencies.map((each: { id: string }) => each.id)).toEqual([
        founded.id,
      ]);
      expect((await first.get(`/v1/agencies/${agency.id}`)).status).toBe(404);
      expect((await first.patch(`/v1/agencies/${agency.id}`, { name: 'x' })).status).toBe(404);
      expect((await first.patch(`/v1/agencies/${founded.id}`, { name: 'Renamed' })).body.name).toBe('Renamed');
      expect((await officer.post('/v1/agencies', founding())).status).toBe(403);
    });

    it('refuse an address that is taken and a short password, and keep nothing of it', async () => {
      const body = founding();
      const email = agency.member('dispatcher').email.toUpperCase();
      const taken = await administrator.post('/v1/agencies', {
        ...body,
        name: 'Half founded',
        administrator: { ...body.administrator, email },
      });
      expect([taken.status, paths(taken.body)]).toEqual([422, ['administrator.email']]);
      expect(await api.database.rows(`SELECT 1 FROM agency WHERE name = 'Half founded'`)).toEqual([]);
      const short = await administrator.post('/v1/agencies', {
        ...body,
        administrator: { ...body.administrator, password: 'short' },
      });
      expect([short.status, paths(short.body)]).toEqual([422, ['administrator.password']]);
    });

    it('add, change and disable accounts; a disabled one is out at once', async () => {
      const email = `New.${api.tools.newId()}@Example.org`;
      const body = { email, name: 'New', role: 'dispatcher', language: 'ru', password: testPassword };
      const { status, body: made } = await administrator.post('/v1/staff', body);
      expect(status).toBe(201);
      expect(staffMember.parse(made)).toEqual(made);
      const login = () => api.send({ method: 'POST', url: '/v1/sessions', payload: { email, password: testPassword } });
      const client = api.withToken((await login()).body.accessToken);
      expect((await client.get('/v1/orders')).status).toBe(200);
      expect((await administrator.patch(`/v1/staff/${made.id}`, { disabled: true })).body.disabledAt).not.toBeNull();
      expect((await client.get('/v1/orders')).status).toBe(401);
      expect((await login()).status).toBe(401);
      expect((await stranger.get(`/v1/staff/${made.id}`)).status).toBe(404);
      expect((await stranger.patch(`/v1/staff/${made.id}`, { role: 'court' })).status).toBe(404);
      expect((await officer.get('/v1/staff')).status).toBe(403);
      expect((await api.as(agency, 'supervisor').then((client) => client.get('/v1/staff'))).status).toBe(200);
    });

    it('let nobody take away their own rights', async () => {
      const own = agency.member('administrator').id;
      const answers = [
        await administrator.patch(`/v1/staff/${own}`, { disabled: true }),
        await administrator.patch(`/v1/staff/${own}`, { role: 'auditor' }),
      ];
      expect(answers.map((answer) => [answer.status, paths(answer.body)])).toEqual([
        [422, ['disabled']],
        [422, ['role']],
      ]);
    });
  });
});
