import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { systemClock } from '#domain';
import { webhookSignature } from '#notify';
import { Caller } from '../support/caller.js';
import { caseOverHttp, type CaseOverHttp, home, planted } from '../support/case-over-http.js';
import { eventually } from '../support/eventually.js';
import { House } from '../support/house.js';
import type { HouseProcess } from '../support/house-process.js';
import { walkTo } from '../support/owntracks-walk.js';
import { queueContents } from '../support/queue-contents.js';
import { openConsole, type TestConsole } from '../support/test-console.js';
import { WebhookReceiver } from '../support/webhook-receiver.js';

/** One case from the first administrator to the contact's own server; each test goes on where the one before ended. */
describe('a breach, end to end', () => {
  let house: House;
  let api: HouseProcess;
  let receiver: WebhookReceiver;
  let made: CaseOverHttp;
  let console: TestConsole;
  let incidentId: string;
  let whileQueued: string;

  beforeAll(async () => {
    [house, receiver] = await Promise.all([House.open(), WebhookReceiver.open()]);
    api = await house.api();
    made = await caseOverHttp(house, api, receiver.port);
    console = await openConsole(api.baseUrl, made.dispatcher.token!);
  });
  afterAll(async () => {
    console.close();
    await house.close();
    await receiver.close();
  });

  it('shows on the console while the respondent walks in, with an ordinary phone app', async () => {
    const phone = Caller.basic(api.baseUrl, made.bracelet);
    for (const location of walkTo(home, 1_000)) {
      expect(await phone.post('/ingest/owntracks', location)).toMatchObject({ status: 200, body: [] });
    }
    await console.until(() => console.of('alarm.raised').some((message) => message.alarm.kind === 'breach'));
    const { alarm, incident } = console.of('alarm.raised').find((message) => message.alarm.kind === 'breach');
    expect(alarm).toMatchObject({ severity: 'critical', zoneName: 'home', orderId: made.orderId });
    expect(console.of('incident.opened')).toMatchObject([{ incident: { id: incident.id } }]);
    incidentId = incident.id;
    // No worker runs yet.
    whileQueued = await queueContents(house);
    expect(whileQueued).toMatch(/deliver-alarm/);
  });

  it('reaches the contact, signed, by the worker', async () => {
    await house.worker();
    await eventually(
      async () => receiver.received.length,
      (count) => count > 0,
    );
    const [post] = receiver.received;
    const { 'qalqan-timestamp': timestamp, 'qalqan-signature': signature } = post!.headers;
    expect(signature).toBe(webhookSignature(planted.webhookSecret, Number(timestamp), post!.body));
    expect(JSON.parse(post!.body)).toMatchObject({ incidentId, language: 'kk' });
    await eventually(
      async () => (await made.dispatcher.get(`/v1/incidents/${incidentId}/deliveries`)).body.deliveries,
      (deliveries: { channel: string; status: string }[]) =>
        deliveries.every(({ channel, status }) => status === (channel === 'console' ? 'delivered' : 'sent')),
    );
  });

  it('is acknowledged, and every console learns of it', async () => {
    const { status, body } = await made.dispatcher.post(`/v1/incidents/${incidentId}/acknowledge`);
    expect([status, body.status]).toEqual([200, 'acknowledged']);
    await console.until(() => console.of('incident.updated').some((message) => message.kind === 'acknowledged'));
    expect((await made.dispatcher.post(`/v1/incidents/${incidentId}/acknowledge`)).status).toBe(409);
  });

  it('left nothing personal in logs, queue, messages and refusals', async () => {
    const refusals = await refused(api, made);
    expect(refusals.map(({ status }) => status)).toEqual([401, 401, 404, 404, 422, 422, 422, 422, 403, 400]);
    for (const { type } of refusals) expect(type).toMatch('application/problem+json');
    const afterwards = await queueContents(house);
    const messages = receiver.received.map(({ body }) => body);
    const seen = [
      house.said,
      whileQueued,
      afterwards,
      ...messages,
      ...refusals.map(({ body }) => JSON.stringify(body)),
    ];
    const { phone, bracelet, dispatcher, administrator } = made;
    const secret = [
      ...Object.values(planted),
      ...planted.protectedName.split(' '),
      ...[phone.token, bracelet.token, dispatcher.token!, administrator.token!],
      // Of the walk, every latitude and longitude begins so.
      ...['43.25', '76.91', '76.92'],
    ];
    for (const text of seen) for (const word of secret) expect(text).not.toContain(word);
    expect(house.said).toContain('"level"');
  });
});

/** Requests that repeat what is personal, and must not have it repeated to them. */
async function refused(api: HouseProcess, { phone, bracelet, administrator, protectedId }: CaseOverHttp) {
  const device = new Caller(api.baseUrl, phone.token);
  const { protectedName: name, phone: number, duressPin: pin } = planted;
  const fix = { fixTime: '1970-01-01T00:00:00Z', point: { type: 'Point', coordinates: [76.91, 43.25] } };
  const panic = { id: randomUUID(), pressedAt: new Date(systemClock.now()).toISOString(), trigger: 'button', fix };
  await device.post('/v1/panics', panic);
  return [
    await new Caller(api.baseUrl).post('/v1/sessions', { email: 'nobody@agency.example', password: name }),
    await Caller.basic(api.baseUrl, { uniqueId: name, token: bracelet.token }).post('/ingest/owntracks', {}),
    await new Caller(api.baseUrl).get(`/ingest/osmand?id=${bracelet.token}&lat=43.25&lon=76.91`),
    await administrator.get(`/v1/people/${encodeURIComponent(name)}`),
    await administrator.post('/v1/people', { name, phone: `${number}${name}`, language: 'kk', pin: `${pin}x` }),
    await administrator.post('/v1/people', { name, language: name, phone: name }),
    await administrator.post('/v1/contacts', {
      ...{ personId: protectedId, name, language: 'kk', position: 1 },
      channels: [{ channel: 'webhook', url: `ftp://${planted.webhookPath}`, secret: planted.webhookSecret }],
    }),
    await device.post('/v1/positions', { fixes: [fix] }),
    await device.post(`/v1/panics/${panic.id}/cancel`, { pin: '000000' }),
    await administrator.post('/v1/people', { name, language: 'kk' }, { 'idempotency-key': `${number} ${number}` }),
  ];
}
