import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { INestApplicationContext } from '@nestjs/common';
import { getQueueToken } from '@nestjs/bullmq';
import type { Queue } from 'bullmq';
import { newId } from '#domain';
import { readHouseState } from '#persistence';
import { HealthServer } from '#processes';
import { aProtectedPerson, anAgency, type TestAgency } from '#testing';
import { readConfiguration } from '../../../apps/worker/src/configuration.js';
import { createWorker } from '../../../apps/worker/src/create-worker.js';
import { TestApi } from '../../support/api.js';
import { aContactWithAlarm, withDeliveries } from '../../support/delivery-rows.js';
import { eventually } from '../../support/eventually.js';
import { queueBackends } from '../../support/queue-backends.js';
import { RecordingChannel } from '../../support/recording-channel.js';
import { testDatabaseUrl, testMasterKey } from '../../support/test-database.js';

const cell = 7_200;
const hook = { channel: 'webhook', url: 'https://contact.example/', secret: 'x' } as const;

const samples = (text: string): Map<string, number> =>
  new Map(
    text
      .split('\n')
      .filter((row) => row && !row.startsWith('#'))
      .map((row) => [row.slice(0, row.lastIndexOf(' ')), Number(row.slice(row.lastIndexOf(' ') + 1))]),
  );

describe('numbers of the api', () => {
  let api: TestApi;
  let agency: TestAgency;

  beforeAll(async () => {
    api = await TestApi.start({ QUEUE_PREFIX: `t-${randomUUID().slice(0, 8)}` });
    agency = await anAgency().inCell(cell).withStaff('dispatcher').founded(api.tools);
  });
  afterAll(() => api.close());

  const read = async () => samples((await api.get<string>('/metrics')).body);

  it('say how long alarms wait for a console and for a dispatcher, and how late the feed is', async () => {
    const { devices } = await aProtectedPerson().withPhone().registered(api.tools, agency.administrator);
    const dispatcher = await api.as(agency, 'dispatcher');
    const console = await api.console(await api.login(agency.member('dispatcher')));
    const pressedAt = new Date(api.clock.now()).toISOString();
    const press = { id: newId(), pressedAt, trigger: 'button' };
    const { body } = await api.asDevice(devices[0]!).post('/v1/panics', press);
    await console.untilSeen('alarm.raised');
    const confirmed = await eventually(read, (found) =>
      found.has('qalqan_alarm_confirm_seconds_count{severity="critical"}'),
    );
    expect(confirmed.get('qalqan_alarm_confirm_seconds_count{severity="critical"}')).toBe(1);
    api.clock.move(42_000);
    await dispatcher.post(`/v1/incidents/${body.incidentId}/acknowledge`);
    await dispatcher.post(`/v1/incidents/${body.incidentId}/acknowledge`);
    const after = await read();
    expect(after.get('qalqan_incident_acknowledge_seconds_count{severity="critical"}')).toBe(1);
    expect(after.get('qalqan_incident_acknowledge_seconds_sum{severity="critical"}')).toBe(42);
    expect(after.get('qalqan_feed_lag_seconds_count')).toBeGreaterThan(0);
    console.close();
  });

  it('say how large batches are and how long they take', async () => {
    const { devices } = await aProtectedPerson().withPhone().registered(api.tools, agency.administrator);
    const fixTime = new Date(api.clock.now()).toISOString();
    const point = { type: 'Point', coordinates: [76.9, 43.2] };
    expect((await api.asDevice(devices[0]!).post('/v1/positions', { fixes: [{ fixTime, point }] })).status).toBe(200);
    const found = await read();
    expect(found.get('qalqan_batch_reports_count')).toBe(1);
    expect(found.get('qalqan_batch_seconds_count')).toBe(1);
    expect(found.get('qalqan_reports_quarantined_total')).toBe(0);
  });
});

describe.each(queueBackends())('numbers of a worker with its queue on $name', ({ redisUrl }) => {
  let api: TestApi;
  let worker: INestApplicationContext;
  const prefix = `t-${randomUUID().slice(0, 8)}`;

  beforeAll(async () => {
    api = await TestApi.start({ QUEUE_PREFIX: `t-${randomUUID().slice(0, 8)}`, REDIS_URL: redisUrl });
    const configuration = readConfiguration({
      DATABASE_URL: testDatabaseUrl(),
      MASTER_KEY: testMasterKey(),
      REDIS_URL: redisUrl,
      WORKER_PORT: '0',
      LOG_LEVEL: 'silent',
      QUEUE_PREFIX: prefix,
    });
    await api.database.count(`DELETE FROM delivery`, []);
    worker = await createWorker(configuration, api.clock, [new RecordingChannel('webhook')]);
  });
  afterAll(async () => {
    await worker.close();
    await api.close();
  });

  const read = async () => {
    const { address } = worker.get(HealthServer, { strict: false });
    return samples(await (await fetch(`${address}/metrics`)).text());
  };

  it('say what waits and since when, anew after some seconds at most', async () => {
    const first = await read();
    expect(first.get('qalqan_alarms_unconfirmed{severity="critical"}')).toBe(0);
    const at = api.clock.now();
    const alarm = await aContactWithAlarm(api.database, [hook], at, { cell: cell + 1 });
    await withDeliveries(api.database, alarm, 'console', 1, at);
    // Of a channel that this worker does not have, and due later than the sweeper looks.
    const ids = await withDeliveries(api.database, alarm, 'fcm', 3, at);
    await api.database.count(`UPDATE delivery SET next_attempt_at = $2 WHERE cell = $1 AND id = ANY($3::uuid[])`, [
      cell + 1,
      new Date(at + 3_600_000).toISOString(),
      ids,
    ]);
    expect((await read()).get('qalqan_alarms_unconfirmed{severity="critical"}')).toBe(0);
    api.clock.move(30_000);
    const found = await read();
    expect(found.get('qalqan_alarms_unconfirmed{severity="critical"}')).toBe(1);
    expect(found.get('qalqan_alarm_unconfirmed_oldest_seconds{severity="critical"}')).toBe(30);
    expect(found.get('qalqan_deliveries_queued{channel="fcm"}')).toBe(3);
    expect(found.get('qalqan_delivery_oldest_queued_seconds{channel="fcm"}')).toBe(30);
    expect(found.get('qalqan_deliveries_queued{channel="webhook"}')).toBe(0);
    expect(found.get('qalqan_deliveries_failed{channel="fcm"}')).toBe(0);
    expect(found.get('qalqan_alarms_unconfirmed{severity="urgent"}')).toBe(0);
    const failed = async (hours: number) => {
      await api.database.count(
        `UPDATE delivery SET status = 'failed', failed_at = $3 WHERE cell = $1 AND id = ANY($2::uuid[])`,
        [...[cell + 1, ids, new Date(api.clock.now() - hours * 3_600_000).toISOString()]],
      );
      api.clock.move(5_001);
      return (await read()).get('qalqan_deliveries_failed{channel="fcm"}');
    };
    expect(await failed(1)).toBe(3);
    expect(await failed(25)).toBe(0);
    await api.database.count(`DELETE FROM delivery`, []);
  });

  it('leave the canary’s alarms out', async () => {
    const at = api.clock.now();
    const alarm = await aContactWithAlarm(api.database, [], at, { cell: cell + 2 });
    await withDeliveries(api.database, alarm, 'console', 1, at);
    const waiting = async () => (await readHouseState(api.database, at)).unconfirmedAlarms.get('critical')?.count ?? 0;
    expect(await waiting()).toBe(1);
    await api.database.count(`INSERT INTO canary (cell, agency_id, watched) VALUES ($1, $2, false)`, [
      cell + 2,
      alarm.agencyId,
    ]);
    expect(await waiting()).toBe(0);
    await api.database.count(`DELETE FROM canary WHERE cell = $1`, [cell + 2]);
    await api.database.count(`DELETE FROM delivery`, []);
  });

  it('count what became of deliveries, and what waits in the queue', async () => {
    const at = api.clock.now();
    const alarm = await aContactWithAlarm(api.database, [hook], at, { cell: cell + 3 });
    const [id] = await withDeliveries(api.database, alarm, 'webhook', 1, at);
    const queue: Queue = worker.get(getQueueToken(`${prefix}-deliveries`), { strict: false });
    await queue.add('deliver-alarm', { cell: alarm.cell, id });
    const attempts = 'qalqan_delivery_attempts_total{channel="webhook",outcome="sent"}';
    expect((await eventually(read, (found) => found.get(attempts) === 1)).has(attempts)).toBe(true);
    await queue.add('deliver-alarm', { cell: alarm.cell, id: newId() }, { delay: 60_000 });
    api.clock.move(5_001);
    const found = await read();
    expect(found.get('qalqan_queue_jobs{queue="deliveries",state="delayed"}')).toBe(1);
    expect(found.get('qalqan_queue_jobs{queue="deliveries",state="waiting"}')).toBe(0);
    expect(found.get('qalqan_queue_oldest_waiting_seconds{queue="deliveries"}')).toBe(0);
    await queue.pause();
    await queue.add('deliver-alarm', { cell: alarm.cell, id: newId() });
    await queue.obliterate({ force: true });
  });

  it('name nobody', async () => {
    const { address } = worker.get(HealthServer, { strict: false });
    const text = await (await fetch(`${address}/metrics`)).text();
    expect(text).not.toMatch(/[0-9a-f]{8}-[0-9a-f]{4}-/);
  });
});
