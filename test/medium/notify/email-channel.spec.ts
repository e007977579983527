import { createServer, type Server, type Socket } from 'node:net';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, it } from '@jest/globals';
import { EmailChannel, type EmailSettings } from '#notify';
import { aMessage, patiently } from '../../support/a-message.js';
import { MailServer, refusing } from '../../support/mail-server.js';

const to = { channel: 'email', address: 'saule@contact.example' } as const;
const closing: (() => Promise<unknown>)[] = [];

async function aRelay(...options: Parameters<typeof MailServer.open>): Promise<MailServer> {
  const relay = await MailServer.open(...options);
  closing.push(() => relay.close());
  return relay;
}

/** A server of whatever it likes. */
async function aServer(talk: (socket: Socket) => void): Promise<number> {
  const sockets = new Set<Socket>();
  const server: Server = createServer((socket) => {
    sockets.add(socket.on('error', () => socket.destroy()));
    talk(socket);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  closing.push(() => {
    for (const socket of sockets) socket.destroy();
    return new Promise((resolve) => server.close(resolve));
  });
  return (server.address() as AddressInfo).port;
}

const aChannel = (relay: { port: number; authority?: string }, settings: Partial<EmailSettings> = {}) =>
  new EmailChannel({
    url: `smtp://relay:p%40ss%3Aword@127.0.0.1:${relay.port}`,
    from: 'desk@agency.example',
    tlsRequired: true,
    publicUrl: 'https://q.example.kz/',
    timeoutMilliseconds: 1_000,
    ...(relay.authority && { authority: relay.authority }),
    ...settings,
  });

describe('e-mail, with a real relay', () => {
  afterEach(async () => {
    await Promise.all(closing.splice(0).map((close) => close()));
  });

  it('sends plain words and a link, over TLS, with an id that each attempt has', async () => {
    const relay = await aRelay();
    const message = aMessage(to, 'en');
    expect(await aChannel(relay).send(message, patiently())).toEqual({ kind: 'sent' });
    const [mail] = relay.received;
    expect(mail).toMatchObject({ from: 'desk@agency.example', to: ['saule@contact.example'], secure: true });
    expect(mail!.source).toContain('Subject: Help is needed now\r\n');
    expect(mail!.source).toContain(`Message-ID: <${message.deliveryId}@agency.example>`);
    expect(mail!.source).toContain('Auto-Submitted: auto-generated');
    expect(mail!.source.split('\r\n\r\n').slice(1).join('\r\n\r\n')).toBe(
      `The desk knows. Keep your phone near you.\r\n\r\nhttps://q.example.kz${message.link}\r\n`,
    );
  });

  it('writes Kazakh so that it is read', async () => {
    const relay = await aRelay();
    await aChannel(relay, { publicUrl: undefined }).send(aMessage(to, 'kk'), patiently());
    const [head, body] = relay.received[0]!.source.split('\r\n\r\n');
    expect(head).toMatch(/^Subject: =\?UTF-8\?/m);
    const text = /Content-Transfer-Encoding: base64/.test(head!)
      ? Buffer.from(body!, 'base64').toString('utf8')
      : decodeURIComponent(body!.replace(/=\r\n/g, '').replaceAll('=', '%'));
    expect(text.trim()).toBe('Кезекші біледі. Телефонды қасыңызда ұстаңыз.');
  });

  it('sends nothing in clear unless that is allowed', async () => {
    const plain = await aRelay({ disabledCommands: ['STARTTLS'], allowInsecureAuth: true });
    expect(await aChannel(plain).send(aMessage(to), patiently())).toMatchObject({ kind: 'retry' });
    expect(plain.received).toHaveLength(0);
    expect(await aChannel(plain, { tlsRequired: false }).send(aMessage(to), patiently())).toEqual({ kind: 'sent' });
  });

  it('trusts no relay that cannot say who it is', async () => {
    const relay = await aRelay();
    const outcome = await aChannel({ port: relay.port }).send(aMessage(to), patiently());
    expect(outcome).toEqual({ kind: 'retry', error: 'connection_failed' });
    expect(relay.received).toHaveLength(0);
  });

  it.each([
    [550, '5.1.1 no such user', { kind: 'give_up', error: 'unregistered', forgetAddress: true }],
    [550, '5.7.1 blocked', { kind: 'give_up', error: 'address_refused' }],
    [450, '4.2.1 slow down', { kind: 'retry', error: 'rate_limited' }],
    [451, '4.3.0 local error', { kind: 'retry', error: 'service_failed' }],
  ] as const)('takes %d %s of the recipient for what it means', async (code, text, outcome) => {
    const relay = await aRelay({ onRcptTo: (_address, _session, done) => done(refusing(code, text)) });
    expect(await aChannel(relay).send(aMessage(to), patiently())).toEqual(outcome);
  });

  it.each([
    [550, '5.1.1 you are nobody', { kind: 'give_up', error: 'message_refused' }],
    [452, '4.3.1 full', { kind: 'retry', error: 'rate_limited' }],
  ] as const)('takes %d %s of the sender for our own affair', async (code, text, outcome) => {
    const relay = await aRelay({ onMailFrom: (_address, _session, done) => done(refusing(code, text)) });
    expect(await aChannel(relay).send(aMessage(to), patiently())).toEqual(outcome);
  });

  it('says that its credentials are refused', async () => {
    const relay = await aRelay();
    const channel = aChannel(relay, { url: `smtp://relay:wrong@127.0.0.1:${relay.port}` });
    expect(await channel.send(aMessage(to), patiently())).toEqual({ kind: 'retry', error: 'credentials_refused' });
  });

  it('does not wait for a relay that says nothing, and takes no garbage', async () => {
    const silent = { port: await aServer(() => undefined) };
    const controller = new AbortController();
    const sending = aChannel(silent).send(aMessage(to), controller.signal);
    controller.abort();
    expect(await sending).toEqual({ kind: 'retry', error: 'timeout' });
    expect(await aChannel(silent, { timeoutMilliseconds: 50 }).send(aMessage(to), patiently())).toEqual({
      kind: 'retry',
      error: 'timeout',
    });
    const garbage = { port: await aServer((socket) => void socket.write('HTTP/1.1 400 Bad Request\r\n\r\n')) };
    expect(await aChannel(garbage).send(aMessage(to), patiently())).toEqual({ kind: 'retry', error: 'bad_answer' });
  });

  it('tries again when nobody listens', async () => {
    const relay = await MailServer.open();
    const { port } = relay;
    await relay.close();
    expect(await aChannel({ port }).send(aMessage(to), patiently())).toEqual({
      kind: 'retry',
      error: 'connection_failed',
    });
  });
});
