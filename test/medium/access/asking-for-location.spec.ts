import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { aCase, anAgency, anOrder, type TestCase, type TestPerson } from '#testing';
import { type Answer, TestApi, type TestClient } from '../../support/api.js';
import { entriesOf } from '../../support/opened.js';

const reason = 'A neighbour calls: screams at this flat';
const tenMinutes = 10 * 60_000;

describe('who may ask where a party is, and when', () => {
  let api: TestApi;
  let made: TestCase;
  let dispatcher: TestClient;
  let supervisor: TestClient;
  let respondent: TestPerson;

  const ask = (client = dispatcher, body: object = { personId: respondent.id, reason }): Promise<Answer<any>> =>
    client.post(`/v1/orders/${made.order.id}/location-requests`, body);
  const read = (id: string, client = dispatcher) => client.get(`/v1/location-requests/${id}`);
  const press = () =>
    api.asDevice(made.protectedPerson.devices[0]!).post('/v1/panics', {
      id: randomUUID(),
      pressedAt: new Date(api.clock.now()).toISOString(),
      trigger: 'button',
    });
  const asked = async (): Promise<number> => {
    const { body } = await api.get<string>('/metrics');
    return Number(/qalqan_location_requests_total\{status="asked"\} (\d+)/.exec(body)?.[1] ?? 0);
  };

  beforeAll(async () => {
    api = await TestApi.start();
  });
  afterAll(() => api.close());
  beforeEach(async () => {
    const agency = anAgency().withStaff('dispatcher', 'supervisor', 'case_officer', 'court', 'auditor');
    made = await aCase().of(agency).setUp(api.tools);
    respondent = made.respondent;
    dispatcher = await api.as(made.agency, 'dispatcher');
    supervisor = await api.as(made.agency, 'supervisor');
  });

  it('with a reason when there is no incident', async () => {
    const { status, body } = await ask();
    expect(status).toBe(201);
    const askedAt = api.clock.now();
    expect(body).toEqual({
      id: expect.any(String),
      orderId: made.order.id,
      personId: respondent.id,
      askedBy: made.agency.member('dispatcher').id,
      reason,
      askedAt: new Date(askedAt).toISOString(),
      expiresAt: new Date(askedAt + tenMinutes).toISOString(),
      status: 'waiting',
      answeredAt: null,
      answer: null,
    });
    expect((await read(body.id)).body).toEqual(body);
  });

  it('not without a reason when there is no incident', async () => {
    const { status, body } = await ask(dispatcher, { personId: respondent.id });
    expect(status).toBe(422);
    expect(body).toMatchObject({ code: 'location_request_invalid', errors: [{ path: 'reason' }] });
    expect((await ask(dispatcher, { personId: respondent.id, reason: '  ' })).status).toBe(422);
  });

  it('without a reason while an incident is open, not any more when it is closed', async () => {
    const { body: pressed } = await press();
    const { status, body } = await ask(dispatcher, { personId: respondent.id });
    expect([status, body.reason]).toEqual([201, null]);
    await dispatcher.post(`/v1/incidents/${pressed.incidentId}/acknowledge`);
    await dispatcher.post(`/v1/incidents/${pressed.incidentId}/close`, { outcome: 'test' });
    expect((await ask(supervisor, { personId: respondent.id })).status).toBe(422);
  });

  it('dispatcher, supervisor and case officer; not court, auditor or administrator', async () => {
    for (const role of ['dispatcher', 'supervisor', 'case_officer'] as const)
      expect((await ask(await api.as(made.agency, role))).status).toBe(201);
    for (const role of ['court', 'auditor', 'administrator'] as const)
      expect((await ask(await api.as(made.agency, role))).status).toBe(403);
  });

  it('not of another agency: neither to ask nor to read', async () => {
    const stranger = await aCase().setUp(api.tools);
    const { body } = await ask();
    for (const role of ['dispatcher', 'case_officer'] as const) {
      const client = await api.as(stranger.agency, role);
      expect((await ask(client)).status).toBe(404);
      expect((await read(body.id, client)).status).toBe(404);
    }
  });

  it('only for a party of the order', async () => {
    const stranger = await aCase().setUp(api.tools);
    for (const personId of [stranger.respondent.id, randomUUID()]) {
      const { status, body } = await ask(dispatcher, { personId, reason });
      expect([status, body.errors]).toMatchObject([422, [{ path: 'personId' }]]);
    }
  });

  it('only by an order in force', async () => {
    const draft = await aCase().of(made.agency).with(anOrder().asDraft()).setUp(api.tools);
    const past = await aCase().of(made.agency).with(anOrder().valid(-2_000, 60_000)).setUp(api.tools);
    api.clock.move(60_000);
    for (const { order, respondent: person } of [draft, past]) {
      const question = { personId: person.id, reason };
      const { status, body } = await dispatcher.post(`/v1/orders/${order.id}/location-requests`, question);
      expect([status, body.code]).toEqual([409, 'order_not_watched']);
    }
  });

  it('once with one Idempotency-Key', async () => {
    const path = `/v1/orders/${made.order.id}/location-requests`;
    const question = { personId: respondent.id, reason };
    const headers = { 'idempotency-key': randomUUID() };
    const before = await asked();
    const first = await dispatcher.post(path, question, headers);
    const second = await dispatcher.post(path, question, headers);
    expect(second.body).toEqual(first.body);
    expect((await dispatcher.post(path, { ...question, reason: 'another' }, headers)).status).toBe(422);
    expect(await asked()).toBe(before + 1);
  });

  it('again while it waits: the same request, and each asking is in the audit chain', async () => {
    const { body: first } = await ask();
    const { body: second } = await ask();
    expect(second).toEqual(first);
    expect((await ask(supervisor)).body.id).not.toBe(first.id);
    expect((await ask(dispatcher, { personId: made.protectedPerson.id, reason })).body.id).not.toBe(first.id);
    const asking = {
      action: 'location.ask',
      actorId: made.agency.member('dispatcher').id,
      reason,
      result: 'allowed',
    };
    expect(
      await entriesOf(
        api.database,
        `SELECT action, actor_id AS "actorId", reason, result FROM audit_entry WHERE object_id = $1`,
        [first.id],
      ),
    ).toEqual([asking, asking]);
  });

  it('five at a time for one order; the sixth is told when to come again', async () => {
    const officer = await api.as(made.agency, 'case_officer');
    for (const client of [dispatcher, supervisor]) {
      expect((await ask(client)).status).toBe(201);
      expect((await ask(client, { personId: made.protectedPerson.id, reason })).status).toBe(201);
    }
    expect((await ask(officer)).status).toBe(201);
    const refused = await ask(officer, { personId: made.protectedPerson.id, reason });
    expect([refused.status, refused.body.code]).toEqual([429, 'location_requests_waiting']);
    expect(refused.headers['retry-after']).toBe('600');
    api.clock.move(tenMinutes);
    expect((await ask(officer, { personId: made.protectedPerson.id, reason })).status).toBe(201);
  });
});
