import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { newId } from '#domain';
import { DeliverAlarm } from '#notify';
import { DeliveryStoreRepository } from '#persistence';
import { anAgency, type TestAgency } from '#testing';
import { TestApi, type TestClient } from '../../support/api.js';
import { RecordingChannel } from '../../support/recording-channel.js';

const cell = 1;
const silent = { enqueue: async () => undefined };

describe('deliveries that failed', () => {
  let api: TestApi;
  let agency: TestAgency;
  let supervisor: TestClient;

  beforeAll(async () => {
    api = await TestApi.start({ QUEUE_PREFIX: `t-${randomUUID().slice(0, 8)}` });
  });
  beforeEach(async () => {
    agency = await anAgency().inCell(cell).withStaff('supervisor', 'auditor', 'dispatcher').founded(api.tools);
    supervisor = await api.as(agency, 'supervisor');
  });
  afterAll(() => api.close());

  interface Made {
    status?: string;
    channel?: string;
    error?: string;
    minutesAgo?: number;
    of?: TestAgency;
  }

  async function aDelivery({ status = 'failed', channel = 'webhook', error, minutesAgo = 1, of = agency }: Made = {}) {
    const { database } = api;
    const [incidentId, alarmId, contactId, personId, id] = [newId(), newId(), newId(), newId(), newId()];
    const at = new Date(api.clock.now() - minutesAgo * 60_000).toISOString();
    await database.count(
      `INSERT INTO incident (cell, id, agency_id, desk_agency_id, person_id, place_person_id, status, severity, opened_at,
         updated_at, cursor)
       VALUES ($1, $2, $3, $3, $4, $4, 'open', 'critical', $5, $5, 0)`,
      [cell, incidentId, of.id, personId, at],
    );
    await database.count(
      `INSERT INTO alarm (cell, id, incident_id, agency_id, person_id, kind, severity, condition_key, at, decided_at, raised_at,
         updated_at, late, decision)
       VALUES ($1, $2, $3, $4, $5, 'panic', 'critical', $6, $7, $7, $7, $7, false, '{}')`,
      [cell, alarmId, incidentId, of.id, personId, alarmId, at],
    );
    await database.count(
      `INSERT INTO person (id, agency_id, name, language, created_at) VALUES ($1, $2, 'Somebody Secret', 'kk', $3)`,
      [personId, of.id, at],
    );
    await database.count(
      `INSERT INTO contact (id, agency_id, person_id, name, language, position, channels, created_at)
       VALUES ($1, $2, $3, 'Contact Secret', 'kk', 1, $4, $5)`,
      [contactId, of.id, personId, JSON.stringify([{ channel, url: 'https://secret.example/', secret: 'x' }]), at],
    );
    await database.count(
      `INSERT INTO delivery (cell, id, incident_id, alarm_id, agency_id, recipient, recipient_id, channel, status,
         attempts, last_error, queued_at, failed_at)
       VALUES ($1, $2, $3, $4, $5, 'contact', $6, $7, $8, 8, $9, $10, $11)`,
      [
        cell,
        id,
        incidentId,
        alarmId,
        of.id,
        contactId,
        channel,
        status,
        error ?? 'service_failed',
        at,
        status === 'failed' ? at : null,
      ],
    );
    return id;
  }

  const statusOf = async (id: string) =>
    (
      await api.database.rows<{ status: string; attempts: number }>(
        `SELECT status, attempts FROM delivery WHERE cell = $1 AND id = $2`,
        [cell, id],
      )
    )[0];
  const audited = async (result = 'allowed') =>
    (
      await api.database.rows<{ id: string }>(
        `SELECT object_id AS id FROM audit_entry
         WHERE agency_id = $1 AND action = 'delivery.send_again' AND result = $2 ORDER BY sequence`,
        [agency.id, result],
      )
    ).map(({ id }) => id);
  const listed = async (query = '') => (await supervisor.get(`/v1/deliveries${query}`)).body;

  it('are listed newest first, page by page, by ids and codes alone', async () => {
    const made = [await aDelivery(), await aDelivery({ error: 'timeout' }), await aDelivery()];
    await aDelivery({ status: 'sent' });
    const first = await listed('?status=failed&limit=2');
    expect(first.deliveries.map(({ id }: { id: string }) => id)).toEqual([made[2], made[1]]);
    expect(first.deliveries[1]).toMatchObject({ errorCode: 'timeout', channel: 'webhook', recipient: 'contact' });
    const second = await listed(`?limit=2&cursor=${first.nextCursor}`);
    expect(second).toMatchObject({ deliveries: [{ id: made[0], attempts: 8 }], nextCursor: null });
    expect(JSON.stringify([first, second])).not.toMatch(/ecret/);
  });

  it('of another agency are neither listed nor sent again, one or all', async () => {
    const theirs = await anAgency().inCell(cell).withStaff('supervisor', 'auditor', 'dispatcher').founded(api.tools);
    const id = await aDelivery({ of: theirs });
    expect((await listed()).deliveries).toEqual([]);
    expect(await supervisor.post(`/v1/deliveries/${id}/send-again`)).toMatchObject({
      status: 404,
      body: { code: 'delivery_unknown' },
    });
    const failedSince = new Date(0).toISOString().replace('1970', '2020');
    expect((await supervisor.post('/v1/deliveries/send-again', { failedSince })).body).toEqual({
      sentAgain: 0,
      more: false,
    });
    expect(await statusOf(id)).toEqual({ status: 'failed', attempts: 8 });
    expect(await audited()).toEqual([]);
    expect(await audited('refused')).toEqual([id]);
  });

  it('are sent again once, their attempts counted on, and that is in the audit chain', async () => {
    const id = await aDelivery();
    expect((await supervisor.post(`/v1/deliveries/${id}/send-again`)).status).toBe(204);
    expect(await statusOf(id)).toEqual({ status: 'queued', attempts: 8 });
    expect(await supervisor.post(`/v1/deliveries/${id}/send-again`)).toMatchObject({
      status: 409,
      body: { code: 'delivery_not_failed' },
    });
    expect(await audited()).toEqual([id]);
  });

  it('get another round of attempts, and leave by it', async () => {
    const id = await aDelivery();
    await supervisor.post(`/v1/deliveries/${id}/send-again`);
    const outcomes = [{ kind: 'retry', error: 'timeout' } as const, { kind: 'sent' } as const];
    const channel = new RecordingChannel('webhook', () => outcomes.shift()!);
    const deliver = new DeliverAlarm(new DeliveryStoreRepository(api.database), silent, [channel], api.clock);
    await deliver.execute({ cell, id });
    expect(await statusOf(id)).toEqual({ status: 'queued', attempts: 9 });
    api.clock.move(1_000);
    await deliver.execute({ cell, id });
    expect(await statusOf(id)).toEqual({ status: 'sent', attempts: 10 });
  });

  it('are sent again together, by channel, error and time', async () => {
    const wanted = [await aDelivery({ error: 'timeout' }), await aDelivery({ error: 'timeout' })];
    const others = [
      await aDelivery({ error: 'service_failed' }),
      await aDelivery({ error: 'timeout', channel: 'fcm' }),
      await aDelivery({ error: 'timeout', minutesAgo: 120 }),
    ];
    const failedSince = new Date(api.clock.now() - 3_600_000).toISOString();
    const body = { channel: 'webhook', errorCode: 'timeout', failedSince };
    expect(await supervisor.post('/v1/deliveries/send-again', body)).toMatchObject({
      status: 200,
      body: { sentAgain: 2, more: false },
    });
    for (const id of wanted) expect((await statusOf(id))?.status).toBe('queued');
    for (const id of others) expect((await statusOf(id))?.status).toBe('failed');
    expect((await audited()).toSorted()).toEqual(wanted.toSorted());
    expect((await supervisor.post('/v1/deliveries/send-again', body)).body.sentAgain).toBe(0);
  });

  it('are for who may', async () => {
    const id = await aDelivery();
    const [auditor, dispatcher] = [await api.as(agency, 'auditor'), await api.as(agency, 'dispatcher')];
    expect((await auditor.get('/v1/deliveries')).status).toBe(200);
    expect((await auditor.post(`/v1/deliveries/${id}/send-again`)).status).toBe(403);
    expect((await dispatcher.get('/v1/deliveries')).status).toBe(403);
    expect((await api.get('/v1/deliveries')).status).toBe(401);
    expect((await statusOf(id))?.status).toBe('failed');
  });

  it('are asked for with a time', async () => {
    expect(await supervisor.post('/v1/deliveries/send-again', { channel: 'webhook' })).toMatchObject({
      status: 422,
      body: { errors: [{ path: 'failedSince' }] },
    });
    expect((await supervisor.get('/v1/deliveries?status=sent')).status).toBe(422);
  });
});
