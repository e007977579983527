import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { MovableClock, newId } from '#domain';
import {
  clearLiveLinks,
  ConsentStoreRepository,
  createDataSource,
  Database,
  dueCheckIns,
  type HouseSql,
  LiveLinkStoreRepository,
  SqlCheckInStore,
  SqlCompanionReader,
  SqlRecordingStore,
  SqlWarningPlaces,
  SqlWarningReceipts,
  SqlDeskStore,
} from '#persistence';
import { changeOwnContact, designateOwnContact, removeOwnContact, revokeOwnLinks } from '#orders';
import { StartCheckIn, SweepCheckIns } from '#companion';
import { aCase, anAgency, anOrder, caseTools } from '#testing';
import { makeLiveLink } from '../../../libs/persistence/src/contacts/make-live-link.js';
import { testStart } from '../../support/api.js';
import { emptied } from '../../support/emptied.js';
import { manyContacts, manyIncidents, undone } from '../../support/many-rows.js';
import { RecordingDatabase, type Statement } from '../../support/recording-database.js';
import { testDatabaseUrl, testFieldKeys } from '../../support/test-database.js';

const cell = 699;
const wholeTable =
  /Seq Scan on (check_in|warning_answer|panic|delivery|alarm|incident|order_party|position\w*|\w*recording\w*)\b/;

const wholeOfContacts = /Seq Scan on (contact|consent_\w+|live_link|incident|incident_event|person)\b/;

/** Check-ins wait by the ten thousand, and one is due. */
describe('the plans of check-ins and of the phone’s page', () => {
  let database: Database;
  let recorded: RecordingDatabase;
  let personId: string;
  let agencyId: string;
  let contacts: Statement[];
  const clock = new MovableClock(testStart);

  const open = async (): Promise<Database> => {
    const options = { url: testDatabaseUrl(), poolSize: 2, applicationName: 'plans' };
    return new Database(await createDataSource(options).initialize(), testFieldKeys());
  };

  beforeAll(async () => {
    database = await emptied(await open());
    recorded = new RecordingDatabase(database.dataSource, testFieldKeys());
    const tools = caseTools(database, clock, newId, { devicesChanged: () => undefined });
    const made = await aCase().of(anAgency().inCell(cell)).with(anOrder()).setUp(tools);
    personId = made.protectedPerson.id;
    const device = { personId, deviceId: newId(), agencyId: made.agency.id, cells: [cell] };
    const store = new SqlCheckInStore(recorded);
    await new StartCheckIn(store, { changed: () => undefined }, clock).execute(device as never, {
      id: newId(),
      kind: 'journey',
      dueAt: clock.now() + 60_000,
      destination: { longitude: 76.9, latitude: 43.2, name: null },
    });
    clock.move(60_000);
    const quiet = { tell: () => undefined };
    const observer = { checkInsMissed: () => undefined, checkInFailed: () => undefined };
    const context = { newId, readyChannels: new Set<never>() };
    expect(await new SweepCheckIns(store, quiet, clock, context, observer).sweepCell(cell)).toBe(1);
    const reader = new SqlCompanionReader(recorded);
    const scope = { cell, personId };
    await reader.press(scope, newId());
    await reader.pressesSince(scope, 0);
    await reader.checkInsSince(scope, 0);
    await reader.warningsSince(scope, 0);
    await new SqlRecordingStore(recorded).transaction(cell, async (recording) => {
      await recording.press(newId(), personId);
      await recording.hashOf(newId(), 1);
      await recording.before(newId(), 1);
      await recording.tie(newId(), newId());
    });
    await new SqlWarningPlaces(recorded).of(scope, made.agency.id, [newId()], 0);
    await new SqlWarningReceipts(recorded).fetched(scope, 0, 0);
    agencyId = made.agency.id;
    contacts = await statementsOfContacts(device.deviceId);
  });
  afterAll(() => database.close());

  /** Whom she asks, who agrees, and what they see of the check-in that was missed. */
  const statementsOfContacts = async (deviceId: string): Promise<Statement[]> => {
    const house = new RecordingDatabase(database.dataSource, testFieldKeys());
    const { cases } = caseTools(house, clock, newId);
    const actor = { actor: 'device', actorId: deviceId, agencyId, cell } as const;
    const asked = (phone: string) => ({
      ...({ name: 'Aunt', shownName: null, language: 'kk', position: 1, toldOf: null } as const),
      channels: [{ channel: 'sms', phone } as const],
    });
    const { contact } = await cases.change(actor, (work) => designateOwnContact(work, personId, asked('+77010000001')));
    await cases.change(actor, (work) => changeOwnContact(work, personId, contact.id, asked('+77010000002')));
    const book = cases.read(actor);
    await book.contacts.ofPerson(personId);
    await book.contacts.unreached([contact.id]);

    const now = clock.now();
    const [hash, deviceHash] = [Buffer.alloc(32, 1), Buffer.alloc(32, 2)];
    const consents = new ConsentStoreRepository(house, clock);
    expect(await consents.claim(now, now + 1, 20)).toHaveLength(1);
    await consents.keepTokens([{ contactId: contact.id, hash }], now);
    await consents.record([{ contactId: contact.id, attempt: 1, status: 'sent' }]);
    expect(await consents.answer(hash, true, now, 0)).toBe(true);

    const [incident] = await database.rows<{ id: string }>(`SELECT id FROM incident WHERE cell = $1`, [cell]);
    const key = `statements ${contact.id}`;
    const links = new LiveLinkStoreRepository(house, clock);
    await makeLiveLink(house, key, { cell, incidentId: incident!.id, recipientId: contact.id }, now);
    const link = (await links.open({ key, deviceHash }, now))!;
    expect(await links.find({ key, deviceHash }, now)).toEqual(link);
    await links.stateOf(link);
    expect(await links.standing([link], now)).toHaveLength(1);
    expect(await links.answer(link, 'going', now)).toBeDefined();
    await cases.change(actor, (work) => revokeOwnLinks(work, personId, contact.id));
    await new SqlDeskStore(house).transaction({ agencyId, cell }, (work) => work.revokeLinks(incident!.id, now));
    await clearLiveLinks(house, now);
    await cases.change(actor, (work) => removeOwnContact(work, personId, contact.id));
    return house.statements;
  };

  const planOf = async (sql: HouseSql, text: string, parameters: readonly unknown[]): Promise<string> =>
    (await sql.rows<{ 'QUERY PLAN': string }>(`EXPLAIN ${text}`, parameters))
      .map((row) => row['QUERY PLAN'])
      .join('\n');

  it('read no table as a whole', async () => {
    const seen = recorded.statements.filter(({ text }) => /^\s*(SELECT|INSERT|UPDATE|DELETE|WITH)/.test(text));
    expect(seen.length).toBeGreaterThan(12);
    await undone(database, async (sql) => {
      await sql.count('SET LOCAL enable_seqscan = off');
      for (const { text, parameters } of seen) expect(await planOf(sql, text, parameters)).not.toMatch(wholeTable);
    });
  });

  it('find what is due by its own index among many that wait and have ended', async () => {
    const due: { text: string; parameters: readonly unknown[] }[] = [];
    await undone(database, async (sql) => {
      await sql.count(
        `INSERT INTO check_in (cell, id, agency_id, person_id, device_id, kind, status, begun_at, due_at, look_at)
         SELECT $1, gen_random_uuid(), $2, gen_random_uuid(), $2, 'timer',
           CASE WHEN n % 2 = 0 THEN 'waiting' ELSE 'completed' END, $3, b.due, b.due
         FROM generate_series(1, 10000) n
         CROSS JOIN LATERAL (SELECT $3::timestamptz + n * interval '1 second' AS due) b`,
        [cell, newId(), new Date(clock.now())],
      );
      await sql.count('ANALYZE check_in');
      const asked: HouseSql = {
        ...sql,
        fields: sql.fields,
        rows: (text, parameters = []) => (due.push({ text, parameters }), sql.rows(text, parameters)),
      };
      await dueCheckIns(asked, cell, clock.now() + 5_000, 200);
      const [{ text, parameters }] = due as [(typeof due)[0]];
      expect(await planOf(sql, text, parameters)).toContain('check_in_due');
    });
  });

  it('of contacts, consents and live links read no table as a whole, of which each has tens of thousands of rows', async () => {
    const seen = contacts.filter(({ text }) => /\b(contact|consent_\w+|live_link)\b/.test(text));
    expect(seen.length).toBeGreaterThan(16);
    await undone(database, async (sql) => {
      await manyContacts(sql, cell, agencyId, clock.now());
      await manyIncidents(sql, cell, agencyId, clock.now());
      for (const { text, parameters } of seen) {
        const plan = await planOf(sql, text, parameters);
        if (wholeOfContacts.test(plan)) throw new Error(`${text}\n${plan}`);
      }
    });
  });
});
