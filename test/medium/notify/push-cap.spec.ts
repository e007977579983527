import type { ServerResponse } from 'node:http';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { newId } from '#domain';
import { PushCap, Stranger, verifyWebhook } from '#notify';
import { CapEndpointRepository, SqlCapReader } from '#persistence';
import { aCase, type TestCase } from '#testing';
import { TestApi, type TestClient } from '../../support/api.js';
import { capFaults } from '../../support/cap-rules.js';
import { WebhookReceiver } from '../../support/webhook-receiver.js';

const secret = 'secret-of-the-alerting-system';

describe('CAP pushed to an agency’s own system', () => {
  let api: TestApi;
  let made: TestCase;
  let receiver: WebhookReceiver;
  let dispatcher: TestClient;
  let administrator: TestClient;
  let path: string;
  const outcomes: string[] = [];
  const ok = (response: ServerResponse) => void response.writeHead(202).end();

  beforeAll(async () => {
    api = await TestApi.start({ WEBHOOK_PRIVATE_ADDRESSES_ALLOWED: 'true' });
    receiver = await WebhookReceiver.open();
  });
  beforeEach(async () => {
    made = await aCase().setUp(api.tools);
    dispatcher = await api.as(made.agency, 'dispatcher');
    administrator = await api.as(made.agency, 'administrator');
    path = `/v1/agencies/${made.agency.id}/cap-endpoint`;
    receiver.received.length = 0;
    receiver.answer = ok;
    outcomes.length = 0;
  });
  afterAll(async () => {
    await receiver.close();
    await api.close();
  });

  const name = () => administrator.put(path, { url: `http://127.0.0.1:${receiver.port}/cap`, secret });
  const state = async () => (await administrator.get(path)).body;
  const push = (timeoutMilliseconds = 5_000) =>
    new PushCap(
      new CapEndpointRepository(api.database),
      new SqlCapReader(api.database),
      new Stranger({ privateAddressesAllowed: true, timeoutMilliseconds }),
      api.clock,
      { capPushed: (outcome) => void outcomes.push(outcome) },
    ).execute();
  const press = async (): Promise<string> => {
    const { body } = await api.asDevice(made.protectedPerson.devices[0]!).post('/v1/panics', {
      id: newId(),
      pressedAt: new Date(api.clock.now()).toISOString(),
      trigger: 'button',
    });
    return body.incidentId as string;
  };
  const close = async (incidentId: string) => {
    await dispatcher.post(`/v1/incidents/${incidentId}/acknowledge`);
    expect((await dispatcher.post(`/v1/incidents/${incidentId}/close`, { outcome: 'resolved' })).status).toBe(200);
  };
  const types = () => receiver.received.map(({ body }) => /<msgType>(\w+)/.exec(body)![1]);

  it('sends what has happened since, in order, signed, and once', async () => {
    await press();
    expect((await name()).status).toBe(204);
    const incidentId = await press();
    await close(incidentId);
    await push();
    await push();
    // The first press was before: its incident's alert is referred to, and not sent.
    expect(types()).toEqual(['Update', 'Cancel']);
    for (const { headers, body } of receiver.received) {
      expect(headers['content-type']).toBe('application/cap+xml; charset=utf-8');
      expect(await capFaults(body)).toEqual([]);
      const timestamp = String(headers['qalqan-timestamp']);
      const signature = String(headers['qalqan-signature']);
      expect(verifyWebhook(secret, { timestamp, signature, body }, api.clock.now())).toBe(true);
    }
    expect(await state()).toEqual({
      attempts: 0,
      lastError: null,
      lastSentAt: new Date(api.clock.now()).toISOString(),
    });
    const pushed = await api.database.rows<{ subjects: string[] }>(
      `SELECT subjects FROM audit_entry WHERE object_id = $1 AND action = 'cap.push'`,
      [incidentId],
    );
    expect(pushed.map(({ subjects }) => subjects.includes(made.protectedPerson.id))).toEqual([true, true]);
  });

  it('waits for a system that is away, longer each time, and loses nothing', async () => {
    await name();
    receiver.answer = (response) => void response.writeHead(503).end();
    const incidentId = await press();
    for (const seconds of [1, 2, 4]) {
      await push();
      api.clock.move(seconds * 1000 - 1);
      await push();
      api.clock.move(1);
    }
    expect(receiver.received).toHaveLength(3);
    expect(await state()).toMatchObject({ attempts: 3, lastError: 'service_failed', lastSentAt: null });
    await close(incidentId);
    receiver.received.length = 0;
    receiver.answer = ok;
    await push();
    expect(types()).toEqual(['Alert', 'Cancel']);
    expect(await state()).toMatchObject({ attempts: 0, lastError: null });
  });

  it.each([
    ['says nothing', () => undefined, 'timeout'],
    ['answers garbage', (response: ServerResponse) => void response.socket?.end('SSH-2.0-no\r\n\r\n'), 'bad_answer'],
  ])('does not hang on a system that %s', async (_case, answer, error) => {
    await name();
    receiver.answer = answer;
    await press();
    await push(error === 'timeout' ? 200 : undefined);
    expect(outcomes).toEqual([error]);
    expect(await state()).toMatchObject({ attempts: 1, lastError: error });
  });

  it('passes over what is refused for good, in sight', async () => {
    await name();
    const incidentId = await press();
    await close(incidentId);
    receiver.answer = (response) => {
      receiver.answer = ok;
      response.writeHead(422).end();
    };
    await push();
    expect(outcomes).toEqual(['message_refused', 'sent']);
    expect(types()).toEqual(['Alert', 'Cancel']);
  });

  it('sends each message once though two workers look', async () => {
    await name();
    await press();
    await Promise.all([push(), push(), push()]);
    expect(types()).toEqual(['Alert']);
  });

  it('sends nothing of another agency, and nothing once it is removed', async () => {
    await name();
    const other = await aCase().setUp(api.tools);
    await api.asDevice(other.protectedPerson.devices[0]!).post('/v1/panics', {
      id: newId(),
      pressedAt: new Date(api.clock.now()).toISOString(),
      trigger: 'button',
    });
    await push();
    expect((await administrator.delete(path)).status).toBe(204);
    await press();
    await push();
    expect(receiver.received).toEqual([]);
    expect((await administrator.delete(path)).status).toBe(404);
    expect((await administrator.get(path)).status).toBe(404);
  });

  it('is named by an administrator of the agency only, and never shown', async () => {
    expect(JSON.stringify([(await name()).body, await state()])).not.toMatch(/127\.0\.0\.1|secret/);
    const stranger = await api.as((await aCase().setUp(api.tools)).agency, 'administrator');
    const body = { url: 'https://agency.example/cap', secret };
    expect((await dispatcher.put(path, body)).status).toBe(403);
    expect((await stranger.put(path, body)).status).toBe(404);
    expect((await stranger.get(path)).status).toBe(404);
    expect((await stranger.delete(path)).status).toBe(404);
    const refused = await administrator.put(path, { ...body, url: 'http://agency.example/cap' });
    expect([refused.status, refused.body.errors[0].path]).toEqual([422, 'url']);
    const actions = await api.database.rows<{ action: string }>(
      `SELECT action FROM audit_entry WHERE object_id = $1 AND action LIKE 'agency.cap%' AND result = 'allowed'
         AND action NOT LIKE '%.read'`,
      [made.agency.id],
    );
    expect(actions).toEqual([{ action: 'agency.cap_endpoint.name' }]);
  });
});
