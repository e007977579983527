import { createHmac, randomUUID } from 'node:crypto';
import type { ServerResponse } from 'node:http';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { MovableClock } from '#domain';
import { type OutgoingMessage, WebhookChannel, wordsOf } from '#notify';
import { WebhookReceiver } from '../../support/webhook-receiver.js';

const secret = randomUUID();
const clock = new MovableClock(Date.UTC(2026, 4, 3, 9));
const patiently = (): AbortSignal => AbortSignal.timeout(10_000);

describe('signed webhook', () => {
  let receiver: WebhookReceiver;
  beforeAll(async () => {
    receiver = await WebhookReceiver.open();
  });
  beforeEach(() => {
    receiver.received.length = 0;
    receiver.answer = (response) => void response.writeHead(204).end();
  });
  afterAll(() => receiver.close());

  const channel = new WebhookChannel(clock, { privateAddressesAllowed: true, timeoutMilliseconds: 300 });
  const strict = (addresses: string[]) =>
    new WebhookChannel(clock, { privateAddressesAllowed: false, resolve: async () => addresses });
  const to = (url: string): OutgoingMessage => ({
    deliveryId: randomUUID(),
    incidentId: randomUUID(),
    alarmId: randomUUID(),
    alarmKind: 'breach',
    severity: 'critical',
    language: 'ru',
    words: wordsOf('breach', 'ru', 'contact')!,
    link: '/r#token',
    to: { channel: 'webhook', url, secret },
  });
  const here = (path = '/hook'): OutgoingMessage => to(`http://127.0.0.1:${receiver.port}${path}`);

  it('posts ids and words, signed over time and body', async () => {
    const message = here('/hook?room=7');
    expect(await channel.send(message, patiently())).toEqual({ kind: 'sent' });
    const [post] = receiver.received;
    const { deliveryId, alarmId, incidentId, link } = message;
    expect(post).toMatchObject({ method: 'POST', path: '/hook?room=7' });
    expect(JSON.parse(post!.body)).toEqual({
      version: 1,
      type: 'alarm',
      ...{ deliveryId, alarmId, incidentId, link },
      language: 'ru',
      message: { title: 'Вход в запретную зону', body: 'Дежурные знают. Держите телефон при себе.' },
    });
    const timestamp = String(clock.now() / 1000);
    const expected = createHmac('sha256', secret).update(`${timestamp}.${post!.body}`).digest('hex');
    expect(post!.headers).toMatchObject({
      'content-type': 'application/json; charset=utf-8',
      'qalqan-delivery': deliveryId,
      'qalqan-timestamp': timestamp,
      'qalqan-signature': `v1=${expected}`,
    });
    expect(post!.body).not.toContain(secret);
  });

  it.each([
    [200, { kind: 'sent' }],
    [400, { kind: 'give_up', error: 'message_refused' }],
    [404, { kind: 'give_up', error: 'message_refused' }],
    [408, { kind: 'retry', error: 'service_failed' }],
    [500, { kind: 'retry', error: 'service_failed' }],
    [503, { kind: 'retry', error: 'service_failed' }],
  ] as const)('takes status %d for what it means', async (status, outcome) => {
    receiver.answer = (response) => void response.writeHead(status).end('whatever');
    expect(await channel.send(here(), patiently())).toEqual(outcome);
  });

  it('comes back when the server says', async () => {
    receiver.answer = (response) => void response.writeHead(429, { 'retry-after': '17' }).end();
    expect(await channel.send(here(), patiently())).toEqual({ kind: 'retry', error: 'rate_limited', afterSeconds: 17 });
  });

  it('follows no redirect', async () => {
    receiver.answer = (response) => void response.writeHead(302, { location: '/elsewhere' }).end();
    expect(await channel.send(here(), patiently())).toEqual({ kind: 'give_up', error: 'message_refused' });
    expect(receiver.received).toHaveLength(1);
  });

  it('reads no endless answer', async () => {
    receiver.answer = (response) => {
      response.writeHead(200);
      const more = (): unknown => response.write(Buffer.alloc(8192)) || response.once('drain', more);
      const timer = setInterval(more, 1);
      response.once('close', () => clearInterval(timer));
    };
    expect(await channel.send(here(), patiently())).toEqual({ kind: 'sent' });
  });

  it.each([
    ['says nothing', () => undefined],
    ['stops in the middle of its answer', (response: ServerResponse) => void response.writeHead(200).write('{')],
  ])('does not wait for a server that %s', async (_name, answer) => {
    receiver.answer = answer;
    expect(await channel.send(here(), patiently())).toEqual({ kind: 'retry', error: 'timeout' });
  });

  it('does not take garbage for an answer', async () => {
    receiver.answer = (response) => void response.socket?.end('SSH-2.0-nonsense\r\n\r\n');
    expect(await channel.send(here(), patiently())).toEqual({ kind: 'retry', error: 'bad_answer' });
  });

  it('tries again later when nobody listens or the name does not resolve', async () => {
    const unused = await WebhookReceiver.open();
    const { port } = unused;
    await unused.close();
    expect(await channel.send(to(`http://127.0.0.1:${port}/`), patiently())).toMatchObject({
      kind: 'retry',
      error: 'connection_failed',
    });
    const failing = new WebhookChannel(clock, {
      privateAddressesAllowed: true,
      resolve: () => Promise.reject(new Error('ENOTFOUND')),
    });
    expect(await failing.send(to('https://contact.example/'), patiently())).toEqual({
      kind: 'retry',
      error: 'address_unresolved',
    });
  });

  it('connects to the address that was checked, whatever the name says next', async () => {
    let asked = 0;
    const pinned = new WebhookChannel(clock, {
      privateAddressesAllowed: true,
      resolve: async () => ((asked += 1), ['127.0.0.1']),
    });
    expect(await pinned.send(to(`http://contact.invalid:${receiver.port}/`), patiently())).toEqual({ kind: 'sent' });
    expect(receiver.received[0]?.headers.host).toBe(`contact.invalid:${receiver.port}`);
    expect(asked).toBe(1);
  });

  it.each([
    [['127.0.0.1']],
    [['10.1.2.3']],
    [['169.254.169.254']],
    [['::1']],
    [['::ffff:127.0.0.1']],
    [['fd00::1']],
    // One good address does not make up for a bad one.
    [['93.184.215.14', '192.168.1.1']],
  ])('calls nobody when the name leads to %j', async (addresses) => {
    const url = `https://contact.example:${receiver.port}/`;
    expect(await strict(addresses).send(to(url), patiently())).toEqual({ kind: 'give_up', error: 'address_refused' });
    expect(receiver.received).toHaveLength(0);
  });

  it.each(['http://93.184.215.14/', 'https://user:word@93.184.215.14/', 'ftp://93.184.215.14/', 'no address', ''])(
    'refuses %j as an address',
    async (url) => {
      expect(await strict(['93.184.215.14']).send(to(url), patiently())).toEqual({
        kind: 'give_up',
        error: 'address_refused',
      });
    },
  );

  it('refuses an address of this machine in any spelling', async () => {
    const byDns = new WebhookChannel(clock, { privateAddressesAllowed: false });
    for (const host of ['127.0.0.1', '0x7f.1', '2130706433', '[::1]', '[::ffff:7f00:1]', 'localhost']) {
      expect(await byDns.send(to(`https://${host}:${receiver.port}/`), patiently())).toEqual({
        kind: 'give_up',
        error: 'address_refused',
      });
    }
  });
});
