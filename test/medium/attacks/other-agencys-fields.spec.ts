import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { roleMay } from '#access';
import { newId, staffRoles } from '#domain';
import { TestApi } from '../../support/api.js';
import { attempt, inBatches, type Operation, operationsOf, type Schema } from './attack-surface.js';
import { rowsOfAgency } from './kept-rows.js';
import { sampleOf } from './samples.js';
import { changedAt, textsIn } from './ways.js';
import { aWholeAgency, origin, type WholeAgency } from './whole-agency.js';

const cell = 902;

const idsIn = (schema: Schema | undefined) => textsIn(schema, ({ format }) => format === 'uuid');

/** What may be of another agency by its meaning. */
const meantForOthers = new Set([
  // A desk hands over to another agency's, and names which is next.
  'POST /v1/incidents/{id}/hand-over agencyId',
  'PATCH /v1/agencies/{id} nextAgencyId',
  // Names of challenges: tried with what belongs to them in passkeys.spec.ts.
  'POST /v1/sessions/passkey challengeId',
  'POST /v1/staff/me/passkeys challengeId',
  // Anybody may report to any agency, and names a file by an id of their own.
  'POST /v1/public/intake-reports agencyId',
  'POST /v1/public/intake-reports/pieces fileId',
  // Chosen by the phone: one that is another's already is refused as any that is taken.
  'POST /v1/companion/contacts id',
  // Chosen by the phone: the case below.
  'POST /v1/panics id',
  // So too; tried in check-ins.spec.ts of test/medium/companion.
  'POST /v1/check-ins id',
]);

describe('what another agency’s id does in a body, a query or a header', () => {
  let api: TestApi;
  let operations: Operation[];
  let victim: WholeAgency;
  let attacker: WholeAgency;

  beforeAll(async () => {
    api = await TestApi.start({ REQUEST_LIMITS: 'false', PUBLIC_URL: origin });
    operations = await operationsOf(api);
    [victim, attacker] = [await aWholeAgency(api, 'Zhasyryn', cell), await aWholeAgency(api, 'Attacker', cell)];
  });
  afterAll(() => api.close());

  const tokenFor = ({ rule }: Operation, of: WholeAgency): string =>
    'staff' in rule ? of.staff[staffRoles.find((role) => roleMay(role, rule.staff))!] : of.phone;
  const mentions = (text: string): boolean =>
    text.includes('Zhasyryn') || Object.values(victim.ids).some((id) => text.includes(id));

  it('names nothing: each id in each body is refused when it is another’s, and nothing of theirs changes', async () => {
    const before = await rowsOfAgency(api.database, victim.made.agency.id);
    const tries = operations
      .flatMap((operation) => idsIn(operation.body).map((way) => ({ operation, way })))
      .filter(({ operation, way }) => !meantForOthers.has(`${operation.key} ${way.join('.')}`))
      .flatMap(({ operation, way }) => everyIdOf(victim).map((id) => ({ operation, way, id })));
    expect(tries.length).toBeGreaterThan(100);
    const answers = await inBatches(tries, async ({ operation, way, id }) => {
      const body = changedAt(sampleOf(operation, attacker, api), way, id);
      const own = attacker.ids[operation.kind!];
      const answer = await attempt(api, { operation, id: own, token: tokenFor(operation, attacker), body });
      return { name: `${operation.key} ${way.join('.')}`, ...answer };
    });
    const taken = answers.filter(({ status, text }) => status < 400 || status >= 500 || mentions(text));
    expect(taken.map(({ name, status, text }) => `${name} ${status} ${text}`)).toEqual([]);
    expect(await rowsOfAgency(api.database, victim.made.agency.id)).toEqual(before);
  });

  it('finds nothing: lists that are asked about another’s show none of theirs', async () => {
    const tries = operations
      .filter(({ method }) => method === 'GET')
      .flatMap((operation) =>
        operation.parameters
          .filter((parameter) => parameter.in === 'query')
          .flatMap(({ name }) => everyIdOf(victim).map((id) => ({ operation, query: { [name]: id } }))),
      );
    const answers = await inBatches(tries, async ({ operation, query }) => {
      const own = attacker.ids[operation.kind!];
      const answer = await attempt(api, { operation, id: own, token: tokenFor(operation, attacker), query });
      return { name: `${operation.key} ${Object.keys(query).join()}`, ...answer };
    });
    // Of the audit chain one reads oneself asking, by the id that one has asked for oneself.
    const asked = (text: string): string =>
      text.replaceAll(/"action":"audit.read","object":"\w+","objectId":"[\w-]+"/g, '');
    const shown = answers.filter(({ status, text }) => status >= 500 || mentions(asked(text)));
    expect(shown.map(({ name, status, text }) => `${name} ${status} ${text}`)).toEqual([]);
    expect(answers.filter(({ status }) => status === 200).length).toBeGreaterThan(50);
  });

  it('a press by an id that another’s phone has used shows nothing of theirs', async () => {
    const before = await rowsOfAgency(api.database, victim.made.agency.id);
    const pressed = { pressedAt: new Date(api.clock.now()).toISOString(), trigger: 'button' };
    const { status, body } = await api
      .withToken(attacker.phone)
      .post('/v1/panics', { id: victim.ids['panics'], ...pressed });
    // Ids of presses are random: the phone that meets another's takes the next one.
    expect([status, body.code]).toEqual([409, 'panic_id_taken']);
    expect(JSON.stringify(body)).not.toContain(victim.ids['incidents']);
    expect(await rowsOfAgency(api.database, victim.made.agency.id)).toEqual(before);
  });

  it('another’s Idempotency-Key repeats nobody’s answer', async () => {
    const headers = { 'idempotency-key': randomUUID() };
    const body = { name: 'Zhasyryn by key', language: 'kk' };
    const first = await api.withToken(victim.staff.case_officer).post('/v1/people', body, headers);
    const colleague = await api.withToken(victim.staff.court).post('/v1/people', body, headers);
    const stranger = await api.withToken(attacker.staff.case_officer).post('/v1/people', body, headers);
    expect(first.status).toBe(201);
    for (const { body } of [colleague, stranger]) expect(body.id).not.toBe(first.body.id);
    expect(stranger.status).toBe(201);
  });
});

const everyIdOf = ({ ids, made }: WholeAgency): string[] => [
  ...new Set([...Object.values(ids), made.respondent.id, made.respondent.devices[0]!.id, newId()]),
];
