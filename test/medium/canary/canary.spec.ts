import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { INestApplicationContext } from '@nestjs/common';
import { canaryOverdueMilliseconds, MovableClock } from '#domain';
import { webhookSignature } from '#notify';
import { clearCanary } from '#persistence';
import { HealthServer } from '#processes';
import { chooseBackend } from '#queue';
import { anAgency, type TestAgency } from '#testing';
import { PressCanary } from '../../../apps/worker/src/canary/press-canary.js';
import { WatchCanary } from '../../../apps/worker/src/canary/watch-canary.js';
import { readConfiguration } from '../../../apps/worker/src/configuration.js';
import { createWorker } from '../../../apps/worker/src/create-worker.js';
import { ServiceState } from '../../../apps/api/src/dispatch/service-state.js';
import { TestApi, type TestConsole, testStart } from '../../support/api.js';
import { eventually } from '../../support/eventually.js';
import { FailingLine } from '../../support/failing-line.js';
import { queueBackends } from '../../support/queue-backends.js';
import { testDatabaseUrl, testMasterKey } from '../../support/test-database.js';
import { WebhookReceiver } from '../../support/webhook-receiver.js';

const cell = 1;
const secret = 'secret-of-the-operator';
const aPrefix = (): string => `t-${randomUUID().slice(0, 8)}`;

describe.each(queueBackends())('the test alarm, with the queue on $name', ({ redisUrl }) => {
  const clock = new MovableClock(testStart);
  let api: TestApi;
  let line: FailingLine;
  let operator: WebhookReceiver;
  let agency: TestAgency;
  let console: TestConsole;
  let worker: INestApplicationContext;
  const workers: INestApplicationContext[] = [];
  const prefix = aPrefix();

  /** The schedule of a real minute would press between the presses of the tests. */
  async function stopSchedules(prefix: string): Promise<void> {
    const { Queue, producerConnection } = chooseBackend({ databaseUrl: testDatabaseUrl(), redisUrl });
    const schedules = new Queue(`${prefix}-schedules`, { connection: producerConnection });
    await schedules.pause();
    await eventually(
      () => schedules.getActiveCount(),
      (active) => active === 0,
    );
    await schedules.close();
  }

  async function aWorker(prefix: string): Promise<INestApplicationContext> {
    const started = await createWorker(
      readConfiguration({
        DATABASE_URL: testDatabaseUrl(),
        MASTER_KEY: testMasterKey(),
        REDIS_URL: redisUrl,
        WORKER_PORT: '0',
        LOG_LEVEL: 'silent',
        QUEUE_PREFIX: prefix,
        API_URL: line.url,
        OPERATOR_WEBHOOK_URL: `http://127.0.0.1:${operator.port}/canary`,
        OPERATOR_WEBHOOK_SECRET: secret,
      }),
      clock,
      [],
    );
    workers.push(started);
    return started;
  }
  async function anotherWorker(): Promise<INestApplicationContext> {
    const prefix = aPrefix();
    await stopSchedules(prefix);
    return aWorker(prefix);
  }

  beforeAll(async () => {
    api = await TestApi.start({ QUEUE_PREFIX: aPrefix(), REDIS_URL: redisUrl }, clock);
    await api.database.count(`DELETE FROM canary`, []);
    const { port } = api.app.getHttpServer().address() as { port: number };
    [line, operator] = await Promise.all([FailingLine.to(port), WebhookReceiver.open()]);
    agency = await anAgency().inCell(cell).withStaff('dispatcher').founded(api.tools);
    console = await api.console(await api.login(agency.member('dispatcher')));
    worker = await aWorker(prefix);
  });
  afterAll(async () => {
    console.close();
    await Promise.all(workers.map((one) => one.close()));
    await Promise.all([line.close(), operator.close(), api.close()]);
  });

  const press = (by = worker): Promise<void> => by.get(PressCanary, { strict: false }).execute();
  const look = (): Promise<void> => worker.get(WatchCanary, { strict: false }).look();
  const metrics = async (): Promise<string> => {
    const { address } = worker.get(HealthServer, { strict: false });
    return (await fetch(`${address}/metrics`)).text();
  };
  const valueOf = async (name: string): Promise<number> =>
    Number(
      (await metrics())
        .split('\n')
        .find((one) => one.startsWith(`${name} `))!
        .split(' ')
        .at(-1),
    );
  const row = async () =>
    (
      await api.database.rows<{ agencyId: string; arrivedAt: Date | null; failedStep: string | null }>(
        `SELECT agency_id AS "agencyId", arrived_at AS "arrivedAt", failed_step AS "failedStep" FROM canary WHERE cell = $1`,
        [cell],
      )
    )[0];
  const incidents = async () =>
    api.database.rows<{ id: string; status: string; outcome: string; confirmed: boolean }>(
      `SELECT i.id, i.status, i.outcome, d.delivered_at IS NOT NULL AS confirmed
       FROM incident i JOIN delivery d ON d.cell = $1 AND d.incident_id = i.id
       WHERE i.cell = $1 AND i.agency_id = $2 ORDER BY i.id`,
      [cell, (await row())!.agencyId],
    );
  const told = () => operator.received.map(({ body }) => JSON.parse(body) as { type: string; step?: string });

  it('is pressed by the queue’s schedule and arrives', async () => {
    await eventually(row, (found) => Boolean(found?.arrivedAt));
    expect(await eventually(incidents, ([first]) => first?.status === 'closed')).toMatchObject([
      { status: 'closed', outcome: 'test', confirmed: true },
    ]);
    expect(await valueOf('qalqan_canary_age_seconds')).toBe(0);
    expect(await metrics()).toMatch(/qalqan_canary_seconds_count 1/);
    await stopSchedules(prefix);
  });

  it('is an incident of its own each time, and is never shown among real ones', async () => {
    await api.app.get(ServiceState).look();
    const measured = async () =>
      (await api.get<string>('/metrics')).body.match(/qalqan_(alarm_confirm|incident_acknowledge)_seconds_count.*/g);
    const before = await measured();
    clock.move(60_000);
    await press();
    expect(await incidents()).toMatchObject([{ outcome: 'test' }, { outcome: 'test', status: 'closed' }]);
    const dispatcher = await api.as(agency, 'dispatcher');
    expect((await dispatcher.get('/v1/incidents')).body.incidents).toEqual([]);
    const { agencyId } = (await row())!;
    expect((await dispatcher.get(`/v1/agencies/${agencyId}`)).status).toBe(404);
    expect((await dispatcher.get('/v1/agencies')).body.agencies).toMatchObject([{ id: agency.id }]);
    expect((await dispatcher.get(`/v1/incidents/${(await incidents())[0]!.id}`)).status).toBe(404);
    expect(console.of('alarm.raised')).toEqual([]);
    expect(await measured()).toEqual(before);
  });

  it('that is not pushed is told once, to operator and consoles, until one arrives', async () => {
    line.swallows = 'alarm.raised';
    await press();
    expect(await row()).toMatchObject({ failedStep: 'push' });
    await eventually(
      async () => told().length,
      (count) => count === 1,
    );
    await console.untilSeen('service.warning');
    expect(console.of('service.warning')).toMatchObject([{ service: 'canary', step: 'push' }]);
    await press();
    await look();
    const { headers, body } = operator.received[0]!;
    expect(headers['qalqan-signature']).toBe(webhookSignature(secret, Number(headers['qalqan-timestamp']), body));
    expect(told()).toMatchObject([{ type: 'canary_missing', step: 'push' }]);
    expect(await metrics()).toContain('qalqan_canary_failed_total{step="push"} 2');

    const late = await api.console(await api.login(agency.member('dispatcher')));
    await late.untilSeen('service.warning');

    line.mend();
    await press();
    await Promise.all([console.untilSeen('service.restored'), late.untilSeen('service.restored')]);
    await eventually(
      async () => told().length,
      (count) => count === 2,
    );
    expect(told()[1]).toMatchObject({ type: 'canary_back' });
    expect(console.of('service.warning')).toHaveLength(1);
    expect((await incidents()).filter(({ status }) => status !== 'closed')).toEqual([]);
    late.close();
  }, 60_000);

  it('that finds no api is told, as soon as the operator answers', async () => {
    const before = told().length;
    operator.answer = (response) => void response.writeHead(503).end();
    line.cut();
    await press();
    expect(await row()).toMatchObject({ failedStep: 'console' });
    await eventually(
      async () => told().length,
      (count) => count === before + 1,
    );
    await console.untilSeen('service.warning', 2);
    operator.answer = (response) => void response.writeHead(204).end();
    clock.move(1_000);
    await eventually(
      async () => told().length,
      (count) => count === before + 2,
    );
    line.mend();
    await press();
    await console.untilSeen('service.restored', 2);
    await eventually(
      async () => told().at(-1)!.type,
      (type) => type === 'canary_back',
    );
    expect(await metrics()).toContain('qalqan_operator_told_total{channel="webhook",outcome="sent"} 4');
  });

  it('that nobody presses is missed by its age', async () => {
    const before = told().length;
    clock.move(canaryOverdueMilliseconds);
    await look();
    expect(told()).toHaveLength(before);
    clock.move(9 * 60_000);
    await look();
    expect(await valueOf('qalqan_canary_age_seconds')).toBe((canaryOverdueMilliseconds + 9 * 60_000) / 1_000);
    await eventually(
      async () => told().slice(before),
      (found) => found.length === 1,
    );
    expect(told().at(-1)).toMatchObject({ type: 'canary_missing', step: 'schedule' });
    await api.app.get(ServiceState).look();
    await console.untilSeen('service.warning', 3);
    await press();
    await console.untilSeen('service.restored', 3);
    expect(await valueOf('qalqan_canary_age_seconds')).toBe(0);
  });

  it('keeps hashes of its secrets only, and makes new ones when another worker has', async () => {
    const other = await anotherWorker();
    const hashes = () =>
      api.database.rows(
        `SELECT encode(token_hash, 'hex') AS token FROM device WHERE agency_id IN (SELECT agency_id FROM canary)`,
        [],
      );
    const before = await hashes();
    await press(other);
    expect(await hashes()).not.toEqual(before);
    const count = (await incidents()).length;
    await press(worker);
    expect(await incidents()).toHaveLength(count + 1);
    expect((await row())?.failedStep).toBeNull();
    expect(await hashes()).toHaveLength(1);
  });

  it('is tried again while a house is being started, and nobody is told', async () => {
    const [before, count] = [told().length, (await incidents()).length];
    line.cut();
    const starting = await anotherWorker();
    await press(starting);
    expect((await row())?.failedStep).toBeNull();
    line.mend();
    await eventually(incidents, (found) => found.length > count && found.every(({ status }) => status === 'closed'));
    expect(told()).toHaveLength(before);
  });

  it('leaves one entry an hour of each thing that it does each minute in the audit chain', async () => {
    const { agencyId } = (await row())!;
    const entries = async () =>
      api.database.rows<{ action: string; count: number }>(
        `SELECT action, count(*)::int AS count FROM audit_entry
         WHERE agency_id = $1 AND action IN ('dispatch.connect', 'incident.acknowledge', 'incident.close') AND at > $2
         GROUP BY action ORDER BY action`,
        [agencyId, new Date(clock.now() - 60_000)],
      );
    const each = ['dispatch.connect', 'incident.acknowledge', 'incident.close'].map((action) => ({ action, count: 1 }));
    clock.move(3_600_001);
    await press();
    await press();
    expect(await eventually(entries, (found) => found.length === each.length)).toEqual(each);
    clock.move(60_000);
    await press();
    expect(await entries()).toEqual([]);
    await look();
  });

  it('is forgotten after a day', async () => {
    const kept = new Set((await incidents()).map(({ id }) => id)).size;
    expect(await clearCanary(api.database, cell, clock.now())).toBe(0);
    expect(await clearCanary(api.database, cell, clock.now() + 86_400_001)).toBe(kept);
    const { agencyId } = (await row())!;
    for (const table of ['incident', 'alarm', 'delivery', 'incident_event'])
      expect(await api.database.rows(`SELECT 1 FROM ${table} WHERE agency_id = $1`, [agencyId])).toEqual([]);
    expect(
      await api.database.rows(`SELECT 1 FROM panic p JOIN device d ON d.id = p.device_id WHERE d.agency_id = $1`, [
        agencyId,
      ]),
    ).toEqual([]);
  });
});
