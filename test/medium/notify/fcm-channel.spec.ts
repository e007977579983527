import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { FcmChannel, openFirebase, type OutgoingMessage, wordsOf } from '#notify';
import { eventually } from '../../support/eventually.js';
import { fcmAnswers, FcmStandIn } from '../../support/fcm-stand-in.js';

const accessToken = randomUUID();
const message: OutgoingMessage = {
  deliveryId: randomUUID(),
  incidentId: randomUUID(),
  alarmId: randomUUID(),
  alarmKind: 'panic',
  severity: 'critical',
  language: 'kk',
  words: wordsOf('panic', 'kk', 'contact')!,
  link: '/r#token',
  to: { channel: 'fcm', token: randomUUID() },
};
const patiently = (): AbortSignal => AbortSignal.timeout(10_000);

describe('FCM by the real firebase-admin', () => {
  let service: FcmStandIn;
  let close: () => Promise<void>;
  let channel: FcmChannel;

  beforeAll(async () => {
    service = await FcmStandIn.open();
    const sender = await openFirebase({
      projectId: 'stand-in',
      credential: { getAccessToken: async () => ({ access_token: accessToken, expires_in: 3600 }) },
      connect: service.connect,
    });
    close = () => sender.close();
    channel = new FcmChannel(sender);
  });
  beforeEach(() => {
    service.requests.length = 0;
    service.answer = fcmAnswers.accepted;
  });
  afterAll(async () => {
    await close();
    await service.close();
  });

  it('sends ids, words and a link path, and nothing else', async () => {
    expect(await channel.send(message, patiently())).toEqual({ kind: 'sent' });
    const [request] = service.requests;
    expect(request).toMatchObject({
      path: '/v1/projects/stand-in/messages:send',
      host: 'fcm.googleapis.com',
      authorization: `Bearer ${accessToken}`,
    });
    const { deliveryId, alarmId, incidentId, link } = message;
    expect(request?.message).toMatchObject({
      token: (message.to as { token: string }).token,
      notification: { title: 'Шұғыл көмек керек' },
      data: { deliveryId, alarmId, incidentId, link },
      android: { priority: 'high', collapse_key: alarmId, notification: { tag: alarmId } },
    });
    expect(Object.keys(request?.message['data'] as object).toSorted()).toEqual([
      'alarmId',
      'deliveryId',
      'incidentId',
      'link',
    ]);
  });

  it('asks an app for its location without a word to show, nor anything else', async () => {
    const token = randomUUID();
    expect(await channel.askForLocation(token, 480, patiently())).toEqual({ kind: 'sent' });
    expect(service.requests[0]?.message).toEqual({
      token,
      data: { type: 'locate' },
      android: { priority: 'high', ttl: '480s', collapse_key: 'locate' },
      apns: {
        headers: { 'apns-priority': '5', 'apns-push-type': 'background', 'apns-collapse-id': 'locate' },
        payload: { aps: { 'content-available': 1 } },
      },
      webpush: { headers: { Urgency: 'high', TTL: '480', Topic: 'locate' } },
    });
  });

  it.each([
    ['unregistered', { kind: 'give_up', error: 'unregistered', forgetAddress: true }],
    ['senderMismatch', { kind: 'give_up', error: 'credentials_refused' }],
    ['invalidArgument', { kind: 'give_up', error: 'message_refused' }],
    ['quotaExceeded', { kind: 'retry', error: 'rate_limited' }],
    ['unavailable', { kind: 'retry', error: 'service_failed' }],
    ['withoutName', { kind: 'retry', error: 'bad_answer' }],
    ['garbage', { kind: 'retry', error: 'bad_answer' }],
    ['brokenProtocol', { kind: 'retry', error: 'connection_failed' }],
  ] as const)('answers %s with what it means, after one request', async (answer, outcome) => {
    service.answer = fcmAnswers[answer];
    expect(await channel.send(message, patiently())).toEqual(outcome);
    expect(service.requests).toHaveLength(1);
  });

  it('gives up waiting for a service that hangs, and leaves no connection behind', async () => {
    service.answer = fcmAnswers.hang;
    const hasArrived = eventually(
      async () => service.requests.length,
      (count) => count === 1,
    );
    const controller = new AbortController();
    const sending = channel.send(message, controller.signal);
    await hasArrived;
    controller.abort();
    expect(await sending).toEqual({ kind: 'retry', error: 'timeout' });
    await eventually(
      async () => service.openConnections,
      (count) => count === 0,
    );
    expect(service.requests).toHaveLength(1);
  });

  it('keeps sends apart: one that hangs does not end the others', async () => {
    const slow = randomUUID();
    service.answer = (response, request) => {
      if (request.message.token !== slow) fcmAnswers.accepted(response, request);
    };
    const controller = new AbortController();
    const hanging = channel.send({ ...message, to: { channel: 'fcm', token: slow } }, controller.signal);
    const others = await Promise.all(Array.from({ length: 20 }, () => channel.send(message, patiently())));
    expect(others.every(({ kind }) => kind === 'sent')).toBe(true);
    controller.abort();
    expect(await hanging).toEqual({ kind: 'retry', error: 'timeout' });
  });

  it('does not call a withdrawn key a sent message', async () => {
    const sender = await openFirebase({
      projectId: 'stand-in',
      credential: { getAccessToken: () => Promise.reject(new Error('withdrawn')) },
      connect: service.connect,
    });
    expect(await new FcmChannel(sender).send(message, patiently())).toMatchObject({ kind: 'retry' });
    expect(service.requests).toHaveLength(0);
    await sender.close();
  });
});
