import { randomBytes, randomUUID } from 'node:crypto';
import type { ServerResponse } from 'node:http';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { importSmsKey, writeSmsPress } from '#contracts';
import { systemClock } from '#domain';
import webPush from 'web-push';
import type { Address } from '#domain';
import { Caller } from '../support/caller.js';
import { caseOverHttp, type CaseOverHttp, home, planted } from '../support/case-over-http.js';
import { enrolSmsPhone } from '../support/enrol-sms-phone.js';
import { eventually } from '../support/eventually.js';
import { House } from '../support/house.js';
import type { HouseProcess } from '../support/house-process.js';
import { MailServer, refusing } from '../support/mail-server.js';
import { walkTo } from '../support/owntracks-walk.js';
import { PushService } from '../support/push-service.js';
import { queueContents } from '../support/queue-contents.js';
import { SmsCentre } from '../support/sms-centre.js';
import { WebhookReceiver } from '../support/webhook-receiver.js';

/** Where people are reached, each unlike anything a program would say by itself. */
const reached = {
  protectedEmail: 'aigerim.hidden@mail.example',
  contactEmail: 'saule.trusted@mail.example',
  supervisorEmail: 'head.of.shift@mail.example',
  operatorEmail: 'who.runs.it@mail.example',
  /** Without the plus, which carriers do not want. */
  contactPhone: '77075550194',
  respondentPhone: '77075550195',
  fcmToken: 'fcm-token-of-the-contact',
  relayPassword: 'word-of-the-relay',
  gatewaySecret: 'secret-of-the-gateway',
  carrierWord: 'carrier1',
  operatorSecret: 'secret-of-the-operator',
  /** Who sends messages to the house, and what else is in them. */
  senderPhone: '77075550196',
  inboundSecret: 'secret that only gateway and house know',
  inboundWord: 'көмек-керек-тезірек',
};
const vapid = webPush.generateVAPIDKeys();

/** Each service answers with a fault that repeats what it was sent: no word of it may be kept. */
describe('while every channel fails', () => {
  let house: House;
  let api: HouseProcess;
  let worker: HouseProcess;
  /** What Prometheus reads of all processes, and what they say of their health. */
  let numbers: string;
  let made: CaseOverHttp;
  let mail: MailServer;
  let push: PushService;
  let centre: SmsCentre;
  let hook: WebhookReceiver;
  let gateway: WebhookReceiver;
  let whileQueued: string;
  let incidentIds: string[];
  /** What the services were sent: proof that the words were there to be leaked. */
  let sent: string;
  /** Messages that phones have sent, what the gateway was answered, and what such a phone keeps to itself. */
  const brought: string[] = [];
  const answers: string[] = [];
  let secretsOfPhone: string[];

  const failing = (status: number, repeated: () => string) => (response: ServerResponse) =>
    void response.writeHead(status, { 'content-type': 'text/plain' }).end(repeated());

  beforeAll(async () => {
    [mail, push, centre, hook, gateway] = await Promise.all([
      MailServer.open({
        hideSTARTTLS: true,
        authOptional: true,
        onAuth: (_auth, _session, done) => done(null, { user: 'relay' }),
        onRcptTo: ({ address }, _session, done) => done(refusing(451, `4.7.1 <${address}> is away`)),
      }),
      PushService.open(),
      SmsCentre.open(),
      WebhookReceiver.open(),
      WebhookReceiver.open(),
    ]);
    hook.answer = failing(500, () => JSON.stringify(hook.received.at(-1)));
    gateway.answer = failing(500, () => JSON.stringify(gateway.received.at(-1)));
    push.answer = failing(500, () => JSON.stringify(push.pushed.at(-1)));
    // ESME_RSYSERR, with what was sent as the name of the message.
    centre.onSubmit = (session, pdu) =>
      void session.send(pdu.response({ command_status: 8, message_id: String(pdu['destination_addr']) }));
    house = await House.open({
      SMTP_URL: `smtp://relay:${reached.relayPassword}@127.0.0.1:${mail.port}`,
      SMTP_FROM: 'qalqan@house.example',
      SMTP_TLS_REQUIRED: 'false',
      WEB_PUSH_VAPID_SUBJECT: 'mailto:desk@house.example',
      WEB_PUSH_VAPID_PUBLIC_KEY: vapid.publicKey,
      WEB_PUSH_VAPID_PRIVATE_KEY: vapid.privateKey,
      OPERATOR_EMAIL: reached.operatorEmail,
      OPERATOR_WEBHOOK_URL: `http://127.0.0.1:${hook.port}/operator`,
      OPERATOR_WEBHOOK_SECRET: reached.operatorSecret,
      SMS_INBOUND_SECRET: reached.inboundSecret,
      PUBLIC_URL: 'https://q.example',
    });
    api = await house.api();
    made = await caseOverHttp(house, api, hook.port);
    await reachEverybody();
  });
  afterAll(async () => {
    await house.close();
    await Promise.all([mail.close(), push.close(), centre.close(), hook.close(), gateway.close()]);
  });

  /** One contact for each channel; both parties and a supervisor; a plan that tells them all, by name. */
  async function reachEverybody(): Promise<void> {
    const { administrator, protectedId, respondentId } = made;
    const must = async (answer: Promise<{ status: number; body: any }>) => {
      const { status, body } = await answer;
      if (status >= 300) throw new Error(JSON.stringify(body));
      return body;
    };
    const key = () => ({ 'idempotency-key': randomUUID() });
    const channels: Address[] = [
      { channel: 'sms', phone: `+${reached.contactPhone}` },
      { channel: 'email', address: reached.contactEmail },
      push.subscription,
      { channel: 'fcm', token: reached.fcmToken },
    ];
    for (const [at, channel] of channels.entries()) {
      const contact = { personId: protectedId, name: planted.contactName, language: 'kk', position: at + 2 };
      await must(administrator.post('/v1/contacts', { ...contact, channels: [channel] }, key()));
    }
    const account = { email: reached.supervisorEmail, password: randomUUID(), name: planted.staffName };
    const supervisor = { ...account, role: 'supervisor', language: 'en' };
    const own = [{ channel: 'email', address: reached.supervisorEmail }];
    await must(administrator.post('/v1/staff', { ...supervisor, channels: own }, key()));
    await must(
      administrator.patch(`/v1/people/${protectedId}`, {
        channels: [{ channel: 'email', address: reached.protectedEmail }],
      }),
    );
    await must(
      administrator.patch(`/v1/people/${respondentId}`, {
        channels: [{ channel: 'sms', phone: `+${reached.respondentPhone}` }],
      }),
    );
    const [agency] = (await must(administrator.get('/v1/agencies'))).agencies;
    await must(administrator.patch(`/v1/agencies/${agency.id}`, { namesInMessagesAllowed: true }));
    const step = (to: string) => ({
      id: to.replace('_', '-'),
      to,
      channels: to === 'desk' ? ['console'] : [],
      afterSeconds: 0,
    });
    const steps = ['desk', 'contacts', 'supervisor', 'respondent', 'protected_person'].map(step);
    const plan = await must(administrator.post('/v1/response-plans', { name: 'All', steps }, key()));
    await must(administrator.post(`/v1/response-plans/${plan.id}/activate`));
  }

  /**
   * What phones send, by the gateway and by the carrier: understood, forged, of nobody's, damaged, by somebody who may not, and while the
   * database refuses it.
   */
  async function bringMessages(): Promise<void> {
    const phone = await enrolSmsPhone(made.administrator, made.protectedId, 'https://q.example');
    const { key, shortId } = phone.sms;
    secretsOfPhone = [key, shortId, phone.token];
    const sign = async (as: string, id = shortId) => {
      const position = { longitude: 76.912345, latitude: 43.256789, accuracyMeters: 20 };
      const press = { id: randomUUID(), pressedAt: systemClock.now(), position };
      const text = await writeSmsPress(await importSmsKey(as), id, press);
      brought.push(text);
      return text;
    };
    const forger = randomBytes(32).toString('base64url');
    const gatewayOf = (secret: string) => async (text: string, raw?: string) => {
      const answer = await fetch(`${api.baseUrl}/v1/sms/inbound`, {
        method: 'POST',
        headers: { authorization: `Bearer ${secret}`, 'content-type': 'application/json' },
        body: raw ?? JSON.stringify({ from: `+${reached.senderPhone}`, text }),
      });
      answers.push(`${JSON.stringify([...answer.headers])} ${await answer.text()}`);
      return answer.status;
    };
    const [byGateway, byStranger] = [gatewayOf(reached.inboundSecret), gatewayOf('another secret')];
    const byCarrier = async (text: string, more: object = {}) => {
      const fields = { esm_class: 0, data_coding: 8, source_addr: reached.senderPhone };
      return centre.report({ ...fields, short_message: Buffer.from(text, 'utf16le').swap16(), ...more });
    };
    for (const bring of [byGateway, byCarrier]) {
      const taken = bring === byGateway ? 204 : 0;
      const text = await sign(key);
      for (const each of [text, `${text} ${reached.inboundWord}`, await sign(forger)])
        expect(await bring(each)).toBe(taken);
      expect(await bring(await sign(key, randomBytes(5).toString('base64url')))).toBe(taken);
      for (const each of [text.slice(0, -1), text.replace('N ', `N ${reached.inboundWord}`), reached.inboundWord])
        expect(await bring(each)).toBe(taken);
    }
    const text = await sign(key);
    expect(await byStranger(text)).toBe(401);
    expect(await byGateway('', `{"from":"+${reached.senderPhone}","text":"${text} ${reached.inboundWord}`)).toBe(400);
    const long = `${text} ${reached.inboundWord} `.repeat(30_000);
    expect(await byGateway(long)).toBe(413);
    const cut = Buffer.concat([Buffer.from([5, 0, 3, 1, 2, 1]), Buffer.from(text, 'utf16le').swap16()]);
    expect(await byCarrier('', { esm_class: 0x40, short_message: cut })).toBe(0);
    // Acknowledged only when it is written: what the database refuses comes again.
    await house.database.count(`ALTER TABLE panic ADD CONSTRAINT none_by_sms CHECK (trigger <> 'sms') NOT VALID`, []);
    const later = await sign(key);
    expect(await byCarrier(later)).toBe(0x64);
    expect(await byGateway(later)).toBe(500);
    await house.database.count('ALTER TABLE panic DROP CONSTRAINT none_by_sms', []);
    expect(await byCarrier(later)).toBe(0);
    expect(await byGateway(later)).toBe(204);
  }

  async function numbersOf({ baseUrl }: HouseProcess): Promise<string> {
    const [metrics, health] = await Promise.all(
      ['/metrics', '/health/ready'].map((path) => new Caller(baseUrl).get(path)),
    );
    return `${String(metrics!.body)}\n${JSON.stringify(health!.body)}\n`;
  }

  type Delivery = { id: string; channel: string; recipient: string; status: string; attempts: number };
  const deliveries = async (): Promise<Delivery[]> => {
    const all = incidentIds.map((id) => made.dispatcher.get(`/v1/incidents/${id}/deliveries`));
    return (await Promise.all(all))
      .flatMap(({ body }) => body.deliveries as Delivery[])
      .filter(({ channel }) => channel !== 'console');
  };

  it('a breach and a press are tried by all of them', async () => {
    const phone = new Caller(api.baseUrl, made.phone.token);
    const fix = {
      fixTime: new Date(systemClock.now()).toISOString(),
      point: { type: 'Point', coordinates: [76.912345, 43.256789] },
    };
    const press = { id: randomUUID(), pressedAt: fix.fixTime, trigger: 'button', fix };
    expect((await phone.post('/v1/panics', press)).status).toBe(201);
    for (const location of walkTo(home, 1_000))
      await Caller.basic(api.baseUrl, made.bracelet).post('/ingest/owntracks', location);
    incidentIds = (await made.dispatcher.get('/v1/incidents')).body.incidents.map(({ id }: { id: string }) => id);
    whileQueued = await queueContents(house);
    expect(whileQueued).toMatch(/deliver-alarm/);
    // One carrier after the other: each has to fail in sight.
    const bySmpp = await house.worker({
      SMPP_URL: `smpp://127.0.0.1:${centre.port}`,
      SMPP_SYSTEM_ID: 'qalqan',
      SMPP_PASSWORD: reached.carrierWord,
      SMPP_SENDER: 'Qalqan',
    });
    const tried = await eventually(deliveries, (found) => found.every(({ attempts }) => attempts > 0));
    expect(new Set(tried.map(({ channel }) => channel))).toEqual(
      new Set(['sms', 'email', 'web_push', 'webhook', 'fcm']),
    );
    expect(new Set(tried.map(({ recipient }) => recipient))).toEqual(
      new Set(['contact', 'supervisor', 'respondent', 'protected_person']),
    );
    expect(tried.filter(({ status }) => !['queued', 'failed'].includes(status))).toEqual([]);
    await eventually(
      async () => centre.submitted.length,
      (count) => count > 0,
    );
    await bringMessages();
    numbers = await numbersOf(bySmpp);
    await bySmpp.stop();
    worker = await house.worker({
      SMS_HTTP_URL: `http://127.0.0.1:${gateway.port}/send`,
      SMS_HTTP_HEADER: `authorization: Bearer ${reached.gatewaySecret}`,
      API_URL: api.baseUrl,
    });
    await eventually(
      async () => gateway.received.length,
      (count) => count > 0,
    );
    const there = [planted.protectedName, planted.webhookPath, reached.contactPhone, '/push/one'];
    sent = await eventually(
      async () => JSON.stringify([hook.received, gateway.received, push.pushed, centre.submitted]),
      (text) => there.every((word) => text.includes(word)),
    );
  });

  it('what was given up is listed and sent again without a name or an address', async () => {
    const { administrator } = made;
    const list = () => administrator.get('/v1/deliveries?status=failed');
    const { body } = await eventually(list, (answer) => answer.body.deliveries.length > 0);
    expect(body.deliveries[0]).toMatchObject({ channel: 'fcm', errorCode: 'not_configured' });
    for (const { id } of body.deliveries) await administrator.post(`/v1/deliveries/${id}/send-again`);
    leaksNothing(JSON.stringify(body));
  });

  it('logs, queue and numbers hold nothing personal', async () => {
    await eventually(deliveries, (found) => found.some(({ channel, attempts }) => channel === 'fcm' && attempts > 1));
    numbers += (await numbersOf(api)) + (await numbersOf(worker));
    const afterwards = await queueContents(house);
    for (const text of [house.said, whileQueued, afterwards, numbers, ...answers]) leaksNothing(text);
    for (const outcome of ['pressed', 'repeated', 'not_a_press', 'refused', 'failed'])
      expect(numbers.match(new RegExp(`qalqan_sms_received_total\\{outcome="${outcome}"\\} [1-9]`, 'g'))).toHaveLength(
        2,
      );
    expect(house.said).toContain('"level"');
    expect(numbers).toMatch(/qalqan_channel_attempts_total\{channel="webhook",outcome="service_failed"\} [1-9]/);
  });

  it('a leak would be found', () => {
    expect(() => leaksNothing(`refused: <${reached.contactEmail}>`)).toThrow();
    expect(() => leaksNothing(sent)).toThrow();
    expect(() => leaksNothing(`not a press: ${brought[0]!.toLowerCase()}`)).toThrow();
  });

  function leaksNothing(text: string): void {
    const { phone, bracelet, dispatcher, administrator } = made;
    const receiptTokens = [...sent.matchAll(/\/(?:r|c\/)#([\w-]{22})/g)].map(([, token]) => token!);
    expect(receiptTokens.length).toBeGreaterThan(0);
    const { endpoint, keys } = push.subscription.subscription;
    const secret = [
      ...Object.values(planted).flatMap((word) => [word, ...(/^\p{L}+ \p{L}+$/u.test(word) ? word.split(' ') : [])]),
      ...Object.values(reached),
      ...[endpoint, '/push/one', keys.p256dh, keys.auth, vapid.privateKey],
      ...[phone.token, bracelet.token, dispatcher.token!, administrator.token!, ...receiptTokens],
      ...secretsOfPhone,
      // Half of a message would say as much: whose phone it is, and where. Read whatever its letters are.
      ...brought
        .flatMap((message) => [message.slice(7, 40), message.slice(40)])
        .flatMap((half) => [half, half.toLowerCase()]),
      ...['43.25', '76.91', '76.92'],
    ];
    const found = secret.filter((word) => text.includes(word));
    expect(found).toEqual([]);
  }
});
