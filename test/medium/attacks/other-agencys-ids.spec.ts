import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { roleMay } from '#access';
import { newId, type StaffRole, staffRoles } from '#domain';
import { TestApi } from '../../support/api.js';
import { attempt, inBatches, type Operation, operationsOf, type Outcome, undocumented } from './attack-surface.js';
import { rowsOfAgency } from './kept-rows.js';
import { sampleOf } from './samples.js';
import { aWholeAgency, origin, type WholeAgency } from './whole-agency.js';

const cell = 901;
const victimsWord = 'Zhasyryn';

/** Every route of the api's own document whose address names an object, tried with another agency's object. */
describe('an id of another agency', () => {
  let api: TestApi;
  let operations: Operation[];
  let withIds: Operation[];
  let victim: WholeAgency;
  let attacker: WholeAgency;

  beforeAll(async () => {
    api = await TestApi.start({ REQUEST_LIMITS: 'false', PUBLIC_URL: origin });
    operations = await operationsOf(api);
    withIds = operations.filter(({ kind }) => kind !== undefined);
    [victim, attacker] = [await aWholeAgency(api, victimsWord, cell), await aWholeAgency(api, 'Attacker', cell)];
  });
  afterAll(() => api.close());

  const tried = (operation: Operation, token: string | undefined, id: string): Promise<Outcome> =>
    attempt(api, { operation, id, token, body: sampleOf(operation, attacker, api) });
  const key = ({ key }: Operation, who: string) => `${who}: ${key}`;

  it('is known to this test for every kind of object: a new kind needs one in aWholeAgency', () => {
    const kinds = [...new Set(withIds.map(({ kind }) => kind!))].sort();
    expect(Object.keys(victim.ids).sort()).toEqual(kinds);
    expect(withIds.length).toBeGreaterThan(50);
  });

  it('is asked for at every route: the document is silent about these only', async () => {
    expect(await undocumented(api)).toEqual(['ALL /ingest/gpslogger', 'GET /metrics', 'GET /r']);
    expect(operations.filter(({ rule }) => rule === undefined)).toEqual([]);
  });

  it('answers every role as an id that nobody has, byte by byte, and changes nothing', async () => {
    const before = await rowsOfAgency(api.database, victim.made.agency.id);
    const tries = withIds
      .filter(({ rule }) => 'staff' in rule)
      .flatMap((operation) => staffRoles.map((role) => ({ operation, role })));
    const answers = await inBatches(tries, async ({ operation, role }) => {
      const token = attacker.staff[role];
      const theirs = await tried(operation, token, victim.ids[operation.kind!]!);
      const nobodys = await tried(operation, token, unknownOf(operation.kind!));
      return { name: key(operation, role), expected: expectedOf(operation, role), theirs, nobodys };
    });
    const wrong = answers.filter(({ theirs, expected }) => theirs.status !== expected);
    expect(wrong.map(({ name, theirs }) => `${name} ${theirs.status} ${theirs.text}`)).toEqual([]);
    for (const { name, theirs, nobodys } of answers) expect({ name, ...theirs }).toEqual({ name, ...nobodys });
    expect(answers.filter(({ theirs }) => mentions(theirs.text))).toEqual([]);
    expect(await rowsOfAgency(api.database, victim.made.agency.id)).toEqual(before);
  });

  it('is nothing that another’s phone could read or change, with the right PIN neither', async () => {
    const before = await rowsOfAgency(api.database, victim.made.agency.id);
    const byDevice = withIds.filter(({ rule, kind }) => 'device' in rule && ['panics', 'recordings'].includes(kind!));
    expect(byDevice.length).toBeGreaterThan(0);
    for (const operation of byDevice)
      for (const token of [attacker.phone, attacker.bracelet, victim.bracelet]) {
        const takesPin = /\/(cancel|complete)$/.test(operation.key);
        const body = takesPin ? { pin: victim.pin } : sampleOf(operation, victim, api);
        const given = (id: string) => attempt(api, { operation, id, token, body });
        const [theirs, nobodys] = [await given(victim.ids[operation.kind!]!), await given(newId())];
        expect(theirs).toEqual(nobodys);
        // Who has no PIN of their own learns that theirs is wrong; who has, and the same one even, that there is no such thing.
        expect(theirs.status).toBe(takesPin && token !== attacker.phone ? 403 : 404);
      }
    expect(await rowsOfAgency(api.database, victim.made.agency.id)).toEqual(before);
  });

  it('nobody without a token learns anything: 401 at every route that is not open', async () => {
    const shut = operations.filter(({ rule }) => !('open' in rule));
    const answers = await inBatches(shut, async (operation) => ({
      name: operation.key,
      answer: await tried(operation, undefined, victim.ids[operation.kind!] ?? newId()),
    }));
    const wrong = answers.filter(({ answer }) => answer.status !== 401);
    expect(wrong.map(({ name, answer }) => `${name} ${answer.status}`).sort()).toEqual([
      // Dialects without a password: the id is asked for in query and body.
      'GET /ingest/osmand 400',
      'POST /ingest/osmand 400',
    ]);
  });

  it('a phone’s token opens no route of the staff, and staff’s none of the phones', async () => {
    const answers = await inBatches(
      operations.filter(({ rule }) => !('open' in rule)),
      async (operation) => {
        const token = 'staff' in operation.rule ? victim.phone : victim.staff.administrator;
        return { name: operation.key, answer: await tried(operation, token, victim.ids[operation.kind!] ?? newId()) };
      },
    );
    const wrong = answers.filter(({ answer }) => answer.status !== 401);
    expect(wrong.map(({ name, answer }) => `${name} ${answer.status}`).sort()).toEqual([
      'GET /ingest/osmand 400',
      'POST /ingest/osmand 400',
    ]);
  });

  // Last: it works with the victim's objects, some of which do not survive it.
  it('is that of an object which its own agency reaches: every refusal above was for whose it is', async () => {
    const order = ['GET', 'PUT', 'PATCH', 'POST', 'DELETE'];
    // Devices first: what staff do with theirs is the end of their tokens.
    const rank = ({ rule, method }: Operation): number => ('device' in rule ? 0 : 10) + order.indexOf(method);
    const sorted = [...withIds].sort((a, b) => rank(a) - rank(b));
    const reached = new Set<string>();
    for (const operation of sorted.filter(({ kind }) => !reached.has(kind!))) {
      const token = 'staff' in operation.rule ? owner(operation) : victim.phone;
      const body = sampleOf(operation, victim, api);
      const { status } = await attempt(api, { operation, id: victim.ids[operation.kind!], token, body });
      if (![401, 403, 404, 422].includes(status)) reached.add(operation.kind!);
    }
    expect([...reached].sort()).toEqual(Object.keys(victim.ids).sort());
  });

  const owner = ({ rule, kind }: Operation): string => {
    if (!('staff' in rule)) throw new Error('not of the staff');
    const mine = kind === 'passkeys' || kind === 'sessions' || kind === 'location-requests';
    return victim.staff[mine ? 'dispatcher' : staffRoles.find((role) => roleMay(role, rule.staff))!];
  };
  const expectedOf = ({ rule }: Operation, role: StaffRole): number =>
    'staff' in rule && roleMay(role, rule.staff) ? 404 : 403;
  const unknownOf = (kind: string): string => (kind === 'alerts' ? `${newId()}.1` : newId());
  const mentions = (text: string): boolean =>
    text.includes(victimsWord) || Object.values(victim.ids).some((id) => text.includes(id));
});
