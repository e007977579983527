import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { MovableClock } from '#domain';
import { type Address, DeliverAlarm, type DeliveryStore, type Outcome, SweepDeliveries } from '#notify';
import { createDataSource, Database, DeliveryStoreRepository } from '#persistence';
import { aContactWithAlarm, type DeliveryCase, deliveryRows, withDeliveries } from '../../support/delivery-rows.js';
import { RecordingChannel } from '../../support/recording-channel.js';
import { testDatabaseUrl, testFieldKeys } from '../../support/test-database.js';

type Enqueued = { cell: number; id: string; attempts?: number; delayMilliseconds?: number };
const phone = (): Address => ({ channel: 'fcm', token: randomUUID() });
let nextCell = 5000;

describe('delivery of an alarm, on the real rows', () => {
  let database: Database;
  let store: DeliveryStore;
  let clock: MovableClock;
  let enqueued: Enqueued[];
  const jobs = { enqueue: async (deliveries: readonly Enqueued[]) => void enqueued.push(...deliveries) };

  beforeAll(async () => {
    const options = { url: testDatabaseUrl(), poolSize: 4, applicationName: 'tests' };
    database = new Database(await createDataSource(options).initialize(), testFieldKeys());
    store = new DeliveryStoreRepository(database);
  });
  beforeEach(() => {
    clock = new MovableClock(Date.UTC(2026, 4, 3, 9));
    enqueued = [];
  });
  afterAll(() => database.close());

  async function aDelivery(
    channels: readonly Address[],
    options: { language?: string; severity?: string; kind?: string; cell?: number } = {},
  ) {
    const alarm = await aContactWithAlarm(database, channels, clock.now(), { cell: (nextCell += 1), ...options });
    const [id] = await withDeliveries(database, alarm, 'fcm', 1, clock.now());
    return { alarm, key: { cell: alarm.cell, id: id! } };
  }
  const theRow = async ({ cell }: DeliveryCase) => (await deliveryRows(database, cell))[0]!;
  const answering = (...outcomes: Outcome[]) => new RecordingChannel('fcm', () => outcomes.shift()!);
  const operation = (channel: RecordingChannel) => new DeliverAlarm(store, jobs, [channel], clock);
  const contactChannels = async (id: string) =>
    (await database.rows<{ channels: unknown }>(`SELECT channels FROM contact WHERE id = $1`, [id]))[0]?.channels;

  it('speaks the recipient’s language, to the first address of that channel', async () => {
    const [first, second] = [phone(), phone()];
    const channel = answering({ kind: 'sent' });
    const { alarm, key } = await aDelivery([first, second], { language: 'ru' });
    await operation(channel).execute(key);
    expect(channel.sent).toMatchObject([
      { to: first, language: 'ru', words: { title: 'Нужна срочная помощь' }, alarmId: alarm.alarmId },
    ]);
    expect(await theRow(alarm)).toMatchObject({ status: 'sent', attempts: 1, sentAt: new Date(clock.now()) });
  });

  it('plans each further attempt after a doubled pause, then fails in sight', async () => {
    const channel = new RecordingChannel('fcm', () => ({ kind: 'retry', error: 'service_failed' }));
    const { alarm, key } = await aDelivery([phone()]);
    const deliver = operation(channel);
    for (const seconds of [1, 2, 4, 8, 16, 32, 64]) {
      await deliver.execute(key);
      const next = enqueued.pop();
      expect(next).toMatchObject({ ...key, delayMilliseconds: seconds * 1000 });
      expect(await theRow(alarm)).toMatchObject({ status: 'queued', lastError: 'service_failed' });
      clock.move(seconds * 1000);
    }
    await deliver.execute(key);
    expect(await theRow(alarm)).toMatchObject({
      status: 'failed',
      attempts: 8,
      lastError: 'service_failed',
      failedAt: new Date(clock.now()),
    });
    expect(enqueued).toEqual([]);
    await deliver.execute(key);
    expect(channel.sent).toHaveLength(8);
  });

  it('does nothing before the planned time', async () => {
    const channel = answering({ kind: 'retry', error: 'timeout' }, { kind: 'sent' });
    const { key } = await aDelivery([phone()], { severity: 'urgent' });
    const deliver = operation(channel);
    await deliver.execute(key);
    clock.move(4_000);
    await deliver.execute(key);
    expect(channel.sent).toHaveLength(1);
    clock.move(1_000);
    await deliver.execute(key);
    expect(channel.sent).toHaveLength(2);
  });

  it('takes an unregistered phone from the contact and fails when it was the last', async () => {
    const [dead, hook] = [phone(), { channel: 'webhook', url: 'https://x.example/', secret: randomUUID() } as const];
    const { alarm, key } = await aDelivery([dead, hook]);
    await operation(answering({ kind: 'give_up', error: 'unregistered', forgetAddress: true })).execute(key);
    expect(await theRow(alarm)).toMatchObject({ status: 'failed', lastError: 'unregistered' });
    expect(await contactChannels(alarm.contactId)).toEqual([hook]);
  });

  it('goes on to the contact’s other phone', async () => {
    const [dead, alive] = [phone(), phone()];
    const { alarm, key } = await aDelivery([dead, alive]);
    const channel = answering({ kind: 'give_up', error: 'unregistered', forgetAddress: true }, { kind: 'sent' });
    await operation(channel).execute(key);
    expect(await theRow(alarm)).toMatchObject({ status: 'queued' });
    clock.move(1_000);
    await operation(channel).execute(key);
    expect(channel.sent.map(({ to }) => to)).toEqual([dead, alive]);
    expect(await theRow(alarm)).toMatchObject({ status: 'sent' });
  });

  it('keeps an address that was changed meanwhile', async () => {
    const [old, renewed] = [phone(), phone()];
    const { alarm, key } = await aDelivery([old]);
    const channel = new RecordingChannel('fcm', async () => {
      await database.count(`UPDATE contact SET channels = $2 WHERE id = $1`, [
        alarm.contactId,
        JSON.stringify([renewed]),
      ]);
      return { kind: 'give_up', error: 'unregistered', forgetAddress: true };
    });
    await operation(channel).execute(key);
    expect(await contactChannels(alarm.contactId)).toEqual([renewed]);
  });

  it('says that a contact lost its address, or that a channel is not configured', async () => {
    const without = await aDelivery([]);
    await operation(answering()).execute(without.key);
    expect(await theRow(without.alarm)).toMatchObject({ status: 'failed', lastError: 'no_address' });
    const unconfigured = await aDelivery([phone()]);
    await new DeliverAlarm(store, jobs, [new RecordingChannel('webhook')], clock).execute(unconfigured.key);
    expect(await theRow(unconfigured.alarm)).toMatchObject({ status: 'failed', lastError: 'not_configured' });
  });

  it('is tried again after a worker died between sending and recording: one repeat, nothing lost', async () => {
    const channel = answering({ kind: 'sent' }, { kind: 'sent' });
    const { alarm, key } = await aDelivery([phone()]);
    const dying: DeliveryStore = Object.assign(Object.create(store), {
      record: () => Promise.reject(new Error('killed')),
    });
    await expect(new DeliverAlarm(dying, jobs, [channel], clock).execute(key)).rejects.toThrow('killed');
    expect(await theRow(alarm)).toMatchObject({ status: 'queued', attempts: 1 });

    const sweep = new SweepDeliveries(store, jobs, clock);
    await sweep.execute();
    expect(enqueued.filter(({ id }) => id === key.id)).toEqual([]);
    await operation(channel).execute(key);
    expect(channel.sent).toHaveLength(1);

    clock.move(18_001);
    await sweep.execute();
    expect(enqueued.filter(({ id }) => id === key.id)).toEqual([{ ...key, attempts: 1, alarmKind: 'panic' }]);
    await operation(channel).execute(key);
    expect(channel.sent).toHaveLength(2);
    expect(await theRow(alarm)).toMatchObject({ status: 'sent', attempts: 2 });
  });

  it('lets no late worker overwrite what a later attempt has recorded', async () => {
    const { alarm, key } = await aDelivery([phone()]);
    const late = (await store.claim(key, clock.now(), clock.now() + 15_000, 'link:late'))!;
    clock.move(16_000);
    await operation(answering({ kind: 'sent' })).execute(key);
    await store.record(late, { status: 'failed', error: 'timeout', at: clock.now() });
    expect(await theRow(alarm)).toMatchObject({ status: 'sent' });
  });

  it('gives one of two workers the delivery', async () => {
    const { key } = await aDelivery([phone()]);
    const claims = await Promise.all(
      Array.from({ length: 10 }, () => store.claim(key, clock.now(), clock.now() + 15_000, 'link:one')),
    );
    expect(claims.filter(Boolean)).toHaveLength(1);
  });

  it('sweeps what is due, of every cell, and leaves the desk’s and the young alone', async () => {
    const { alarm, key } = await aDelivery([phone()]);
    await withDeliveries(database, alarm, 'console', 1, clock.now());
    clock.move(2_999);
    const sweep = new SweepDeliveries(store, jobs, clock);
    const found = async () => (await sweep.execute(), enqueued.splice(0).filter(({ cell }) => cell === alarm.cell));
    expect(await found()).toEqual([]);
    clock.move(2);
    expect(await found()).toEqual([{ ...key, attempts: 0, alarmKind: 'panic' }]);
  });

  it('sweeps what presses have raised before all else, however old that is', async () => {
    const approach = await aDelivery([phone()], { kind: 'approach' });
    await withDeliveries(database, approach.alarm, 'fcm', 2, clock.now());
    clock.move(1_000);
    const panic = await aDelivery([phone()], { cell: approach.alarm.cell });
    clock.move(3_001);
    const found = await store.overdue(approach.alarm.cell, clock.now() - 3_000, 2);
    expect(found).toEqual([
      { ...panic.key, attempts: 0, alarmKind: 'panic' },
      expect.objectContaining({ alarmKind: 'approach' }),
    ]);
  });

  it('is put off as often as a full channel asks, which costs none of its attempts', async () => {
    const full: Outcome = { kind: 'postpone', error: 'rate_limited', afterSeconds: 1.5 };
    const outcomes: Outcome[] = [
      ...Array.from({ length: 20 }, () => full),
      { kind: 'retry', error: 'timeout' },
      { kind: 'sent' },
    ];
    const channel = new RecordingChannel('fcm', () => outcomes.shift()!);
    const { alarm, key } = await aDelivery([phone()]);
    const deliver = operation(channel);
    for (let turn = 1; turn <= 20; turn += 1) {
      await deliver.execute(key);
      expect(enqueued.pop()).toEqual({ ...key, attempts: turn, delayMilliseconds: 1500, alarmKind: 'panic' });
      expect(await theRow(alarm)).toMatchObject({ status: 'queued', lastError: 'rate_limited', postponed: turn });
      clock.move(1500);
    }
    await deliver.execute(key);
    // The pause after the first attempt that was tried.
    expect(enqueued.pop()).toMatchObject({ delayMilliseconds: 1000 });
    clock.move(1000);
    await deliver.execute(key);
    expect(await theRow(alarm)).toMatchObject({ status: 'sent', attempts: 22, postponed: 20 });
  });

  it('fails in sight when it was put off for an hour', async () => {
    const channel = new RecordingChannel('fcm', () => ({ kind: 'postpone', error: 'circuit_open', afterSeconds: 30 }));
    const { alarm, key } = await aDelivery([phone()]);
    await database.count(`UPDATE delivery SET postponed = 120, attempts = 120 WHERE cell = $1`, [alarm.cell]);
    await operation(channel).execute(key);
    expect(await theRow(alarm)).toMatchObject({ status: 'failed', lastError: 'circuit_open' });
  });
});
