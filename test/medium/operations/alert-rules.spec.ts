import { generateKeyPairSync, randomUUID } from 'node:crypto';
import { HealthServer } from '#processes';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { INestApplicationContext } from '@nestjs/common';
import { load } from 'js-yaml';
import { readConfiguration } from '../../../apps/worker/src/configuration.js';
import { createWorker } from '../../../apps/worker/src/create-worker.js';
import { TestApi } from '../../support/api.js';
import { TestGateway } from '../../support/gateway.js';
import { RecordingChannel } from '../../support/recording-channel.js';
import { testDatabaseUrl, testMasterKey } from '../../support/test-database.js';

interface Rule {
  alert: string;
  expr: string;
}

const read = (path: string): string =>
  readFileSync(fileURLToPath(new URL(`../../../${path}`, import.meta.url)), 'utf8');
const rules = (load(read('deploy/prometheus-alerts.yml')) as { groups: { rules: Rule[] }[] }).groups.flatMap(
  (group) => group.rules,
);
const running = read('docs/running.md');

/** Of what runs the process, and the same in every program on Node. */
const ofNode = /^qalqan_(nodejs|process)_/;

/** Each metric with the names under which Prometheus keeps its series. */
function seriesIn(text: string): Map<string, string[]> {
  const declared = [...text.matchAll(/^# TYPE (\w+) (\w+)$/gm)];
  return new Map(
    declared.map(([, name, kind]) => [
      name!,
      kind === 'histogram' ? ['_bucket', '_sum', '_count'].map((end) => name! + end) : [name!],
    ]),
  );
}

function unexported(expression: string, metrics: ReadonlyMap<string, string[]>): string[] {
  const series = [...metrics.values()].flat();
  return (expression.match(/\bqalqan_\w+/g) ?? []).filter((name) => !series.includes(name));
}

describe('what must wake somebody', () => {
  let api: TestApi;
  let worker: INestApplicationContext;
  let gateway: TestGateway;
  let metrics: Map<string, string[]>;

  beforeAll(async () => {
    const prefix = `t-${randomUUID().slice(0, 8)}`;
    api = await TestApi.start({ QUEUE_PREFIX: prefix });
    const environment = {
      DATABASE_URL: testDatabaseUrl(),
      MASTER_KEY: testMasterKey(),
      REDIS_URL: process.env['REDIS_URL'],
      QUEUE_PREFIX: prefix,
    };
    const key = generateKeyPairSync('ed25519').privateKey.export({ type: 'pkcs8', format: 'pem' });
    const whole = { WORKER_PORT: '0', LOG_LEVEL: 'silent', API_URL: api.address, AUDIT_SIGNING_KEY: key.toString() };
    worker = await createWorker(readConfiguration({ ...environment, ...whole }), api.clock, [
      new RecordingChannel('webhook'),
    ]);
    // No broker is there: what is told of it is told all the same.
    gateway = await TestGateway.start(randomUUID(), api.clock, { MQTT_URL: 'mqtt://127.0.0.1:9' });
    const ofApi = (await api.get<string>('/metrics')).body;
    const told = (app: INestApplicationContext): Promise<string> =>
      fetch(`${app.get(HealthServer, { strict: false }).address}/metrics`).then((answer) => answer.text());
    const others = await Promise.all([worker, gateway.app].map(told));
    metrics = new Map([ofApi, ...others].flatMap((text) => [...seriesIn(text)]));
  });
  afterAll(async () => {
    await gateway.close();
    await worker.close();
    await api.close();
  });

  it.each(rules.map(({ alert, expr }) => [alert, expr]))('%s asks for metrics that are exported', (_alert, expr) => {
    expect(expr).toMatch(/\bqalqan_/);
    expect(unexported(expr, metrics)).toEqual([]);
  });

  it('is there for each thing that nobody may miss', () => {
    const asked = rules.map(({ expr }) => expr).join(' ');
    for (const metric of [
      'qalqan_incident_unacknowledged_oldest_seconds',
      'qalqan_canary_age_seconds',
      'qalqan_canary_failed_total',
      'qalqan_operator_told_total',
      'qalqan_queue_oldest_waiting_seconds',
      'qalqan_deliveries_failed',
      'qalqan_alarm_unconfirmed_oldest_seconds',
      'qalqan_reports_quarantined_total',
      'qalqan_tracker_connections',
      'qalqan_mqtt_connections',
      'qalqan_tracker_identity_twice_total',
    ])
      expect(asked).toContain(metric);
  });

  it('would be refused for a metric that nobody exports', () => {
    expect(unexported('max(qalqan_canary_age_minutes) > 1', metrics)).toEqual(['qalqan_canary_age_minutes']);
    // A histogram has no series of its own name.
    expect(unexported('qalqan_batch_seconds > 1', metrics)).toEqual(['qalqan_batch_seconds']);
  });

  it('and every number of ours is explained in docs/running.md', () => {
    const own = [...metrics.keys()].filter((name) => !ofNode.test(name));
    expect(own.length).toBeGreaterThan(30);
    expect(own.filter((name) => !new RegExp(`${name}(?!\\w)`).test(running))).toEqual([]);
  });
});
