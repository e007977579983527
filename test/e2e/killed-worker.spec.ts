import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { systemClock } from '#domain';
import { Caller } from '../support/caller.js';
import { caseOverHttp } from '../support/case-over-http.js';
import { eventually } from '../support/eventually.js';
import { House } from '../support/house.js';
import { WebhookReceiver } from '../support/webhook-receiver.js';

describe('a worker that dies between sending and recording', () => {
  let house: House;
  let receiver: WebhookReceiver;

  beforeAll(async () => {
    [house, receiver] = await Promise.all([House.open(), WebhookReceiver.open()]);
  });
  afterAll(async () => {
    await house.close();
    await receiver.close();
  });

  it('leaves the contact told, and a next one that records it', async () => {
    const api = await house.api();
    const { phone } = await caseOverHttp(house, api, receiver.port);
    const worker = await house.worker();
    // The contact's server has the message, and the worker never learns it.
    const died = new Promise<void>((resolve, reject) => {
      receiver.answer = () => void worker.kill().then(resolve, reject);
    });
    const pressedAt = new Date(systemClock.now()).toISOString();
    await new Caller(api.baseUrl, phone.token).post('/v1/panics', { id: randomUUID(), pressedAt, trigger: 'button' });
    await died;
    const outside = () =>
      house.database.rows<{ id: string; status: string; attempts: number }>(
        `SELECT id, status, attempts FROM delivery WHERE channel <> 'console'`,
        [],
      );
    const [left] = await outside();
    expect(left).toMatchObject({ status: 'queued', attempts: 1 });

    // Its lease of 15 s has run out when the next one starts.
    const leased = await house.database.count(
      `UPDATE delivery SET next_attempt_at = next_attempt_at - interval '15 s' WHERE id = $1 AND next_attempt_at > now()`,
      [left!.id],
    );
    expect(leased).toBe(1);
    receiver.answer = (response) => void response.writeHead(204).end();
    await house.worker();
    await eventually(outside, ([delivery]) => delivery?.status === 'sent');
    const told = receiver.received.map(({ headers }) => headers['qalqan-delivery']);
    expect(told.length).toBeGreaterThanOrEqual(2);
    expect(new Set(told)).toEqual(new Set([left!.id]));
  });
});
