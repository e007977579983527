import { randomBytes, randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { type Address, newId } from '#domain';
import type { WatchState } from '#geofence';
import {
  appendAudit,
  Database,
  type FieldKeys,
  resealFields,
  SqlAuditReader,
  SqlCaseStore,
  StaffAccountsRepository,
} from '#persistence';
import { aCase, anOrder, aZone, type TestCase } from '#testing';
import { sealedTables } from '../../../libs/persistence/src/fields/sealed-columns.js';
import { openStates } from '../../../libs/persistence/src/tracking/watch-states.js';
import { TestApi, type TestClient } from '../../support/api.js';
import { addressesOf, rulesOf } from '../../support/opened.js';
import { testFieldKeys } from '../../support/test-database.js';
import { fixAt } from '../../support/walks.js';

const name = 'Перизат Құланбаева';
const phone = '+77015559731';
const sms: Address = { channel: 'sms', phone };

/** Rows as they were before fields were sealed are read, and sealed by a run of their own. */
describe('rows whose fields nobody has sealed', () => {
  let api: TestApi;
  let made: TestCase;
  let officer: TestClient;

  beforeAll(async () => {
    api = await TestApi.start();
  });
  afterAll(() => api.close());
  beforeEach(async () => {
    made = await aCase()
      .with(
        anOrder()
          .withLimit(500)
          .withZone(aZone().named('үй').around(76.93, 43.25, 300)),
      )
      .setUp(api.tools);
    officer = await api.as(made.agency, 'case_officer');
  });

  const one = async <Row>(text: string, parameters: unknown[]): Promise<Row> =>
    (await api.database.rows<Row>(text, parameters))[0]!;
  const scope = () => ({ agencyId: made.agency.id, cell: made.cell });
  const people = () => new SqlCaseStore(api.database, api.clock).open(scope()).people;

  /** As the version before this one wrote them. */
  async function unseal(): Promise<{ personId: string; staffId: string; email: string }> {
    const personId = made.protectedPerson.id;
    const staffId = made.agency.member('dispatcher').id;
    const { email } = made.agency.member('dispatcher');
    const zone = made.order.zones[0]!;
    const rules = JSON.stringify(await rulesOf(api.database, made.order.id));
    const bracelet = api.asDevice(made.respondent.devices[0]!);
    expect((await bracelet.post('/v1/positions', { fixes: [fixAt(api.clock, [76.93, 43.25])] })).status).toBe(200);
    const { state } = await one<{ state: WatchState }>(`SELECT state FROM watch WHERE order_id = $1`, [made.order.id]);
    expect(JSON.stringify(state)).not.toContain('76.93');
    const [open] = await openStates(api.database, [{ orderId: made.order.id, state }]);
    const writes: [string, unknown[]][] = [
      [
        `UPDATE person SET name = $2, phone = $3, phone_index = NULL, channels = $4 WHERE id = $1`,
        [personId, name, phone, JSON.stringify([sms])],
      ],
      [`UPDATE staff_member SET email = $2, name = 'S', email_index = NULL WHERE id = $1`, [staffId, email]],
      [`UPDATE zone SET name = 'үй', circle = $2 WHERE id = $1`, [zone.id, JSON.stringify(zone.circle)]],
      [`UPDATE watch SET rules = $2, state = $3 WHERE order_id = $1`, [made.order.id, rules, JSON.stringify(open)]],
    ];
    for (const [text, parameters] of writes) await api.database.count(text, parameters);
    return { personId, staffId, email };
  }

  const kept = async (): Promise<string> =>
    JSON.stringify([
      await one(`SELECT name, phone, channels FROM person WHERE id = $1`, [made.protectedPerson.id]),
      await one(`SELECT email, name FROM staff_member WHERE id = $1`, [made.agency.member('dispatcher').id]),
      await one(`SELECT name, circle FROM zone WHERE id = $1`, [made.order.zones[0]!.id]),
      await one(`SELECT rules, state FROM watch WHERE order_id = $1`, [made.order.id]),
    ]);

  it('are read as they are: shown, found, logged in with, watched', async () => {
    const { personId, staffId, email } = await unseal();
    expect((await officer.get(`/v1/people/${personId}`)).body).toMatchObject({ name, phone });
    expect((await officer.get(`/v1/orders/${made.order.id}`)).body.zones[0]).toMatchObject({ name: 'үй' });
    const accounts = new StaffAccountsRepository(api.database, api.clock);
    expect(await accounts.byEmail(email)).toMatchObject({ staffId, name: 'S', email });
    expect((await people().withPhone(phone)).map(({ id }) => id)).toEqual([personId]);
    expect(await addressesOf(api.database, 'person', personId)).toEqual([sms]);
    const bracelet = api.asDevice(made.respondent.devices[0]!);
    expect((await bracelet.post('/v1/positions', { fixes: [fixAt(api.clock, [76.93, 43.25])] })).status).toBe(200);
  });

  it('keep what must be unique from being given twice', async () => {
    const { email } = await unseal();
    const administrator = await api.as(made.agency, 'administrator');
    const body = { email, name: 'T', role: 'dispatcher', language: 'ru', password: 'a password of many letters' };
    expect((await administrator.post('/v1/staff', body)).status).toBe(422);
    const uniqueId = `imei-${randomUUID()}`;
    await api.database.count(`UPDATE device SET unique_id = $2, unique_index = NULL WHERE id = $1`, [
      made.respondent.devices[0]!.id,
      uniqueId,
    ]);
    const device = { personId: made.respondent.id, kind: 'tracker', uniqueId };
    expect((await officer.post('/v1/devices', device)).status).toBe(422);
  });

  it('are sealed by the run, which finds nothing to do the second time', async () => {
    const { personId, email, staffId } = await unseal();
    expect(await kept()).toMatch(/Перизат/);
    expect(await resealFields(api.database)).toBeGreaterThanOrEqual(7);
    const after = await kept();
    for (const plain of [name, phone, email, 'үй', '76.93', 'policyVersion']) expect(after).not.toContain(plain);
    expect(await resealFields(api.database)).toBe(0);
    expect(await kept()).toBe(after);
    expect((await officer.get(`/v1/people/${personId}`)).body).toMatchObject({ name, phone });
    expect((await people().withPhone(phone)).map(({ id }) => id)).toEqual([personId]);
    expect(await addressesOf(api.database, 'person', personId)).toEqual([sms]);
    const accounts = new StaffAccountsRepository(api.database, api.clock);
    expect(await accounts.byEmail(email)).toMatchObject({ staffId });
    expect((await officer.get(`/v1/orders/${made.order.id}`)).body.zones[0]).toMatchObject({ name: 'үй' });
  });

  it('are sealed anew after a rotation, so that the retired key is needed by nothing but the audit chain', async () => {
    await unseal();
    await resealFields(api.database);
    const before = await kept();
    const [former] = [...before.matchAll(/q1:([\w-]{12}):/g)].map(([, keyId]) => keyId!);
    await api.database.transaction((sql) => (api.database.keys as FieldKeys).rotate(sql, made.agency.id));
    expect(await resealFields(api.database)).toBeGreaterThan(0);
    expect(await kept()).not.toContain(former);
    for (const { table, columns } of sealedTables)
      for (const column of Object.keys(columns))
        expect(
          await api.database.rows(`SELECT 1 FROM ${table} t WHERE strpos(t.${column}::text, $1) > 0`, [former]),
        ).toEqual([]);
    expect((await officer.get(`/v1/people/${made.protectedPerson.id}`)).body).toMatchObject({ name, phone });
  });

  it('are missing from the audit chain where their key is gone; that somebody looked is shown', async () => {
    const { body } = await officer.post('/v1/people', { name: 'Мөлдір', language: 'kk' });
    await api.database.transaction((sql) =>
      appendAudit(sql, api.clock, [
        {
          agencyId: made.agency.id,
          actor: 'staff',
          actorId: made.agency.member('case_officer').id,
          action: 'person.read',
          object: 'person',
          objectId: body.id,
          reason: 'asked by the court',
          result: 'allowed',
        },
      ]),
    );
    const reasons = async (keys?: FieldKeys) =>
      (
        await new SqlAuditReader(new Database(api.database.dataSource, keys)).entries(
          { agencyId: made.agency.id },
          { subject: body.id, limit: 1 },
        )
      ).map(({ action, reason }) => ({ action, reason }));
    expect(await reasons(testFieldKeys())).toEqual([{ action: 'person.read', reason: 'asked by the court' }]);
    expect(await reasons()).toEqual([{ action: 'person.read', reason: null }]);
  });

  it('do not open where somebody has moved them', async () => {
    const { body: other } = await officer.post('/v1/people', { name: 'Другая', language: 'ru', phone: '+77010000000' });
    await api.database.count(`UPDATE person SET name = (SELECT name FROM person WHERE id = $1) WHERE id = $2`, [
      made.protectedPerson.id,
      other.id,
    ]);
    expect((await officer.get(`/v1/people/${other.id}`)).status).toBe(500);
  });

  it('find a number in its own agency alone', async () => {
    await unseal();
    await resealFields(api.database);
    const stranger = new SqlCaseStore(api.database, api.clock).open({ agencyId: newId(), cell: made.cell }).people;
    expect(await stranger.withPhone(phone)).toEqual([]);
    expect(await people().withPhone(`${phone}1`)).toEqual([]);
    const index = () => api.database.fields.blindIndexOf('person.phone', phone);
    expect(await index()).toEqual(await index());
    expect(await api.database.fields.blindIndexOf('contact.phone', phone)).not.toEqual(await index());
    expect(randomBytes(32)).toHaveLength((await index()).length);
  });
});
