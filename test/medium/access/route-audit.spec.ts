import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { randomBytes } from 'node:crypto';
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { FastifyInstance } from 'fastify';
import type { AuditRule } from '#access';
import { auditActs, languages } from '#domain';
import { readConfiguration } from '../../../apps/api/src/configuration.js';
import { createApi } from '../../../apps/api/src/create-api.js';
import { contactEventAudit } from '../../../apps/api/src/contacts/contact-events.js';
import { companionEventAudit } from '../../../apps/api/src/companion/companion-sockets.js';
import { eventAudit } from '../../../apps/api/src/dispatch/rooms.js';
import { TestApi } from '../../support/api.js';
import { type Route, routesOf } from '../../support/routes.js';
import { testDatabaseUrl, testMasterKey } from '../../support/test-database.js';

const list = new URL('route-audit.txt', import.meta.url);
const root = fileURLToPath(new URL('../../..', import.meta.url));
/** What an operation writes to the chain: `work.record('order.extend', …`, `action: 'location.ask'`. */
const written =
  /(?:\.record\(|action(?: =|:)|note\(caller,|staffRecord\(\w+,|@(?:Reads|Does)\()\s*'([a-z_]+(?:\.[a-z_]+)+)'/g;

/** Every HTTP route and socket event with what it leaves in the audit chain. A change of the list is reviewed as one of rights. */
describe('the audit chain', () => {
  let api: TestApi;
  let routes: Route[];

  beforeAll(async () => {
    api = await TestApi.start();
    routes = routesOf(api);
  });
  afterAll(() => api.close());

  it('has a word, or a reason for none, of every route', () => {
    expect(routes.filter(({ audit }) => !audit).map(({ route }) => route)).toEqual([]);
  });

  it('is written as listed in route-audit.txt (UPDATE_AUDIT=1 writes it)', async () => {
    const lines = [
      ...routes.map(({ route, audit }) => `${route.padEnd(44)} ${described(audit)}`).toSorted(),
      ...Object.entries(eventAudit).map(([event, rule]) => `SOCKET ${event}`.padEnd(45) + described(rule)),
      ...Object.entries(contactEventAudit).map(
        ([event, rule]) => `SOCKET /contact ${event}`.padEnd(45) + described(rule),
      ),
      ...Object.entries(companionEventAudit).map(
        ([event, rule]) => `SOCKET /companion ${event}`.padEnd(45) + described(rule),
      ),
    ];
    const text = `${lines.join('\n')}\n`;
    if (process.env['UPDATE_AUDIT'] === '1') await writeFile(list, text);
    expect(text).toBe(await readFile(list, 'utf8'));
  });

  it('costs nothing where devices report and press: their routes pass none of its hooks', async () => {
    const hooks = new Map<string, number>();
    const made = await createApi(
      readConfiguration({
        DATABASE_URL: testDatabaseUrl(),
        MASTER_KEY: testMasterKey(),
        REDIS_URL: process.env['REDIS_URL'],
        ACCESS_TOKEN_SECRET: randomBytes(32).toString('base64'),
        LOG_LEVEL: 'silent',
      }),
    );
    const server: FastifyInstance = made.getHttpAdapter().getInstance();
    server.addHook('onRoute', ({ method, url, preSerialization, onSend }) => {
      hooks.set(`${String(method)} ${url}`, [preSerialization ?? [], onSend ?? []].flat().length);
    });
    await made.init();
    await made.close();
    expect(hooks.get('GET /v1/people/:id')).toBe(2);
    for (const route of ['/v1/positions', '/ingest/owntracks', '/v1/panics'])
      expect(hooks.get(`POST ${route}`)).toBe(0);
  });

  it('has words in every language for what routes and operations write', async () => {
    const actions = new Set<string>();
    for (const folder of ['apps/api/src', 'apps/worker/src', 'libs'])
      for (const file of await readdir(join(root, folder), { recursive: true }))
        if (file.endsWith('.ts') && !file.endsWith('.spec.ts'))
          for (const [, action] of (await readFile(join(root, folder, file), 'utf8')).matchAll(written))
            actions.add(action!);
    expect(actions.size).toBeGreaterThan(50);
    const wordless = [...actions].filter((action) => !(action in auditActs));
    expect(wordless).toEqual([]);
    for (const { words } of Object.values(auditActs))
      for (const language of languages) expect(words[language]).toMatch(/\p{L}/u);
  });
});

function described(rule: AuditRule | undefined): string {
  if (!rule) return 'UNNAMED';
  if ('unaudited' in rule) return `nothing: ${rule.unaudited}`;
  return 'reads' in rule ? `reads ${rule.reads} (${rule.object})` : `does  ${rule.does} (${rule.object})`;
}
