import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { MovableClock, systemClock } from '#domain';
import { HealthServer } from '#processes';
import { aCase, anAgency, anOrder, aZone } from '#testing';
import { readConfiguration } from '../../../apps/worker/src/configuration.js';
import { createWorker } from '../../../apps/worker/src/create-worker.js';
import { TestApi } from '../../support/api.js';
import { queueBackends } from '../../support/queue-backends.js';
import { RecordingChannel } from '../../support/recording-channel.js';
import { testDatabaseUrl, testMasterKey } from '../../support/test-database.js';
import { fixAt, offset } from '../../support/walks.js';

const home = { longitude: 76.93, latitude: 43.25 };

describe.each(queueBackends())('a worker with its queue on $name', ({ redisUrl }) => {
  let api: TestApi;

  beforeAll(async () => {
    // The queue's schedules follow the machine's clock.
    api = await TestApi.start(redisUrl ? { REDIS_URL: redisUrl } : {}, new MovableClock(systemClock.now()));
    // What other tests left would be silent by now, or told to its contacts by this worker.
    for (const table of ['watch', 'delivery']) await api.database.count(`DELETE FROM ${table}`);
  });
  afterAll(() => api.close());

  it('beside another one finds silence by itself, tells the console at once and the contact once', async () => {
    const made = await aCase()
      .of(anAgency().withStaff('dispatcher'))
      .with(anOrder().withZone(aZone().around(home.longitude, home.latitude, 300)))
      .setUp(api.tools);
    // Its own, since other files leave deliveries that these workers send as well.
    const url = `https://${randomUUID()}.example/hook`;
    const toContact = () => channel.sent.filter(({ to }) => 'url' in to && to.url === url);
    await (
      await api.as(made.agency, 'administrator')
    ).post('/v1/contacts', {
      personId: made.protectedPerson.id,
      name: 'Contact',
      language: 'en',
      position: 1,
      channels: [{ channel: 'webhook', url, secret: randomUUID() }],
    });
    const fixes = [fixAt(api.clock, offset(home, 5_000), { speedMetersPerSecond: 1.4 })];
    await api.post('/v1/positions', { token: made.respondent.devices[0]!.token, body: { fixes } });
    const console = await api.console(await api.login(made.agency.member('dispatcher')));

    const channel = new RecordingChannel();
    const later = { now: () => systemClock.now() + 11 * 60_000 };
    const configuration = readConfiguration({
      DATABASE_URL: testDatabaseUrl(),
      MASTER_KEY: testMasterKey(),
      REDIS_URL: redisUrl,
      WORKER_PORT: '0',
      LOG_LEVEL: 'silent',
      QUEUE_PREFIX: `t-${randomUUID().slice(0, 8)}`,
    });
    const workers = await Promise.all([1, 2].map(() => createWorker(configuration, later, [channel])));
    await console.untilSeen('alarm.raised');
    for (let sent = 1; toContact().length === 0; sent += 1) await channel.until(sent);
    expect(console.of('alarm.raised')).toMatchObject([{ alarm: { kind: 'silence', orderId: made.order.id } }]);
    const texts = await Promise.all(
      workers.map(async (worker) => {
        const { address } = worker.get(HealthServer, { strict: false });
        return (await fetch(`${address}/metrics`)).text();
      }),
    );
    const findings = texts.map((text) => Number(/^qalqan_sweep_findings_total (\d+)$/m.exec(text)![1]));
    expect(Math.max(...findings)).toBeGreaterThan(0);
    await Promise.all(workers.map((worker) => worker.close()));
    console.close();
    expect(toContact()).toHaveLength(1);
    expect(console.of('alarm.raised')).toHaveLength(1);
  });
});
