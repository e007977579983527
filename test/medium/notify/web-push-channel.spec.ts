import { createPublicKey } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { jwtVerify } from 'jose';
import webPush from 'web-push';
import { WebPushChannel } from '#notify';
import { aMessage, patiently } from '../../support/a-message.js';
import { PushService } from '../../support/push-service.js';

const vapid = { subject: 'mailto:desk@agency.example', ...webPush.generateVAPIDKeys() };

describe('Web Push, opened with the keys of the subscription', () => {
  let service: PushService;
  let channel: WebPushChannel;
  beforeAll(async () => {
    service = await PushService.open();
    channel = await WebPushChannel.open(vapid, { privateAddressesAllowed: true });
  });
  beforeEach(() => {
    service.pushed.length = 0;
    service.answer = (response) => void response.writeHead(201).end();
  });
  afterAll(() => service.close());

  it('sends words, ids and a link that only the browser can read, urgent and for an hour', async () => {
    const message = aMessage(service.subscription);
    expect(await channel.send(message, patiently())).toEqual({ kind: 'sent' });
    const [push] = service.pushed;
    const { deliveryId, alarmId, incidentId, link, words } = message;
    expect(push!.path).toBe('/push/one');
    expect(JSON.parse(push!.text)).toEqual({ ...words, data: { deliveryId, alarmId, incidentId, link } });
    expect(push!.headers).toMatchObject({
      'content-encoding': 'aes128gcm',
      ttl: '3600',
      urgency: 'high',
      topic: alarmId.replaceAll('-', ''),
    });
  });

  it('says who it is by VAPID, for this service only', async () => {
    await channel.send(aMessage(service.subscription), patiently());
    const [, token, key] = /^vapid t=([^,]+), k=([\w-]+)$/.exec(String(service.pushed[0]!.headers['authorization']))!;
    expect(key).toBe(vapid.publicKey);
    const point = Buffer.from(key!, 'base64url');
    const [x, y] = [point.subarray(1, 33), point.subarray(33)].map((part) => part.toString('base64url'));
    const publicKey = createPublicKey({ key: { kty: 'EC', crv: 'P-256', x: x!, y: y! }, format: 'jwk' });
    const { payload } = await jwtVerify(token!, publicKey, { audience: service.origin });
    expect(payload.sub).toBe(vapid.subject);
  });

  it.each([
    [404, { kind: 'give_up', error: 'unregistered', forgetAddress: true }],
    [410, { kind: 'give_up', error: 'unregistered', forgetAddress: true }],
    [403, { kind: 'give_up', error: 'credentials_refused' }],
    [413, { kind: 'give_up', error: 'message_refused' }],
    [500, { kind: 'retry', error: 'service_failed' }],
  ] as const)('takes status %d for what it means', async (status, outcome) => {
    service.answer = (response) => void response.writeHead(status).end();
    expect(await channel.send(aMessage(service.subscription), patiently())).toEqual(outcome);
  });

  it('comes back when the service says', async () => {
    service.answer = (response) => void response.writeHead(429, { 'retry-after': '9' }).end();
    const outcome = await channel.send(aMessage(service.subscription), patiently());
    expect(outcome).toEqual({ kind: 'retry', error: 'rate_limited', afterSeconds: 9 });
  });

  it('does not wait for a service that says nothing, and takes no garbage', async () => {
    service.answer = () => undefined;
    const impatient = await WebPushChannel.open(vapid, { privateAddressesAllowed: true, timeoutMilliseconds: 100 });
    expect(await impatient.send(aMessage(service.subscription), patiently())).toEqual({
      kind: 'retry',
      error: 'timeout',
    });
    service.answer = (response) => void response.socket?.end('SSH-2.0-nonsense\r\n\r\n');
    expect(await channel.send(aMessage(service.subscription), patiently())).toEqual({
      kind: 'retry',
      error: 'bad_answer',
    });
  });

  it('gives up keys that are none', async () => {
    const { endpoint, keys } = service.subscription.subscription;
    const p256dh = Buffer.alloc(65, 4).toString('base64url');
    const message = aMessage({ channel: 'web_push', subscription: { endpoint, keys: { ...keys, p256dh } } });
    expect(await channel.send(message, patiently())).toEqual({ kind: 'give_up', error: 'address_refused' });
  });

  it('calls no machine of our own, whoever subscribed with it', async () => {
    const strict = await WebPushChannel.open(vapid, { privateAddressesAllowed: false });
    const { keys } = service.subscription.subscription;
    for (const endpoint of [
      `${service.origin}/push`,
      'https://127.0.0.1/push',
      'https://[::1]/',
      'file:///etc/passwd',
    ]) {
      const message = aMessage({ channel: 'web_push', subscription: { endpoint, keys } });
      expect(await strict.send(message, patiently())).toEqual({ kind: 'give_up', error: 'address_refused' });
    }
    expect(service.pushed).toHaveLength(0);
  });
});
