import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { MovableClock, newId, type RecipientRole } from '#domain';
import { AppChannel, DeliverAlarm, type DeliveryStore, type Outcome, type OutsideChannel } from '#notify';
import { createDataSource, Database, DeliveryStoreRepository } from '#persistence';
import {
  aContactWithAlarm,
  aReachable,
  type DeliveryCase,
  deliveryRows,
  withDeliveriesTo,
} from '../../support/delivery-rows.js';
import { RecordingChannel } from '../../support/recording-channel.js';
import { testDatabaseUrl, testFieldKeys } from '../../support/test-database.js';

const sms = { channel: 'sms', phone: '+77075550193' } as const;
const jobs = { enqueue: async () => undefined };
let nextCell = 6000;

describe('delivery to each role, on the real rows', () => {
  let database: Database;
  let store: DeliveryStore;
  let clock: MovableClock;

  beforeAll(async () => {
    const options = { url: testDatabaseUrl(), poolSize: 4, applicationName: 'tests' };
    database = new Database(await createDataSource(options).initialize(), testFieldKeys());
    store = new DeliveryStoreRepository(database);
  });
  beforeEach(() => {
    clock = new MovableClock(Date.UTC(2026, 4, 3, 9));
  });
  afterAll(() => database.close());

  const theRow = async ({ cell }: DeliveryCase) => (await deliveryRows(database, cell))[0]!;
  const operation = (channel: RecordingChannel) => new DeliverAlarm(store, jobs, [channel], clock);

  async function aDeliveryTo(role: RecipientRole, options: { kind?: string; own?: boolean } = {}) {
    const alarm = await aContactWithAlarm(database, [sms], clock.now(), {
      cell: (nextCell += 1),
      language: 'en',
      kind: options.kind ?? 'breach',
    });
    const staff = role === 'supervisor' || role === 'case_officer';
    const id =
      role === 'contact'
        ? alarm.contactId
        : await aReachable(database, alarm, staff ? 'staff_member' : 'person', { channels: [sms] });
    if (options.own) await database.count(`UPDATE alarm SET person_id = $2 WHERE cell = $1`, [alarm.cell, id]);
    const [delivery] = await withDeliveriesTo(database, alarm, { role, id }, 'sms', 1, clock.now());
    return { alarm, id, key: { cell: alarm.cell, id: delivery! } };
  }
  const sending = (outcome: Outcome = { kind: 'sent' }) => new RecordingChannel('sms', () => outcome);
  const allowNames = ({ agencyId }: DeliveryCase) =>
    database.count(`UPDATE agency SET names_in_messages_allowed = true WHERE id = $1`, [agencyId]);

  it.each([
    ['supervisor', 'A forbidden zone was entered', 'Open the console.'],
    ['case_officer', 'A forbidden zone was entered', 'Open the console.'],
    ['contact', 'A forbidden zone was entered', 'The desk knows. Keep your phone near you.'],
    ['protected_person', 'Be careful now', 'Go to a safe place. The desk knows.'],
  ] as const)('finds the address of a %s, and says what is for them', async (role, title, body) => {
    const { key } = await aDeliveryTo(role);
    const channel = sending();
    await operation(channel).execute(key);
    expect(channel.sent).toMatchObject([{ to: sms, language: 'en', words: { title, body } }]);
    expect(channel.sent[0]!.link).toMatch(role === 'contact' ? /^\/c\/#[\w-]{22}$/ : /^\/r#[\w-]{22}$/);
  });

  it('leaves it for the app of a protected person whose phone is enrolled, and of nobody else', async () => {
    const channel = new AppChannel();
    const toApp = async (role: RecipientRole, thumbprint: string | null, revoked = false) => {
      const { alarm, id, key } = await aDeliveryTo(role, { own: true });
      await database.count(`UPDATE delivery SET channel = 'app' WHERE cell = $1`, [alarm.cell]);
      const device = newId();
      await database.count(
        `INSERT INTO device (id, agency_id, person_id, kind, unique_id, token_hash, token_in_query_allowed,
           manual_publish_is_panic, created_at, revoked_at, key_thumbprint)
         VALUES ($1, $2, $3, 'phone', $6, decode($6, 'hex'), false, false, now(), $4, $5)`,
        [
          ...[device, alarm.agencyId, id, revoked ? new Date(0).toISOString() : null, thumbprint],
          device.replaceAll('-', ''),
        ],
      );
      await new DeliverAlarm(store, jobs, [channel], clock).execute(key);
      return theRow(alarm);
    };
    expect(await toApp('protected_person', 'a-key')).toMatchObject({ status: 'sent', lastError: null });
    const refused = { status: 'failed', lastError: 'no_address' };
    expect(await toApp('protected_person', null)).toMatchObject(refused);
    expect(await toApp('protected_person', 'a-key', true)).toMatchObject(refused);
    expect(await toApp('respondent', 'a-key')).toMatchObject(refused);
  });

  it('tells a respondent of their own breach what to do, and of another’s nothing', async () => {
    const own = await aDeliveryTo('respondent', { own: true });
    const channel = sending();
    await operation(channel).execute(own.key);
    const { id } = own.key;
    expect(channel.sent).toMatchObject([
      { words: { title: 'Leave the area now' }, deliveryId: id, alarmId: id, incidentId: id },
    ]);
    for (const kind of ['low_battery', 'panic', 'duress', 'missed_check_in']) {
      const other = await aDeliveryTo('respondent', { kind });
      await operation(channel).execute(other.key);
      expect(await theRow(other.alarm)).toMatchObject({ status: 'failed', lastError: 'not_for_recipient' });
    }
    expect(channel.sent).toHaveLength(1);
  });

  it('tells no name, unless the agency allows it, and never to the parties', async () => {
    for (const [role, named] of [
      ['contact', true],
      ['supervisor', true],
      ['protected_person', false],
      ['respondent', false],
    ] as const) {
      const unnamed = await aDeliveryTo(role, { own: role === 'respondent' });
      const allowed = await aDeliveryTo(role, { own: role === 'respondent' });
      await allowNames(allowed.alarm);
      const channel = sending();
      await operation(channel).execute(unnamed.key);
      await operation(channel).execute(allowed.key);
      // The fixture's protected person is called P.
      expect(channel.sent.map(({ words }) => words.title.endsWith(': P'))).toEqual([false, named]);
    }
  });

  it('reaches no account that is disabled', async () => {
    const { alarm, id, key } = await aDeliveryTo('supervisor');
    await database.count(`UPDATE staff_member SET disabled_at = now() WHERE id = $1`, [id]);
    await operation(sending()).execute(key);
    expect(await theRow(alarm)).toMatchObject({ status: 'failed', lastError: 'no_address' });
  });

  it.each([
    ['supervisor', 'staff_member'],
    ['protected_person', 'person'],
    ['contact', 'contact'],
  ] as const)('takes a dead address from a %s', async (role, table) => {
    const { alarm, id, key } = await aDeliveryTo(role);
    await operation(sending({ kind: 'give_up', error: 'unregistered', forgetAddress: true })).execute(key);
    const [row] = await database.rows<{ channels: unknown[] }>(`SELECT channels FROM ${table} WHERE id = $1`, [id]);
    expect(row).toEqual({ channels: [] });
    expect(await theRow(alarm)).toMatchObject({ status: 'failed', lastError: 'unregistered' });
  });

  it('has one channel of each name only', () => {
    const names: OutsideChannel[] = ['sms', 'sms'];
    expect(
      () =>
        new DeliverAlarm(
          store,
          jobs,
          names.map((name) => new RecordingChannel(name)),
          clock,
        ),
    ).toThrow(expect.objectContaining({ code: 'two_channels_of_one_name' }));
  });
});
