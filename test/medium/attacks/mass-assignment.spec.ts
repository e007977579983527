import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { roleMay } from '#access';
import { staffRoles } from '#domain';
import { TestApi } from '../../support/api.js';
import { attempt, inBatches, type Operation, operationsOf } from './attack-surface.js';
import { rowsOfAgency, tablesWith } from './kept-rows.js';
import { sampleOf } from './samples.js';
import { changedAt, objectsIn } from './ways.js';
import { aWholeAgency, origin, type WholeAgency } from './whole-agency.js';

const cell = 903;
const plantedId = '0badc0de-0bad-4bad-8bad-0badc0de0bad';

/** What whoever writes a body would like to set, each with a value that can be found again. */
const wanted = (victim: WholeAgency): Record<string, unknown> => ({
  id: plantedId,
  agencyId: victim.made.agency.id,
  agency_id: victim.made.agency.id,
  deskAgencyId: victim.made.agency.id,
  cell: 31_337,
  role: 'administrator',
  status: 'planted_status',
  version: 31_337,
  createdAt: '1999-12-31T23:59:59.000Z',
  activatedAt: '1999-12-31T23:59:59.000Z',
  passwordHash: 'planted_hash',
  tokenHash: 'planted_hash',
  pinHash: 'planted_hash',
  token: 'planted_token',
  permissions: ['planted_permission'],
});

/** A record field of each, a JSON number or a text: but not some digits of another value. */
const planted = `planted_|1999-12-31|${plantedId}|[^0-9a-zA-Z.-]31337[^0-9a-zA-Z.-]`;

/** What takes more than a body to be accepted; that it is refused with one field more is tried all the same. */
const needsMore = new Set([
  'POST /v1/enrolments',
  'POST /v1/sessions',
  'POST /v1/sessions/passkey',
  'POST /v1/staff/me/password',
  'POST /v1/staff/me/passkeys',
  'POST /v1/staff/me/totp/confirm',
  'POST /v1/incidents/{id}/hand-over',
  'POST /v1/panics/{id}/cancel',
  'POST /v1/check-ins/{id}/complete',
  'POST /v1/companion/tracker',
  'POST /v1/sms-receipts',
  'POST /v1/public/consents',
  'POST /v1/public/live-links/open',
  'POST /v1/public/live-links/state',
  'POST /v1/public/live-links/answer',
]);

describe('a field more than a body has', () => {
  let api: TestApi;
  let operations: Operation[];
  let victim: WholeAgency;
  let attacker: WholeAgency;

  beforeAll(async () => {
    api = await TestApi.start({ REQUEST_LIMITS: 'false', PUBLIC_URL: origin });
    operations = (await operationsOf(api)).filter(({ body }) => body !== undefined);
    [victim, attacker] = [await aWholeAgency(api, 'Zhasyryn', cell), await aWholeAgency(api, 'Attacker', cell)];
  });
  afterAll(() => api.close());

  const send = (operation: Operation, body: unknown) => {
    const { rule, kind } = operation;
    const role = 'staff' in rule ? staffRoles.find((one) => roleMay(one, rule.staff))! : undefined;
    const token = 'open' in rule ? undefined : role ? attacker.staff[role] : attacker.phone;
    return attempt(api, { operation, id: attacker.ids[kind!], token, body });
  };

  it('is refused by its name, or is nowhere afterwards', async () => {
    const before = await rowsOfAgency(api.database, victim.made.agency.id);
    const tries = operations.flatMap((operation) => {
      const sample = sampleOf(operation, attacker, api);
      return objectsIn(sample, operation.body).flatMap(({ way, known }) =>
        Object.entries(wanted(victim))
          .filter(([name]) => !known.has(name))
          .map(([name, value]) => ({ operation, sample, way, name, value })),
      );
    });
    expect(tries.length).toBeGreaterThan(500);
    const answers = await inBatches(tries, async ({ operation, sample, way, name, value }) => {
      const { status, text } = await send(operation, changedAt(sample, [...way, name], value));
      return { name, key: `${operation.key} ${[...way, name].join('.')}`, status, text };
    });
    expect(answers.filter(({ status }) => status >= 500)).toEqual([]);
    const refused = answers.filter(({ status }) => status === 422);
    expect(refused.length).toBeGreaterThan(answers.length * 0.8);
    const unnamed = refused.filter(({ name, text }) => !text.includes(name));
    expect(unnamed.map(({ key, text }) => `${key} ${text}`)).toEqual([]);
    // A press keeps its fix as it came, whatever it is, but sealed; nothing reads a field of it that is not a fix's.
    expect(await tablesWith(api.database, planted)).toEqual([]);
    expect(await rowsOfAgency(api.database, victim.made.agency.id)).toEqual(before);
  });

  it('is all that was wrong: without it each of these bodies is accepted', async () => {
    const answers: string[] = [];
    // Devices first: staff then unpair them.
    const inOrder = operations
      .filter(({ key }) => !needsMore.has(key))
      .toSorted((a, b) => Number('staff' in a.rule) - Number('staff' in b.rule));
    for (const operation of inOrder) {
      const { status, text } = await send(operation, sampleOf(operation, attacker, api));
      if (status >= 400 && status !== 409) answers.push(`${operation.key} ${status} ${text}`);
    }
    expect(answers).toEqual([]);
  });
});
