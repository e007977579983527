import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type ImportKind, newId, type StaffRole } from '#domain';
import { RunImports } from '#imports';
import { Cases } from '#orders';
import { ImportBenchRepository, SqlCaseStore } from '#persistence';
import { anAgency, type TestAgency } from '#testing';
import { TestApi, type TestClient } from '../../support/api.js';
import { workbookOf } from '../../../libs/imports/src/table/spec-workbook.js';

const cell = 930;
const head = 'number;authority;validFrom;validTo;limitMeters;protectedName;protectedPhone;respondentName;activate';
const orderLine = (number: string, more: { phone?: string; activate?: string } = {}): string =>
  `${number};Court;2026-10-01;2027-10-01;200;Survivor ${number};${more.phone ?? ''};Respondent ${number};${more.activate ?? 'yes'}`;
const inBase64 = (text: string | Buffer): string => Buffer.from(text as string).toString('base64');

/** An IMEI for each number below a million. */
function imeiOf(n: number): string {
  const digits = `35209408${String(n).padStart(6, '0')}`;
  const sum = [...digits].reduce((total, digit, index) => {
    const value = Number(digit) * (index % 2 === 0 ? 1 : 2);
    return total + (value > 9 ? value - 9 : value);
  }, 0);
  return `${digits}${(10 - (sum % 10)) % 10}`;
}

describe('an import', () => {
  let api: TestApi;
  let run: RunImports;
  let ours: TestAgency;
  let theirs: TestAgency;

  const by = (agency: TestAgency, role: StaffRole): Promise<TestClient> => api.as(agency, role);
  const brought = async (client: TestClient, kind: ImportKind, file: string | Buffer): Promise<any> => {
    const { status, body } = await client.post('/v1/imports', { kind, file: inBase64(file) });
    expect(status).toBe(202);
    await run.execute();
    return (await client.get(`/v1/imports/${body.id}`)).body;
  };
  const applied = async (client: TestClient, id: string): Promise<any> => {
    expect((await client.post(`/v1/imports/${id}/apply`)).status).toBe(202);
    await run.execute();
    return (await client.get(`/v1/imports/${id}`)).body;
  };
  const countOf = async (table: string, agency: TestAgency): Promise<number> => {
    const [row] = await api.database.rows<{ count: number }>(
      `SELECT count(*)::int AS count FROM ${table} WHERE agency_id = $1`,
      [agency.id],
    );
    return row!.count;
  };
  const newAgency = () => anAgency().inCell(cell).withStaff('case_officer', 'court', 'dispatcher').founded(api.tools);

  beforeAll(async () => {
    api = await TestApi.start({ REQUEST_LIMITS: 'false' });
    const { database, clock } = api;
    const context = { newId, readyChannels: new Set<never>() };
    const quiet = { devicesChanged: () => undefined };
    const cases = new Cases(new SqlCaseStore(database, clock), clock, context, quiet, { tell: () => undefined });
    run = new RunImports(new ImportBenchRepository(database), cases, clock);
    [ours, theirs] = [await newAgency(), await newAgency()];
  });
  afterAll(() => api.close());

  it('shows what each line would make, and makes it: people, orders in force, each in the audit chain', async () => {
    const client = await by(ours, 'case_officer');
    const made = await brought(
      client,
      'orders',
      [head, orderLine('A/1', { phone: '87017770001' }), orderLine('A/2')].join('\n'),
    );
    expect(made).toMatchObject({ state: 'ready', lines: 2, bad: 0, error: null });
    const { body } = await client.get(`/v1/imports/${made.id}/lines`);
    expect(body.lines[0]).toMatchObject({
      line: 2,
      problems: [],
      makes: { newPeople: ['Survivor A/1', 'Respondent A/1'] },
    });
    expect(await countOf('"order"', ours)).toBe(0);

    expect(await applied(client, made.id)).toMatchObject({ state: 'applied', drafts: false });
    const { orders } = (await client.get('/v1/orders')).body;
    expect(orders.map(({ reference, status }: any) => [reference, status])).toEqual([
      ['A/2', 'active'],
      ['A/1', 'active'],
    ]);
    expect(await countOf('watch', ours)).toBe(2);
    expect(await countOf('person', ours)).toBe(4);
    const [found] = (await client.post('/v1/people/find', { phone: '+7 701 777 00 01' })).body.people;
    expect(found.name).toBe('Survivor A/1');
    const actions = await api.database.rows<{ action: string; count: number }>(
      `SELECT action, count(*)::int AS count FROM audit_entry WHERE agency_id = $1
         AND action IN ('person.register', 'order.create', 'order.activate', 'import.apply') GROUP BY action ORDER BY action`,
      [ours.id],
    );
    expect(actions).toEqual([
      { action: 'import.apply', count: 1 },
      { action: 'order.activate', count: 2 },
      { action: 'order.create', count: 2 },
      { action: 'person.register', count: 4 },
    ]);
    // What was looked at is gone.
    expect((await client.get(`/v1/imports/${made.id}/lines`)).body.lines).toEqual([]);
  });

  it('with one bad line cannot be applied', async () => {
    const client = await by(ours, 'case_officer');
    const made = await brought(client, 'orders', [head, orderLine('B/1'), orderLine('a / 1'), 'B/3'].join('\n'));
    expect(made).toMatchObject({ state: 'ready', lines: 3, bad: 2 });
    const { lines } = (await client.get(`/v1/imports/${made.id}/lines?bad=true`)).body;
    expect(lines.map(({ line, problems }: any) => [line, problems[0].column, problems[0].code])).toEqual([
      [3, 'number', 'exists'],
      [4, 'authority', 'missing'],
    ]);
    const refused = await client.post(`/v1/imports/${made.id}/apply`);
    expect([refused.status, refused.body.code]).toEqual([409, 'import_has_bad_lines']);
  });

  it('keeps nothing at all when a line has become bad since it was looked at', async () => {
    const client = await by(ours, 'case_officer');
    const [first, second] = [
      await brought(client, 'orders', [head, orderLine('C/1'), orderLine('C/2')].join('\n')),
      await brought(client, 'orders', [head, orderLine('C/0'), orderLine('C/2')].join('\n')),
    ];
    await applied(client, first.id);
    const before = await countOf('person', ours);
    expect(await applied(client, second.id)).toMatchObject({ state: 'ready', error: 'changed_since', bad: 1 });
    expect(await countOf('person', ours)).toBe(before);
    const references = (await client.get('/v1/orders')).body.orders.map(({ reference }: any) => reference);
    expect(references).not.toContain('C/0');
  });

  it('makes drafts where putting orders into force takes two persons', async () => {
    const agency = await newAgency();
    const rules = { 'order.activate': { approvers: ['court'], emergency: [] } };
    await api.database.count(
      `INSERT INTO approval_policy (agency_id, rules, version, updated_at) VALUES ($1, $2, 1, $3)`,
      [agency.id, JSON.stringify(rules), new Date(api.clock.now()).toISOString()],
    );
    const client = await by(agency, 'case_officer');
    const made = await brought(client, 'orders', [head, orderLine('D/1')].join('\n'));
    expect(await applied(client, made.id)).toMatchObject({ state: 'applied', drafts: true });
    expect((await client.get('/v1/orders')).body.orders[0].status).toBe('draft');
    expect(await countOf('watch', agency)).toBe(0);
  });

  it('gives devices to parties of orders, from a workbook; a taken IMEI is bad, whoever has it', async () => {
    const client = await by(ours, 'case_officer');
    const rows = (imei: string) => [
      ['IMEI или серийный номер', 'Вид', 'Номер предписания', 'Сторона предписания', 'Прошивка', 'Протокол'],
      [Number(imei), 'браслет', 'A/1', 'нарушитель', '2.4.1', 'Teltonika'],
    ];
    const made = await brought(client, 'devices', workbookOf(rows(imeiOf(1))));
    expect(made).toMatchObject({ state: 'ready', bad: 0 });
    expect(await applied(client, made.id)).toMatchObject({ state: 'applied' });
    const [device] = (await client.get('/v1/devices')).body.devices;
    expect(device).toMatchObject({
      uniqueId: imeiOf(1),
      kind: 'bracelet',
      firmware: '2.4.1',
      protocol: 'teltonika',
      lastReport: null,
    });

    const other = await by(theirs, 'case_officer');
    await other.post('/v1/people', { name: 'Wearer', phone: '87017770009', language: 'kk' });
    const taken = await brought(other, 'devices', `deviceId;kind;personPhone\n${imeiOf(1)};tracker;87017770009`);
    const { lines } = (await other.get(`/v1/imports/${taken.id}/lines`)).body;
    expect(lines[0].problems).toEqual([{ column: 'deviceId', code: 'exists' }]);
    const named = 'deviceId;kind;personPhone;protocol';
    const wrong = await brought(other, 'devices', `${named}\n5678901234;tracker;87017770009;gt06`);
    expect(wrong).toMatchObject({ state: 'ready', bad: 1 });
    const checked = (await other.get(`/v1/imports/${wrong.id}/lines`)).body.lines[0];
    expect(checked.problems).toEqual([{ column: 'deviceId', code: 'imei_needed' }]);
    expect((await other.post(`/v1/imports/${wrong.id}/apply`)).body.code).toBe('import_has_bad_lines');
  });

  it('knows nothing of another agency’s orders and people, and is nothing to its staff', async () => {
    const other = await by(theirs, 'case_officer');
    const made = await brought(other, 'orders', [head, orderLine('A/1', { phone: '87017770001' })].join('\n'));
    expect(made).toMatchObject({ bad: 0 });
    const client = await by(ours, 'case_officer');
    for (const path of ['', '/lines']) expect((await client.get(`/v1/imports/${made.id}${path}`)).status).toBe(404);
    expect((await client.post(`/v1/imports/${made.id}/apply`)).status).toBe(404);
    expect((await client.delete(`/v1/imports/${made.id}`)).status).toBe(404);
    expect((await client.get('/v1/imports')).body.imports.map(({ id }: any) => id)).not.toContain(made.id);
  });

  it('is for who may make its things one by one', async () => {
    const court = await by(ours, 'court');
    const refused = await court.post('/v1/imports', { kind: 'devices', file: inBase64('a') });
    expect([refused.status, refused.body.code]).toEqual([403, 'import_not_permitted']);
    const officer = await by(ours, 'case_officer');
    const devices = await brought(officer, 'devices', `deviceId;kind;personPhone\n${imeiOf(2)};tracker;87017770001`);
    expect((await court.get(`/v1/imports/${devices.id}`)).status).toBe(404);
    const dispatcher = await by(ours, 'dispatcher');
    expect((await dispatcher.get('/v1/imports')).status).toBe(403);
  });

  it('that cannot be read says why, and keeps nothing of the file', async () => {
    const client = await by(ours, 'case_officer');
    expect(await brought(client, 'orders', 'Nomer;Organ\n1;2')).toMatchObject({
      state: 'failed',
      error: 'columns_unknown',
      columns: ['Nomer', 'Organ'],
    });
    expect(await brought(client, 'orders', head)).toMatchObject({ state: 'failed', error: 'empty' });
    const kept = await api.database.rows(`SELECT 1 FROM import WHERE agency_id = $1 AND file IS NOT NULL`, [ours.id]);
    expect(kept).toEqual([]);
  });

  it('that nobody applies is deleted after a day; discarded, at once', async () => {
    const agency = await newAgency();
    const client = await by(agency, 'case_officer');
    const [left, dropped] = [
      await brought(client, 'orders', [head, orderLine('E/1')].join('\n')),
      await brought(client, 'orders', [head, orderLine('E/2')].join('\n')),
    ];
    expect((await client.delete(`/v1/imports/${dropped.id}`)).status).toBe(204);
    expect((await client.get(`/v1/imports/${dropped.id}/lines`)).body.lines).toEqual([]);
    const bench = new ImportBenchRepository(api.database);
    const day = api.clock.now() + 25 * 3_600_000;
    await bench.clear(day, day - 30 * 86_400_000);
    expect((await client.get(`/v1/imports/${left.id}`)).body.state).toBe('expired');
    expect((await client.get(`/v1/imports/${left.id}/lines`)).body.lines).toEqual([]);
    await bench.clear(day + 31 * 86_400_000, day + 86_400_000);
    expect((await client.get(`/v1/imports/${left.id}`)).status).toBe(404);
  });

  it('is not done in the name of who may not any more', async () => {
    const agency = await newAgency();
    const client = await by(agency, 'court');
    const { body } = await client.post('/v1/imports', {
      kind: 'orders',
      file: inBase64([head, orderLine('F/1')].join('\n')),
    });
    const administrator = await by(agency, 'administrator');
    await administrator.patch(`/v1/staff/${agency.member('court').id}`, { disabled: true });
    await run.execute();
    const [row] = await api.database.rows<{ state: string; error: string }>(
      `SELECT state, error FROM import WHERE id = $1`,
      [body.id],
    );
    expect(row).toEqual({ state: 'failed', error: 'not_permitted' });
  });

  it('of more lines than one statement takes makes each of them once', async () => {
    const agency = await newAgency();
    const client = await by(agency, 'case_officer');
    const numbers = Array.from({ length: 1_200 }, (_, n) => n);
    const orders = await brought(
      client,
      'orders',
      [head, ...numbers.map((n) => orderLine(`G/${n}`, { phone: `+7705${String(n).padStart(7, '0')}` }))].join('\n'),
    );
    expect(orders).toMatchObject({ state: 'ready', lines: 1_200, bad: 0 });
    await applied(client, orders.id);
    expect(await countOf('watch', agency)).toBe(1_200);
    const devices = await brought(
      client,
      'devices',
      [
        'deviceId;kind;orderNumber;party',
        ...numbers.map((n) => `${imeiOf(1_000 + n)};bracelet;G/${n};respondent`),
      ].join('\n'),
    );
    expect(devices).toMatchObject({ bad: 0 });
    await applied(client, devices.id);
    expect(await countOf('device', agency)).toBe(1_200);
  });
});
