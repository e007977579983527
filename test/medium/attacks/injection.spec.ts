import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { roleMay } from '#access';
import { staffRoles } from '#domain';
import { TestApi } from '../../support/api.js';
import {
  type Attempt,
  attempt,
  inBatches,
  type Operation,
  operationsOf,
  type Outcome,
  type Schema,
} from './attack-surface.js';
import { headerInjections, injections, strangers } from './injections.js';
import { rowsOfAgency } from './kept-rows.js';
import { sampleOf } from './samples.js';
import { changedAt, textsIn, type Way, waysIn } from './ways.js';
import { aWholeAgency, origin, type WholeAgency } from './whole-agency.js';

const cell = 904;
const texts = Object.values(injections);
/** Any text is one of these: no form of theirs stands before what works with them. */
const isFree = ({ pattern, format }: Schema): boolean =>
  format === undefined && (pattern === undefined || new RegExp(pattern, 'u').test(injections.sql));
/** What browsers and proxies send, and what routes read. */
const headers = [
  'idempotency-key',
  'x-access-reason',
  'cookie',
  'dpop',
  'user-agent',
  'host',
  'origin',
  'referer',
  'accept-language',
  'x-forwarded-for',
  'x-request-id',
  'traceparent',
  'if-none-match',
  'qalqan-timestamp',
  'qalqan-signature',
];

/** Answers that are no answers: ours to mend. 503 is said of what is not configured. */
const broken = ({ status }: Outcome): boolean => status >= 500 && status !== 503;

describe('a text that somebody behind the api could take for a command', () => {
  let api: TestApi;
  let operations: Operation[];
  let victim: WholeAgency;
  let attacker: WholeAgency;
  let secrets: string[];
  let before: Record<string, string>;

  beforeAll(async () => {
    api = await TestApi.start({ REQUEST_LIMITS: 'false', PUBLIC_URL: origin });
    operations = await operationsOf(api);
    [victim, attacker] = [await aWholeAgency(api, 'Zhasyryn', cell), await aWholeAgency(api, 'Attacker', cell)];
    const { agencies: _, ...ids } = victim.ids;
    secrets = Object.values(ids);
    before = await rowsOfAgency(api.database, victim.made.agency.id);
  });
  afterAll(async () => {
    // After all of it: the tables are there, and the other agency's rows as they were.
    expect(await rowsOfAgency(api.database, victim.made.agency.id)).toEqual(before);
    await api.close();
  });

  const tokenFor = ({ rule }: Operation): string | undefined => {
    if ('staff' in rule) return attacker.staff[staffRoles.find((role) => roleMay(role, rule.staff))!];
    return 'device' in rule ? attacker.phone : undefined;
  };
  const leaks = ({ status, text, headers: said }: Outcome): boolean =>
    text.includes('Zhasyryn') ||
    secrets.some((id) => text.includes(id)) ||
    JSON.stringify(said['set-cookie'] ?? '').includes('stolen') ||
    (status >= 400 && /syntax error|pg_|sleep|at .*\.[jt]s:\d/.test(text));

  /** The name of each try that broke something, or that was shown another's. */
  async function failed(tries: readonly (Attempt & { name: string })[]): Promise<string[]> {
    const answers = await inBatches(tries, async ({ name, ...given }) => {
      const own = attacker.ids[given.operation.kind!];
      const answer = await attempt(api, { id: own, token: tokenFor(given.operation), ...given });
      return broken(answer) || leaks(answer) ? [`${given.operation.key} ${name} ${answer.status} ${answer.text}`] : [];
    });
    return answers.flat();
  }

  const injected = (operation: Operation, ways: readonly Way[], values: readonly unknown[]) => {
    const sample = sampleOf(operation, attacker, api);
    return ways.flatMap((way) =>
      values.map((value) => ({
        operation,
        name: `${way.join('.')}=${JSON.stringify(value).slice(0, 40)}`,
        body: changedAt(sample, way, value),
      })),
    );
  };

  it('is a text in each text of each body', async () => {
    const tries = operations.flatMap((operation) => [
      ...injected(operation, textsIn(operation.body, isFree), texts),
      ...injected(
        operation,
        textsIn(operation.body, (schema) => !isFree(schema)),
        [injections.sql, injections.nul],
      ),
    ]);
    expect(tries.length).toBeGreaterThan(500);
    expect(await failed(tries)).toEqual([]);
  });

  it('has strangers in place of each value of each body, and of the body itself', async () => {
    const tries = operations.flatMap((operation) =>
      [[], ...waysIn(operation.body)].flatMap((way, index) =>
        injected(operation, [way], [null, strangers[index % strangers.length]]),
      ),
    );
    expect(tries.length).toBeGreaterThan(500);
    expect(await failed(tries)).toEqual([]);
  });

  it('is an id that nobody has, in each address', async () => {
    const tries = operations
      .filter(({ kind }) => kind !== undefined)
      .flatMap((operation) =>
        // An address has no half of a pair: it cannot be encoded.
        texts
          .filter((text) => text !== injections.halfPair)
          .map((id) => ({ operation, id, name: id.slice(0, 40), body: sampleOf(operation, attacker, api) })),
      );
    expect(await failed(tries)).toEqual([]);
  });

  it('is a value in each query, alone and beside another', async () => {
    const tries = operations.flatMap((operation) =>
      operation.parameters
        .filter((parameter) => parameter.in === 'query')
        .flatMap(({ name }) =>
          texts
            .filter((text) => text !== injections.halfPair)
            .flatMap((text) => [{ [name]: text }, { [name]: [text, 'x'] }])
            .map((query) => ({ operation, query, name: JSON.stringify(query).slice(0, 60) })),
        ),
    );
    expect(tries.length).toBeGreaterThan(500);
    expect(await failed(tries)).toEqual([]);
  });

  it('is a value in each header that anybody reads', async () => {
    const tries = operations.flatMap((operation) =>
      headerInjections.flatMap((text) => {
        const given = { operation, ...(operation.body && { body: sampleOf(operation, attacker, api) }) };
        const read = Object.fromEntries(headers.map((header) => [header, text]));
        return [
          { ...given, name: 'all', headers: { ...read, cookie: `qalqan_refresh=${encodeURIComponent(text)}` } },
          { ...given, name: 'authorization', headers: { authorization: `Bearer ${text}` } },
          { ...given, name: 'content-type', headers: { 'content-type': text } },
        ];
      }),
    );
    expect(await failed(tries)).toEqual([]);
  });
});
