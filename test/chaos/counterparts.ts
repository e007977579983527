import { generateKeyPairSync, randomUUID } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import type { ServerResponse } from 'node:http';
import { join } from 'node:path';
import webPush from 'web-push';
import type { Address } from '#domain';
import { fcmAnswers, FcmStandIn } from '../support/fcm-stand-in.js';
import { MailServer, refusing } from '../support/mail-server.js';
import { ownIdentity } from '../support/own-identity.js';
import { PushService } from '../support/push-service.js';
import { SmsCentre } from '../support/sms-centre.js';
import { WebhookReceiver } from '../support/webhook-receiver.js';
import { Counterpart, type Ways } from './counterpart.js';
import { SmsPhone } from './sms-phone.js';

/** All who stand where the channels lead, and what the house is told of them. */
export interface Counterparts {
  all: readonly Counterpart[];
  /** Variables of every process. */
  environment: Record<string, string>;
  /** One way to the phones is a process's own: a carrier by SMPP, or a gateway by HTTP. */
  carriers: readonly Record<string, string>[];
}

/** Each contact's channels in the order they are wanted: every channel comes first somewhere, and most have a second. */
const wanted = [['webhook'], ['sms'], ['fcm', 'sms'], ['web_push', 'email'], ['email'], ['sms', 'webhook']] as const;

export function channelsOf({ all }: Counterparts, contact: number): Address[] {
  return wanted[contact % wanted.length]!.map((channel) =>
    all.find((counterpart) => counterpart.channel === channel)!.addressOf(contact),
  );
}

/** @param folder for keys and credentials */
export async function openCounterparts(folder: string): Promise<Counterparts> {
  const identity = await ownIdentity();
  const authority = join(folder, 'authority.pem');
  writeFileSync(authority, identity.cert);
  const opened = await Promise.all([
    openWebhook(),
    openCarrier(),
    openGateway(),
    openEmail(),
    openWebPush(),
    openFcm(folder),
  ]);
  const carriers = opened.flatMap(({ carrier }) => (carrier ? [carrier] : []));
  const environments = opened.map(({ environment }) => environment ?? {});
  return {
    all: opened.map(({ counterpart }) => counterpart),
    environment: Object.assign({ NODE_EXTRA_CA_CERTS: authority, PUBLIC_URL: 'https://q.example.kz' }, ...environments),
    carriers,
  };
}

interface Opened {
  counterpart: Counterpart;
  environment?: Record<string, string>;
  carrier?: Record<string, string>;
}

const numberAtEnd = (text = ''): number => Number(/(\d+)$/.exec(text)![1]);
const phoneOf = (contact: number): string => `+7707${String(contact).padStart(7, '0')}`;
const contactOfPhone = (phone = ''): number => Number(phone.slice(-7));
const addressByPhone = (contact: number): Address => ({ channel: 'sms', phone: phoneOf(contact) });

/** What all who speak HTTP do alike. */
const overHttp = (response: ServerResponse): Omit<Ways, 'take'> => ({
  fail: () => void response.writeHead(503).end(),
  babble: () => void response.socket?.end('\u0000\u0001 this is no answer\r\n\r\n'),
  give: () => void response.destroy(),
});

async function openWebhook(): Promise<Opened> {
  const receiver = await WebhookReceiver.open();
  const counterpart: Counterpart = new Counterpart(
    'webhook',
    'webhook',
    (contact) => ({
      channel: 'webhook',
      url: `http://127.0.0.1:${receiver.port}/${contact}`,
      secret: randomUUID(),
    }),
    () => receiver.close(),
  );
  receiver.answer = (response, { path, body }) =>
    counterpart.serve({
      ...overHttp(response),
      take: () => {
        counterpart.took(numberAtEnd(path), body);
        response.writeHead(204).end();
      },
    });
  return { counterpart };
}

/** Of a carrier, `failing` is a system error, by which nothing is said about the message. */
const systemError = 0x08;

async function openCarrier(): Promise<Opened> {
  const centre = await SmsCentre.open();
  const counterpart: Counterpart = new Counterpart('SMS carrier', 'sms', addressByPhone, () => centre.close());
  const phone = new SmsPhone((number, text) => counterpart.took(contactOfPhone(number), text));
  centre.onSubmit = (session, pdu) =>
    counterpart.serve({
      take: () => {
        phone.receive(pdu);
        session.send(pdu.response({ message_id: randomUUID() }));
      },
      fail: () => void session.send(pdu.response({ command_status: systemError })),
      // A length that no PDU has.
      babble: () => session.socket.write(Buffer.from('\u0000\u0001 this is no answer')),
      give: () => session.destroy(),
    });
  return {
    counterpart,
    carrier: {
      SMPP_URL: `smpp://127.0.0.1:${centre.port}`,
      SMPP_SYSTEM_ID: 'qalqan',
      SMPP_PASSWORD: 'secret',
      SMPP_SENDER: 'Qalqan',
    },
  };
}

async function openGateway(): Promise<Opened> {
  const gateway = await WebhookReceiver.open();
  const counterpart: Counterpart = new Counterpart('SMS gateway', 'sms', addressByPhone, () => gateway.close());
  gateway.answer = (response, { body }) =>
    counterpart.serve({
      ...overHttp(response),
      take: () => {
        const { to, text } = JSON.parse(body) as { to: string; text: string };
        counterpart.took(contactOfPhone(to), text);
        response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify({ id: randomUUID() }));
      },
      // 200, as a proxy before a gateway that is away.
      babble: () => void response.writeHead(200, { 'content-type': 'text/html' }).end('<html>'),
    });
  return {
    counterpart,
    carrier: { SMS_HTTP_URL: `http://127.0.0.1:${gateway.port}/send`, SMS_HTTP_ID_FIELD: 'id' },
  };
}

async function openEmail(): Promise<Opened> {
  const relay = await MailServer.open();
  const counterpart: Counterpart = new Counterpart(
    'e-mail',
    'email',
    (contact) => ({ channel: 'email', address: `contact-${contact}@home.example` }),
    () => relay.close(),
    (mood) => (relay.babbles = mood === 'garbage'),
  );
  relay.answer = ({ to: [address], source }, done) =>
    counterpart.serve({
      take: () => {
        counterpart.took(numberAtEnd(address?.split('@')[0]), readable(source));
        done();
      },
      fail: () => done(refusing(451, 'try again later')),
      // It greeted well: the connection is older than the mood.
      babble: () => done(refusing(421, 'try again later')),
      give: () => done(refusing(421, 'try again later')),
    });
  return {
    counterpart,
    environment: {
      SMTP_URL: `smtp://relay:${encodeURIComponent('p@ss:word')}@127.0.0.1:${relay.port}`,
      SMTP_FROM: 'desk@agency.example',
    },
  };
}

/** Of the encodings of a text (RFC 2045) these are in use. */
function readable(source: string): string {
  const end = source.indexOf('\r\n\r\n');
  const [head, body] = [source.slice(0, end), source.slice(end)];
  if (/^content-transfer-encoding: base64/im.test(head)) return Buffer.from(body, 'base64').toString('utf8');
  return body
    .replace(/=\r\n/g, '')
    .replace(/=([0-9A-F]{2})/g, (_, hex: string) => String.fromCharCode(parseInt(hex, 16)));
}

async function openWebPush(): Promise<Opened> {
  const service = await PushService.open(await ownIdentity());
  const counterpart: Counterpart = new Counterpart(
    'Web Push',
    'web_push',
    (contact) => service.subscriptionAt(`/push/${contact}`),
    () => service.close(),
  );
  service.answer = (response, { path, text }) =>
    counterpart.serve({
      ...overHttp(response),
      take: () => {
        counterpart.took(numberAtEnd(path), text);
        response.writeHead(201).end();
      },
    });
  const { publicKey, privateKey } = webPush.generateVAPIDKeys();
  return {
    counterpart,
    environment: {
      WEB_PUSH_VAPID_SUBJECT: 'mailto:desk@agency.example',
      WEB_PUSH_VAPID_PUBLIC_KEY: publicKey,
      WEB_PUSH_VAPID_PRIVATE_KEY: privateKey,
    },
  };
}

async function openFcm(folder: string): Promise<Opened> {
  const service = await FcmStandIn.open(await ownIdentity());
  const counterpart: Counterpart = new Counterpart(
    'FCM',
    'fcm',
    (contact) => ({ channel: 'fcm', token: `token-of-app-${contact}` }),
    () => service.close(),
  );
  service.answer = (response, request) =>
    counterpart.serve({
      ...overHttp(response),
      take: () => {
        counterpart.took(numberAtEnd(request.message.token), JSON.stringify(request.message));
        fcmAnswers.accepted(response, request);
      },
      fail: () => fcmAnswers.unavailable(response, request),
      babble: () => fcmAnswers.garbage(response),
    });
  const { privateKey } = generateKeyPairSync('rsa', {
    modulusLength: 2_048,
    publicKeyEncoding: { type: 'spki', format: 'pem' },
    privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
  });
  const file = join(folder, 'firebase.json');
  const account = { project_id: 'stand-in', client_email: 'qalqan@stand-in.example', private_key: privateKey };
  writeFileSync(file, JSON.stringify({ ...account, type: 'service_account' }), { mode: 0o600 });
  return {
    counterpart,
    environment: { FIREBASE_CREDENTIALS_FILE: file, GOOGLE_STAND_IN_PORT: String(service.port) },
  };
}
