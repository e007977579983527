import type { ServerResponse } from 'node:http';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { HttpGatewayChannel, type HttpGatewaySettings } from '#notify';
import { aMessage, patiently } from '../../support/a-message.js';
import { WebhookReceiver } from '../../support/webhook-receiver.js';

const to = { channel: 'sms', phone: '+77075550193' } as const;
const json = (status: number, body: unknown) => (response: ServerResponse) =>
  void response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));

describe('SMS by an HTTP gateway', () => {
  let gateway: WebhookReceiver;
  beforeAll(async () => {
    gateway = await WebhookReceiver.open();
  });
  beforeEach(() => {
    gateway.received.length = 0;
    gateway.answer = json(200, { id: 4711 });
  });
  afterAll(() => gateway.close());

  const aChannel = (settings: Partial<HttpGatewaySettings> = {}) =>
    new HttpGatewayChannel(
      {
        url: `http://127.0.0.1:${gateway.port}/send`,
        method: 'POST',
        body: '{"to":"{phone}","text":"{text}"}',
        idField: 'id',
        ...settings,
      },
      'https://q.example.kz',
    );

  it('fills its template, with the secret in a header', async () => {
    const header = { name: 'authorization', value: 'Bearer gateway-secret' };
    const body = '{"messages":[{"recipient":"{phone}","content":{"text":"{text}"},"flash":false}]}';
    const message = aMessage(to, 'ru');
    const outcome = await aChannel({ method: 'PUT', header, body }).send(message, patiently());
    expect(outcome).toEqual({ kind: 'sent', reference: 'http:4711' });
    const [request] = gateway.received;
    expect(request).toMatchObject({ method: 'PUT', path: '/send' });
    expect(request!.headers).toMatchObject({ authorization: 'Bearer gateway-secret' });
    const text = `Нужна срочная помощь. Дежурные знают. Держите телефон при себе. https://q.example.kz${message.link}`;
    expect(JSON.parse(request!.body)).toEqual({
      messages: [{ recipient: '+77075550193', content: { text }, flash: false }],
    });
  });

  it('puts no structure into the template, whatever a text holds', async () => {
    const words = { title: 'a","to":"+1{phone}', body: '$& {text}' };
    await aChannel().send({ ...aMessage(to), words }, patiently());
    const sent = JSON.parse(gateway.received[0]!.body) as Record<string, string>;
    expect(Object.keys(sent)).toEqual(['to', 'text']);
    expect(sent['to']).toBe('+77075550193');
    expect(sent['text']).toContain('a","to":"+1{phone}. $& {text}');
  });

  it.each([
    [400, { kind: 'give_up', error: 'message_refused' }],
    [401, { kind: 'retry', error: 'credentials_refused' }],
    [403, { kind: 'retry', error: 'credentials_refused' }],
    [429, { kind: 'retry', error: 'rate_limited' }],
    [502, { kind: 'retry', error: 'service_failed' }],
  ] as const)('takes status %d for what it means', async (status, outcome) => {
    gateway.answer = json(status, {});
    expect(await aChannel().send(aMessage(to), patiently())).toEqual(outcome);
  });

  it('does not take 200 for a message taken when the gateway gives it no name', async () => {
    for (const body of [{ error: 'insufficient funds' }, null, []]) {
      gateway.answer = json(200, body);
      expect(await aChannel().send(aMessage(to), patiently())).toEqual({ kind: 'retry', error: 'bad_answer' });
    }
    gateway.answer = (response) => void response.writeHead(200).end('<html>');
    expect(await aChannel().send(aMessage(to), patiently())).toEqual({ kind: 'retry', error: 'bad_answer' });
    expect(await aChannel({ idField: undefined }).send(aMessage(to), patiently())).toEqual({ kind: 'sent' });
  });

  it('does not wait for a gateway that says nothing, and takes no garbage', async () => {
    gateway.answer = () => undefined;
    expect(await aChannel({ timeoutMilliseconds: 100 }).send(aMessage(to), patiently())).toEqual({
      kind: 'retry',
      error: 'timeout',
    });
    gateway.answer = (response) => void response.socket?.end('SSH-2.0-nonsense\r\n\r\n');
    expect(await aChannel().send(aMessage(to), patiently())).toEqual({ kind: 'retry', error: 'bad_answer' });
  });

  it.each(['no json', '{"to":"{phone}"}', '{"text":"{text}"}'])('refuses %j as a template', (body) => {
    expect(() => aChannel({ body })).toThrow(expect.objectContaining({ code: 'sms_body_unusable' }));
  });
});
