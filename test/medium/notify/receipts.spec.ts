import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { MovableClock } from '#domain';
import { DeliverAlarm, linkKey, type Outcome, type ReceiptStore } from '#notify';
import {
  clearReceiptKeys,
  createDataSource,
  Database,
  DeliveryStoreRepository,
  ReceiptStoreRepository,
} from '#persistence';
import { aContactWithAlarm, deliveryRows, withDeliveries } from '../../support/delivery-rows.js';
import { RecordingChannel } from '../../support/recording-channel.js';
import { testDatabaseUrl, testFieldKeys } from '../../support/test-database.js';

const phone = { channel: 'sms', phone: '+77075550193' } as const;
const jobs = { enqueue: async () => undefined };
let nextCell = 7000;
let nextMessage = 0;
const sentAs = (reference: string): Outcome => ({ kind: 'sent', reference });

describe('receipts, on the real rows', () => {
  let database: Database;
  let receipts: ReceiptStore;
  let clock: MovableClock;

  beforeAll(async () => {
    const options = { url: testDatabaseUrl(), poolSize: 4, applicationName: 'tests' };
    database = new Database(await createDataSource(options).initialize(), testFieldKeys());
    receipts = new ReceiptStoreRepository(database);
  });
  beforeEach(() => {
    clock = new MovableClock(Date.UTC(2026, 10, 22, 9));
  });
  afterAll(() => database.close());

  /** A delivery that a channel was given and answered so. */
  async function aTriedDelivery(outcome: Outcome) {
    const alarm = await aContactWithAlarm(database, [phone], clock.now(), { cell: (nextCell += 1) });
    const [id] = await withDeliveries(database, alarm, 'sms', 1, clock.now());
    const channel = new RecordingChannel('sms', () => outcome);
    const deliver = new DeliverAlarm(new DeliveryStoreRepository(database), jobs, [channel], clock);
    const tryIt = () => deliver.execute({ cell: alarm.cell, id: id! });
    await tryIt();
    const tokens = () => channel.sent.map(({ link }) => link.split('#')[1]!);
    const row = async () => (await deliveryRows(database, alarm.cell))[0]!;
    return { tokens, row, tryIt };
  }
  const aReference = () => `smpp:${(nextMessage += 1)}`;
  const later = () => (clock.move(60_000), clock.now());

  it('moves a sent message to delivered and then seen, each with its time', async () => {
    const reference = aReference();
    const { tokens, row } = await aTriedDelivery(sentAs(reference));
    const sentAt = new Date(clock.now());
    const deliveredAt = new Date(later());
    await receipts.carrierReported(reference, 'delivered', deliveredAt.getTime());
    expect(await row()).toMatchObject({ status: 'delivered', sentAt, deliveredAt, seenAt: null });
    const seenAt = new Date(later());
    await receipts.opened(linkKey(tokens()[0]!), seenAt.getTime());
    expect(await row()).toMatchObject({ status: 'seen', sentAt, deliveredAt, seenAt });
  });

  it('never goes back, and a repetition changes nothing', async () => {
    const reference = aReference();
    const { tokens, row } = await aTriedDelivery(sentAs(reference));
    await receipts.opened(linkKey(tokens()[0]!), later());
    const seen = await row();
    expect(seen).toMatchObject({ status: 'seen', deliveredAt: seen.seenAt });
    for (const report of ['delivered', 'undelivered', 'delivered'] as const)
      await receipts.carrierReported(reference, report, later());
    await receipts.opened(linkKey(tokens()[0]!), later());
    expect(await row()).toEqual(seen);
  });

  it('fails in sight what the carrier could not deliver, and takes it back when it arrived after all', async () => {
    const reference = aReference();
    const { row } = await aTriedDelivery(sentAs(reference));
    await receipts.carrierReported(reference, 'undelivered', later());
    expect(await row()).toMatchObject({ status: 'failed', lastError: 'undelivered', failedAt: new Date(clock.now()) });
    await receipts.carrierReported(reference, 'delivered', later());
    expect(await row()).toMatchObject({ status: 'delivered', deliveredAt: new Date(clock.now()) });
  });

  it('keeps a report that is faster than the record of what was sent', async () => {
    const reference = aReference();
    await receipts.carrierReported(reference, 'delivered', clock.now() - 5);
    const { row } = await aTriedDelivery(sentAs(reference));
    expect(await row()).toMatchObject({ status: 'delivered', deliveredAt: new Date(clock.now() - 5) });
  });

  it('applies no report of an earlier message whose name the carrier uses again', async () => {
    const reference = aReference();
    await aTriedDelivery(sentAs(reference));
    await receipts.carrierReported(reference, 'delivered', later());
    const { row } = await aTriedDelivery(sentAs(reference));
    expect(await row()).toMatchObject({ status: 'sent' });
    await receipts.carrierReported(reference, 'undelivered', later());
    expect(await row()).toMatchObject({ status: 'failed' });
  });

  it('knows the link of an attempt that seemed to fail and arrived: the next one is not made', async () => {
    const { tokens, row, tryIt } = await aTriedDelivery({ kind: 'retry', error: 'timeout' });
    await receipts.opened(linkKey(tokens()[0]!), clock.now());
    expect(await row()).toMatchObject({ status: 'seen', nextAttemptAt: null });
    clock.move(60_000);
    await tryIt();
    expect(tokens()).toHaveLength(1);
  });

  it('knows the links of all attempts', async () => {
    const { tokens, row, tryIt } = await aTriedDelivery({ kind: 'retry', error: 'timeout' });
    clock.move(60_000);
    await tryIt();
    expect(new Set(tokens()).size).toBe(2);
    await receipts.opened(linkKey(tokens()[0]!), clock.now());
    expect(await row()).toMatchObject({ status: 'seen' });
  });

  it('changes nothing for a key that nobody was given, not even by writing it down', async () => {
    await receipts.opened(linkKey('nobody-was-given-this'), clock.now());
    const rows = await database.rows(`SELECT 1 FROM receipt_key WHERE key = $1`, [linkKey('nobody-was-given-this')]);
    expect(rows).toEqual([]);
  });

  it('takes no carrier’s name for a token of a link', async () => {
    const reference = aReference();
    const { row } = await aTriedDelivery(sentAs(reference));
    await receipts.opened(linkKey(reference), clock.now());
    expect(await row()).toMatchObject({ status: 'sent' });
  });

  it('keeps no token, and forgets the keys after a week', async () => {
    const { tokens, row } = await aTriedDelivery({ kind: 'sent' });
    const kept = await database.rows<{ key: string }>(`SELECT key FROM receipt_key`);
    expect(kept.some(({ key }) => key.includes(tokens()[0]!))).toBe(false);
    clock.move(7 * 24 * 3_600_000 + 1);
    await clearReceiptKeys(database, clock.now());
    await receipts.opened(linkKey(tokens()[0]!), clock.now());
    expect(await row()).toMatchObject({ status: 'sent' });
  });
});
