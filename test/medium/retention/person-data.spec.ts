import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { newId } from '#domain';
import { TestApi, type TestClient } from '../../support/api.js';
import { day, heard, hour, KeptCase } from './a-kept-case.js';
import { entriesOf } from '../../support/opened.js';
import { openedTables } from '../../support/opened-tables.js';

describe('a person’s data', () => {
  let api: TestApi;
  let own: KeptCase;
  let other: KeptCase;
  let officer: TestClient;
  let administrator: TestClient;
  beforeAll(async () => {
    api = await TestApi.start();
    other = await KeptCase.of(api);
  });
  beforeEach(async () => {
    own = await KeptCase.of(api);
    officer = await own.as('case_officer');
    administrator = await own.as('administrator');
  });
  afterAll(() => api.close());

  const given = (personId: string, client = officer) =>
    client.post(`/v1/people/${personId}/data-export`, { reason: 'Her request of today' });
  const erase = (personId: string, client = administrator) =>
    client.post(`/v1/people/${personId}/erasure`, { reason: 'Wrongly recorded', authority: 'Court 2, 17/2026' });
  const chain = (action: string) =>
    entriesOf(
      api.database,
      `SELECT object_id AS "objectId", reason, result, subjects FROM audit_entry
       WHERE agency_id = $1 AND action = $2 ORDER BY sequence`,
      [own.made.agency.id, action],
    );
  /** The whole row of every table that speaks of the person, as text. */
  const everything = async (): Promise<string> => {
    const tables = await api.database.rows<{ name: string }>(
      `SELECT c.relname AS name FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
       WHERE n.nspname = 'public' AND c.relkind IN ('r', 'p') AND NOT c.relispartition
         AND c.relname NOT IN ('spatial_ref_sys', 'audit_entry') AND c.relname NOT LIKE 'bullmq%'`,
    );
    const parts = [];
    for (const { name } of tables)
      parts.push(JSON.stringify(await api.database.rows(`SELECT t::text AS row FROM "${name}" t`)));
    return [...parts, await openedTables(api.database)].join('\n');
  };

  describe('is given out', () => {
    it('whole, machine-readable, and in the audit chain, of who is protected', async () => {
      const { protectedId, respondentId } = own.people;
      const incidentId = await own.incident();
      for (let each = 0; each < 3; each += 1) await own.fix(protectedId, api.clock.now() - each * hour);
      await own.fix(respondentId, api.clock.now());
      const hook = { channel: 'webhook', url: 'https://example.org/her', secret: 'a-secret-of-16-characters' };
      const sms = { channel: 'sms', phone: '+77015550111' };
      const changed = await officer.patch(`/v1/people/${protectedId}`, { channels: [sms, hook] });
      expect(changed.status).toBe(200);
      const { status, body, headers } = await given(protectedId);
      expect([status, headers['content-type']]).toEqual([200, expect.stringContaining('application/json')]);
      expect(body).toMatchObject({
        format: 'qalqan-person-data/1',
        withheld: [],
        person: {
          id: protectedId,
          name: 'Айгерім Жасырынбаева',
          hasPin: false,
          channels: [sms, { channel: 'webhook' }],
        },
        devices: [{ kind: 'phone' }],
        contacts: [{ name: 'Contact 1' }],
        orders: [{ id: own.made.order.id, role: 'protected', reference: '2-1187/2026' }],
        zones: [{ name: 'Үй, Ұлы дала 7', circle: { radiusMeters: 300 } }],
        incidents: [{ id: incidentId, outcome: 'respondent_left', alarms: [{ kind: 'panic' }] }],
        presses: [{ trigger: 'button', fix: expect.anything() }],
        recordings: [{ sequence: 0, mediaType: 'audio/webm', content: heard.toString('base64') }],
      });
      // The press's own place is one more.
      expect(body.positions.filter((each: { accuracyMeters: number }) => each.accuracyMeters === 10)).toHaveLength(3);
      expect(body.positions[0]).toMatchObject({ longitude: 76.93, latitude: 43.25 });
      const text = JSON.stringify(body);
      const { protectedPerson, respondent } = own.made;
      const secrets = [protectedPerson.devices[0]!.token, 'Hash', 'secret'];
      for (const secret of [respondentId, 'Нұрлан', 'әкесінің', respondent.devices[0]!.id, ...secrets])
        expect(text).not.toContain(secret);
      expect(await chain('person.data_export')).toEqual([
        { objectId: protectedId, reason: 'Her request of today', result: 'allowed', subjects: [protectedId] },
      ]);
    });

    it('of a respondent without a place, a time or a word of the survivor', async () => {
      const { protectedId, respondentId } = own.people;
      await own.incident();
      const zoneId = own.made.order.zones[0]!.id;
      await officer.post(`/v1/orders/${own.made.order.id}/permits`, {
        zoneId,
        from: new Date(api.clock.now()).toISOString(),
        to: new Date(api.clock.now() + day).toISOString(),
        reason: 'Takes the child from her school',
      });
      await own.fix(protectedId, api.clock.now());
      await own.fix(respondentId, api.clock.now());
      const { status, body } = await given(respondentId);
      expect(status).toBe(200);
      expect(body).toMatchObject({
        zones: [],
        incidents: [],
        messages: [],
        presses: [],
        locationRequests: [],
        recordings: [],
      });
      expect(body.withheld).not.toEqual([]);
      expect(body.orders).toMatchObject([{ role: 'respondent' }]);
      expect(body.permits).toMatchObject([{ from: expect.any(String) }]);
      expect(body.positions).toHaveLength(1);
      const text = JSON.stringify(body);
      for (const hers of [protectedId, 'Айгерім', 'Ұлы дала', 'school', own.made.protectedPerson.devices[0]!.id])
        expect(text).not.toContain(hers);
    });

    it('of whom another order protects from the one he must not find, still without incidents', async () => {
      const { protectedId, respondentId } = own.people;
      const created = await officer.post('/v1/orders', {
        issuingAuthority: 'District court',
        jurisdiction: 'KZ',
        validFrom: new Date(api.clock.now()).toISOString(),
        parties: [
          { personId: respondentId, role: 'protected' },
          { personId: protectedId, role: 'respondent' },
        ],
        zones: [{ name: 'His home', center: [76.8, 43.2], radiusMeters: 300, warningRingMeters: 100 }],
        activate: true,
      });
      expect(created.status).toBe(201);
      await own.incident();
      for (const personId of [respondentId, protectedId]) {
        const { body } = await given(personId);
        expect(body.zones.map(({ name }: { name: string }) => name)).toEqual([
          personId === respondentId ? 'His home' : 'Үй, Ұлы дала 7',
        ]);
        expect(body).toMatchObject({ incidents: [], messages: [] });
        expect(body.withheld).not.toEqual([]);
      }
    });

    it('by the page, when there is much', async () => {
      const { protectedId } = own.people;
      await api.database.count(
        `INSERT INTO position (cell, person_id, fix_time, device_id, digest, id, received_at, point, accuracy_meters, mock)
         SELECT $1, $2, $3::timestamptz - n * interval '1 minute', $4, 1, gen_random_uuid(), $3::timestamptz,
           'POINT(76.93 43.25)'::geography, 10, false FROM generate_series(1, 1201) n`,
        [own.cell, protectedId, new Date(api.clock.now()).toISOString(), newId()],
      );
      const { body } = await given(protectedId);
      expect(body.positions).toHaveLength(1_201);
      const times = body.positions.map(({ fixTime }: { fixTime: string }) => fixTime);
      expect(times).toEqual([...new Set(times)].toSorted());
    });

    it('not to another agency, not without a reason, not by a dispatcher or an administrator', async () => {
      const { protectedId } = own.people;
      expect((await given(protectedId, await other.as('case_officer'))).status).toBe(404);
      expect((await officer.post(`/v1/people/${protectedId}/data-export`, {})).status).toBe(422);
      expect((await given('no-id')).status).toBe(404);
      for (const role of ['dispatcher', 'administrator', 'auditor'] as const)
        expect((await given(protectedId, await own.as(role))).status).toBe(403);
      expect(await chain('person.data_export')).toEqual(
        expect.not.arrayContaining([expect.objectContaining({ result: 'allowed' })]),
      );
    });
  });

  describe('is erased', () => {
    const revoked = () => officer.post(`/v1/orders/${own.made.order.id}/revoke`);

    it('with everything that says who it is and where: ids stay', async () => {
      const { protectedId, respondentId } = own.people;
      await administrator.patch(`/v1/people/${protectedId}`, {
        phone: '+77015550187',
        pin: '4821',
        duressPin: '1284',
        channels: [{ channel: 'sms', phone: '+77015550187' }],
      });
      await administrator.post(
        '/v1/contacts',
        {
          personId: protectedId,
          name: 'Шынаргүл Апа',
          language: 'kk',
          position: 2,
          channels: [{ channel: 'sms', phone: '+77025550166' }],
        },
        { 'idempotency-key': randomUUID() },
      );
      const phone = api.asDevice(own.made.protectedPerson.devices[0]!);
      await phone.put('/v1/devices/me/push-address', { channel: 'fcm', token: 'planted-push-token' });
      const incidentId = await own.incident('Ол қызының үйінде.');
      const { id: deviceId } = own.made.protectedPerson.devices[0]!;
      await api.database.count(
        `WITH key AS (UPDATE device SET key_thumbprint = 'planted-thumbprint' WHERE id = $1)
         INSERT INTO enrolment_code (device_id, agency_id, code_hash, expires_at) VALUES ($1, $2, '\\x01', $3)`,
        [deviceId, own.made.agency.id, new Date(api.clock.now() + hour).toISOString()],
      );
      const her = await own.fix(protectedId, api.clock.now());
      const his = await own.fix(respondentId, api.clock.now());
      expect((await revoked()).status).toBe(200);
      for (const planted of [
        'Айгерім',
        '+77015550187',
        'Шынаргүл',
        '+77025550166',
        'Ұлы дала',
        'қызының',
        'planted-push-token',
      ])
        expect([planted, (await everything()).includes(planted)]).toEqual([planted, true]);

      const { status, body } = await erase(protectedId);
      expect([status, body]).toEqual([200, { personId: protectedId, erasedAt: expect.any(String) }]);
      const rest = await everything();
      const { uniqueId } = own.made.protectedPerson.devices[0]!;
      const planted = ['+77015550187', 'Шынаргүл', '+77025550166', 'қызының', 'planted-push-token', uniqueId];
      for (const each of planted) expect([each, rest.includes(each)]).toEqual([each, false]);
      expect(await own.left([her, his])).toEqual([his]);
      expect((await officer.get(`/v1/people/${protectedId}`)).body).toMatchObject({
        id: protectedId,
        name: 'данные удалены',
        phone: null,
        pinSet: false,
        duressPinSet: false,
        channels: [],
      });
      expect((await officer.get(`/v1/orders/${own.made.order.id}`)).body).toMatchObject({
        zones: [],
        status: 'revoked',
      });
      expect(await own.count('incident', incidentId)).toBe(1);
      expect((await phone.get('/v1/people/me/readers')).status).toBe(401);
      const keys = await api.database.rows(
        `SELECT d.key_thumbprint AS key, c.device_id AS code FROM device d LEFT JOIN enrolment_code c ON c.device_id = d.id
         WHERE d.person_id = $1`,
        [protectedId],
      );
      expect(keys).toEqual([{ key: null, code: null }]);
      expect(await chain('person.erase')).toEqual([
        {
          objectId: protectedId,
          reason: 'Court 2, 17/2026: Wrongly recorded',
          result: 'allowed',
          subjects: [protectedId],
        },
      ]);
      expect((await erase(protectedId)).body).toMatchObject({ status: 409, code: 'person_erased' });
    });

    it('of a respondent, and leaves what is the survivor’s', async () => {
      const { protectedId, respondentId } = own.people;
      const hers = await own.fix(protectedId, api.clock.now());
      const his = await own.fix(respondentId, api.clock.now());
      await revoked();
      expect((await erase(respondentId)).status).toBe(200);
      expect(await own.left([hers, his])).toEqual([hers]);
      expect((await officer.get(`/v1/orders/${own.made.order.id}`)).body.zones).toHaveLength(1);
      expect((await officer.get(`/v1/people/${protectedId}`)).body.name).toBe('Айгерім Жасырынбаева');
    });

    it('not while an order is active, an incident open or a hold stands: each is named', async () => {
      const { protectedId, respondentId } = own.people;
      const fix = await own.fix(respondentId, api.clock.now());
      const held = await own.incident();
      await officer.post(`/v1/incidents/${held}/hold`, { reason: 'Appeal' });
      const phone = api.asDevice(own.made.protectedPerson.devices[0]!);
      api.clock.move(2 * day);
      await phone.post('/v1/panics', {
        id: newId(),
        pressedAt: new Date(api.clock.now()).toISOString(),
        trigger: 'button',
      });
      [officer, administrator] = [await own.as('case_officer'), await own.as('administrator')];
      const { body: list } = await officer.get('/v1/incidents');
      const open = list.incidents.find(({ status }: { status: string }) => status === 'open')?.id ?? held;
      const refused = await erase(respondentId);
      expect([refused.status, refused.body.code]).toEqual([409, 'erasure_refused']);
      expect(refused.body.errors).toEqual(
        expect.arrayContaining([
          { path: `order.${own.made.order.id}`, message: 'is active: revoke it first' },
          { path: `incident.${open}`, message: 'is open: close it first' },
          { path: `hold.${held}`, message: 'is held: release the hold first' },
        ]),
      );
      await revoked();
      const dispatcher = await own.as('dispatcher');
      await dispatcher.post(`/v1/incidents/${open}/acknowledge`);
      await dispatcher.post(`/v1/incidents/${open}/close`, { outcome: 'resolved' });
      expect((await erase(respondentId)).body.errors).toEqual([
        { path: `hold.${held}`, message: 'is held: release the hold first' },
      ]);
      expect(await own.left([fix])).toEqual([fix]);
      await officer.post(`/v1/incidents/${held}/hold/release`, { reason: 'Decided' });
      expect((await erase(respondentId)).status).toBe(200);
      expect((await erase(protectedId)).status).toBe(200);
    });

    it('not by another agency, not by who works on the case, not without whose word it is', async () => {
      const { protectedId } = own.people;
      await revoked();
      expect((await erase(protectedId, await other.as('administrator'))).status).toBe(404);
      for (const role of ['dispatcher', 'supervisor', 'case_officer', 'auditor'] as const)
        expect((await erase(protectedId, await own.as(role))).status).toBe(403);
      expect((await administrator.post(`/v1/people/${protectedId}/erasure`, { reason: 'x' })).status).toBe(422);
      expect((await officer.get(`/v1/people/${protectedId}`)).body.name).toBe('Айгерім Жасырынбаева');
    });
  });
});
