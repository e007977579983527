import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { aCase, type TestCase } from '#testing';
import { TestApi, type TestClient } from '../../support/api.js';

const keys = { p256dh: 'B'.repeat(87), auth: 'a'.repeat(22) };
const at = (endpoint: string) => ({ subscription: { endpoint, keys } });

describe('Web Push to the app of a phone', () => {
  let api: TestApi;
  let made: TestCase;
  let phone: TestClient;
  let officer: TestClient;

  beforeAll(async () => {
    api = await TestApi.start({ WEBHOOK_PRIVATE_ADDRESSES_ALLOWED: 'false' });
    made = await aCase().setUp(api.tools);
    phone = api.asDevice(made.protectedPerson.devices[0]!);
    officer = await api.as(made.agency, 'case_officer');
  });
  afterAll(() => api.close());

  const channels = async (): Promise<string[]> => {
    const { body } = await officer.get(`/v1/people/${made.protectedPerson.id}`);
    return body.channels.map(({ channel }: { channel: string }) => channel);
  };

  it('is told before any other channel, by the phone that said so last, until it says no more', async () => {
    const sms = { channels: [{ channel: 'sms', phone: '+77070000001' }] };
    expect((await officer.patch(`/v1/people/${made.protectedPerson.id}`, sms)).status).toBe(200);
    expect((await phone.post('/v1/companion/web-push', at('https://push.example/one'))).status).toBe(204);
    expect((await phone.post('/v1/companion/web-push', at('https://push.example/two'))).status).toBe(204);
    expect(await channels()).toEqual(['web_push', 'sms']);
    expect((await phone.delete('/v1/companion/web-push')).status).toBe(204);
    expect(await channels()).toEqual(['sms']);
  });

  it('goes nowhere inside, and is nobody’s but a device’s to ask for', async () => {
    const inside = await phone.post('/v1/companion/web-push', at('http://127.0.0.1/x'));
    expect([inside.status, inside.body.errors[0].path]).toEqual([422, 'channels.0.subscription.endpoint']);
    expect((await officer.post('/v1/companion/web-push', at('https://push.example/x'))).status).toBe(401);
    expect((await api.post('/v1/companion/web-push', { body: at('https://push.example/x') })).status).toBe(401);
    expect(await channels()).toEqual(['sms']);
  });
});
