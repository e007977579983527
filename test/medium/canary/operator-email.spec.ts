import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { INestApplicationContext } from '@nestjs/common';
import { canaryOverdueMilliseconds, MovableClock } from '#domain';
import { tellAgainAfterMilliseconds } from '#notify';
import { HealthServer } from '#processes';
import { ServiceState } from '../../../apps/api/src/dispatch/service-state.js';
import { PressCanary } from '../../../apps/worker/src/canary/press-canary.js';
import { WatchCanary } from '../../../apps/worker/src/canary/watch-canary.js';
import { readConfiguration } from '../../../apps/worker/src/configuration.js';
import { createWorker } from '../../../apps/worker/src/create-worker.js';
import { TestApi, testStart } from '../../support/api.js';
import { eventually } from '../../support/eventually.js';
import { FailingLine } from '../../support/failing-line.js';
import { MailServer, refusing } from '../../support/mail-server.js';
import { testDatabaseUrl, testMasterKey } from '../../support/test-database.js';

const operator = 'operator@house.example';

describe('an operator without Prometheus', () => {
  const clock = new MovableClock(testStart);
  let api: TestApi;
  let line: FailingLine;
  let mail: MailServer;
  let worker: INestApplicationContext;
  /** What the relay says to the next messages instead of taking them. */
  const refusals: Error[] = [];
  const workers: INestApplicationContext[] = [];

  const relay = () => ({
    SMTP_URL: `smtp://127.0.0.1:${mail.port}`,
    SMTP_FROM: 'qalqan@house.example',
    SMTP_TLS_REQUIRED: 'false',
    OPERATOR_EMAIL: operator,
  });
  async function aWorker(more: Record<string, string> = relay()): Promise<INestApplicationContext> {
    const started = await createWorker(
      readConfiguration({
        DATABASE_URL: testDatabaseUrl(),
        MASTER_KEY: testMasterKey(),
        WORKER_PORT: '0',
        LOG_LEVEL: 'silent',
        QUEUE_PREFIX: `t-${randomUUID().slice(0, 8)}`,
        API_URL: line.url,
        ...more,
      }),
      clock,
      [],
    );
    workers.push(started);
    return started;
  }

  beforeAll(async () => {
    mail = await MailServer.open({
      hideSTARTTLS: true,
      authOptional: true,
      onRcptTo: (_address, _session, done) => done(refusals.shift()),
    });
    api = await TestApi.start({ QUEUE_PREFIX: `t-${randomUUID().slice(0, 8)}`, ...relay() }, clock);
    await api.database.count(`DELETE FROM canary`, []);
    const { port } = api.app.getHttpServer().address() as { port: number };
    line = await FailingLine.to(port);
    worker = await aWorker();
    await press();
  });
  afterAll(async () => {
    await Promise.all(workers.map((one) => one.close()));
    await Promise.all([line.close(), api.close()]);
    await mail.close();
  });

  const press = (by = worker): Promise<void> => by.get(PressCanary, { strict: false }).execute();
  const look = (): Promise<void> => worker.get(WatchCanary, { strict: false }).look();
  const subjects = () => mail.received.map(({ source }) => (source.includes('canary_back') ? 'back' : 'missing'));
  const mails = (count: number) =>
    eventually(
      async () => subjects(),
      (found) => found.length >= count,
    );
  /** Time passes and everybody looks; so long that a message that is not meant to be would have come. */
  async function pass(milliseconds: number): Promise<void> {
    clock.move(milliseconds);
    await look();
    await api.app.get(ServiceState).look();
    await look();
  }

  it('is written to when the test alarm does not arrive, again each quarter of an hour, and when it is back', async () => {
    line.swallows = 'alarm.raised';
    await press();
    expect(await mails(1)).toEqual(['missing']);
    await press();
    await pass(tellAgainAfterMilliseconds - 1_000);
    expect(subjects()).toEqual(['missing']);
    await pass(1_000);
    expect(await mails(2)).toEqual(['missing', 'missing']);
    await pass(60_000);
    expect(subjects()).toHaveLength(2);
    line.mend();
    await press();
    expect(await mails(3)).toEqual(['missing', 'missing', 'back']);
    await pass(1_000);
    expect(subjects()).toHaveLength(3);
    const [first, again] = mail.received;
    expect(first).toMatchObject({ to: [operator], from: 'qalqan@house.example' });
    expect(first!.source).toMatch(/Auto-Submitted: auto-generated/i);
    expect(messageId(again!.source)).not.toBe(messageId(first!.source));
  }, 60_000);

  it('is written to again when the relay was busy, as one message', async () => {
    const before = mail.received.length;
    refusals.push(refusing(451, 'busy'));
    line.cut();
    await press();
    await eventually(
      async () => (await pass(500), mail.received.length),
      (count) => count > before,
    );
    expect(refusals).toEqual([]);
    line.mend();
    await press();
    expect((await mails(before + 2)).slice(before)).toEqual(['missing', 'back']);
  }, 60_000);

  it('is written to by the api when no worker is left, and by the next worker when it is back', async () => {
    const before = mail.received.length;
    await worker.close();
    workers.splice(workers.indexOf(worker), 1);
    const state = api.app.get(ServiceState);
    clock.move(canaryOverdueMilliseconds);
    await state.look();
    expect(mail.received).toHaveLength(before);
    clock.move(1_000);
    await state.look();
    expect((await mails(before + 1)).slice(before)).toEqual(['missing']);
    clock.move(tellAgainAfterMilliseconds - 1);
    await state.look();
    expect(mail.received).toHaveLength(before + 1);
    clock.move(1);
    await state.look();
    await mails(before + 2);
    worker = await aWorker();
    await press();
    expect((await mails(before + 3)).slice(before)).toEqual(['missing', 'missing', 'back']);
  }, 60_000);

  it('is not written to where no address is set, and the worker says so', async () => {
    const health = async (of: INestApplicationContext) => {
      const { address } = of.get(HealthServer, { strict: false });
      return ((await (await fetch(`${address}/health/ready`)).json()) as { dependencies: Record<string, object> })
        .dependencies['operator'];
    };
    expect(await health(worker)).toEqual({ status: 'up', detail: 'email' });
    expect(await health(await aWorker({}))).toEqual({ status: 'not_configured' });
    const environment = { DATABASE_URL: testDatabaseUrl(), MASTER_KEY: testMasterKey(), OPERATOR_EMAIL: operator };
    expect(() => readConfiguration(environment)).toThrow('OPERATOR_EMAIL: needs SMTP_URL and SMTP_FROM');
    expect(() => readConfiguration({ ...environment, OPERATOR_EMAIL: 'nobody' })).toThrow('OPERATOR_EMAIL');
  });
});

const messageId = (source: string): string | undefined => /^Message-ID: <(.*)>/im.exec(source)?.[1];
