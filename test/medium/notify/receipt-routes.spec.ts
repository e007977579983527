import { createHash, randomBytes } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { DeliverAlarm, type Outcome, signedHeaders } from '#notify';
import { DeliveryStoreRepository } from '#persistence';
import { TestApi } from '../../support/api.js';
import { aContactWithAlarm, deliveryRows, withDeliveries } from '../../support/delivery-rows.js';
import { RecordingChannel } from '../../support/recording-channel.js';

const secret = 'secret that gateway and house both know';
let nextCell = 9000;

describe('receipts over HTTP', () => {
  let api: TestApi;
  beforeAll(async () => {
    api = await TestApi.start({ SMS_RECEIPT_SECRET: secret });
  });
  afterAll(() => api.close());

  async function aSentDelivery(outcome: Outcome = { kind: 'sent' }) {
    const { database, clock } = api;
    const phone = { channel: 'sms', phone: '+77075550193' } as const;
    const alarm = await aContactWithAlarm(database, [phone], clock.now(), { cell: (nextCell += 1) });
    const [id] = await withDeliveries(database, alarm, 'sms', 1, clock.now());
    const channel = new RecordingChannel('sms', () => outcome);
    const jobs = { enqueue: async () => undefined };
    await new DeliverAlarm(new DeliveryStoreRepository(database), jobs, [channel], clock).execute({
      cell: alarm.cell,
      id: id!,
    });
    const status = async () => (await deliveryRows(database, alarm.cell))[0]!.status;
    return { token: channel.sent[0]!.link.split('#')[1]!, status };
  }

  describe('of an opened link', () => {
    it('mark the delivery seen, however often it is opened', async () => {
      const { token, status } = await aSentDelivery();
      for (let times = 0; times < 2; times += 1) {
        expect(await api.post('/v1/receipts', { body: { token } })).toMatchObject({ status: 204, body: undefined });
        expect(await status()).toBe('seen');
      }
    });

    it('answer the same for a token that nobody was given', async () => {
      const { token } = await aSentDelivery();
      const known = await api.post('/v1/receipts', { body: { token } });
      const unknown = await api.post('/v1/receipts', { body: { token: randomBytes(16).toString('base64url') } });
      const { date: _, ...headers } = known.headers;
      expect(unknown).toMatchObject({ status: known.status, body: known.body, headers });
    });

    it.each([{}, { token: 'short' }, { token: 'x'.repeat(23) }, { token: 'smpp:1' }])('refuse %j', async (body) => {
      const answer = await api.post('/v1/receipts', { body });
      expect([answer.status, answer.body.errors[0].path]).toEqual([422, 'token']);
    });

    it('are taken at the pace of people, and again a little later', async () => {
      api.clock.move(60_000);
      const body = { token: randomBytes(16).toString('base64url') };
      const statuses = [];
      for (let i = 0; i < 61; i += 1) statuses.push((await api.post('/v1/receipts', { body })).status);
      expect(statuses.slice(0, 60).every((status) => status === 204)).toBe(true);
      expect(statuses[60]).toBe(429);
      const late = await api.post('/v1/receipts', { body });
      expect(Number(late.headers['retry-after'])).toBeGreaterThan(0);
      api.clock.move(1_000);
      expect((await api.post('/v1/receipts', { body })).status).toBe(204);
    });
  });

  it('have a page behind the link that runs its own two pieces and nothing else', async () => {
    const { status, headers, body } = await api.get('/r');
    expect(status).toBe(200);
    const policy = String(headers['content-security-policy']);
    for (const tag of ['script', 'style']) {
      const piece = new RegExp(`<${tag}>(.*?)</${tag}>`, 's').exec(body as string)![1]!;
      expect(policy).toContain(`${tag}-src 'sha256-${createHash('sha256').update(piece).digest('base64')}'`);
    }
    expect(policy).toContain("default-src 'none'");
    expect(headers).toMatchObject({ 'referrer-policy': 'no-referrer', 'cache-control': 'no-store' });
    expect(body).not.toMatch(/https?:/);
  });

  describe('of an SMS gateway', () => {
    const report = (body: object, headers?: Record<string, string>) =>
      api.send({
        method: 'POST',
        url: '/v1/sms-receipts',
        headers: {
          'content-type': 'application/json',
          ...(headers ?? signedHeaders(secret, api.clock.now(), JSON.stringify(body))),
        },
        payload: JSON.stringify(body),
      });

    it.each([
      ['delivered', 'delivered'],
      ['undelivered', 'failed'],
    ])('that says %s make the delivery %s', async (said, becomes) => {
      const id = randomBytes(8).toString('hex');
      const { status } = await aSentDelivery({ kind: 'sent', reference: `http:${id}` });
      // What else a gateway says is let be.
      expect((await report({ id, status: said, operator: 'any' })).status).toBe(204);
      expect(await status()).toBe(becomes);
    });

    it('are refused without a signature, with another secret, over another body, and when played again later', async () => {
      const id = randomBytes(8).toString('hex');
      const { status } = await aSentDelivery({ kind: 'sent', reference: `http:${id}` });
      const body = { id, status: 'delivered' };
      const now = api.clock.now();
      const refused = { status: 401, body: { code: 'signature_invalid' } };
      expect(await report(body, {})).toMatchObject(refused);
      expect(await report(body, signedHeaders('another secret', now, JSON.stringify(body)))).toMatchObject(refused);
      expect(await report(body, signedHeaders(secret, now, '{}'))).toMatchObject(refused);
      expect(await report(body, signedHeaders(secret, now - 301_000, JSON.stringify(body)))).toMatchObject(refused);
      expect(await status()).toBe('sent');
    });

    it('are all refused where no secret was agreed', async () => {
      const without = await TestApi.start({}, api.clock);
      const body = JSON.stringify({ id: '1', status: 'delivered' });
      const answer = await without.send({
        method: 'POST',
        url: '/v1/sms-receipts',
        headers: { 'content-type': 'application/json', ...signedHeaders('', api.clock.now(), body) },
        payload: body,
      });
      expect(answer.status).toBe(401);
      await without.close();
    });
  });
});
