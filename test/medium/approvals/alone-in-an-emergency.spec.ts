import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { TestCase } from '#testing';
import { TestApi } from '../../support/api.js';
import { GuardedAgency, newOrderOf, requested } from './a-guarded-agency.js';
import { entriesOf } from '../../support/opened.js';

describe('in an emergency', () => {
  let api: TestApi;
  let on: GuardedAgency;
  let off: GuardedAgency;
  let made: TestCase;
  let unguarded: TestCase;

  const zoneOf = ({ order }: TestCase) => `/v1/zones/${order.zones[0]!.id}`;
  const orderOf = ({ order }: TestCase) => `/v1/orders/${order.id}`;

  beforeAll(async () => {
    api = await TestApi.start();
  });
  beforeEach(async () => {
    on = await GuardedAgency.of(api, 'two_persons');
    off = await GuardedAgency.of(api, 'off');
    made = await on.setUp();
    unguarded = await off.setUp();
  });
  afterAll(() => api.close());

  it('one person does it at once, and it stays in sight until a second has reviewed it', async () => {
    const console = await api.console(await api.login(on.agency.member('supervisor')));
    const emergency = { reason: 'She moved in with her mother tonight' };
    const answer = await on.officer.delete(zoneOf(made));
    requested(answer);
    expect(await on.officer.patch(zoneOf(made), { radiusMeters: 300, emergency })).toMatchObject({
      status: 200,
      body: { radiusMeters: 300 },
    });
    const { approvals } = (await on.supervisor.get('/v1/approvals?emergency=true')).body;
    expect(approvals).toMatchObject([
      { emergency: true, state: 'executed', decidedBy: null, mayDecide: true, reason: emergency.reason },
    ]);
    const [{ id }] = approvals;
    await console.until(() => console.of('approval.changed').some((each) => each.approvalId === id && each.emergency));
    const { incidents } = (await on.supervisor.get('/v1/incidents')).body;
    expect(incidents).toMatchObject([
      {
        orderId: made.order.id,
        severity: 'notice',
        alarms: [{ kind: 'acted_alone', severity: 'notice', personId: made.protectedPerson.id, endedAt: null }],
      },
    ]);
    expect((await on.officer.post(`/v1/approvals/${id}/review`)).status).toBe(403);
    expect((await on.administrator.post(`/v1/approvals/${id}/review`)).status).toBe(403);
    expect(await on.supervisor.post(`/v1/approvals/${id}/review`, { note: 'Right' })).toMatchObject({
      status: 200,
      body: { state: 'executed', note: 'Right', decidedBy: { role: 'supervisor' } },
    });
    expect((await on.supervisor.get('/v1/approvals?emergency=true')).body.approvals).toEqual([]);
    expect((await on.supervisor.post(`/v1/approvals/${id}/review`)).status).toBe(409);
    console.close();
    const entries = await entriesOf(
      api.database,
      `SELECT reason FROM audit_entry WHERE agency_id = $1 AND action = 'approval.emergency' AND object_id = $2`,
      [on.agency.id, id],
    );
    expect(entries).toEqual([emergency]);
  });

  it('the notice of it outlives the order, and tells the desk alone', async () => {
    const emergency = { reason: 'The wrong person was restrained' };
    const answer = await on.officer.post(`${orderOf(made)}/revoke`, { emergency });
    expect(answer).toMatchObject({ status: 200, body: { status: 'revoked' } });
    const [incident, ...others] = (await on.supervisor.get('/v1/incidents')).body.incidents;
    expect(others).toEqual([]);
    expect(incident.alarms).toMatchObject([{ kind: 'acted_alone', endedAt: null }]);
    const { deliveries } = (await on.supervisor.get(`/v1/incidents/${incident.id}/deliveries`)).body;
    expect(deliveries.map(({ recipient }: { recipient: string }) => recipient)).toEqual(['desk']);
    await on.supervisor.post(`/v1/incidents/${incident.id}/acknowledge`);
    const closed = await on.supervisor.post(`/v1/incidents/${incident.id}/close`, { outcome: 'resolved' });
    expect(closed).toMatchObject({ status: 200, body: { status: 'closed' } });
  });

  it('evidence leaves, and has no order’s notice', async () => {
    await api.asDevice(made.protectedPerson.devices[0]!).post('/v1/panics', {
      id: randomUUID(),
      pressedAt: new Date(api.clock.now()).toISOString(),
      trigger: 'button',
    });
    const [{ id }] = (await on.supervisor.get('/v1/incidents')).body.incidents;
    const wanted = { reason: 'For the court', language: 'kk', emergency: { reason: 'The hearing is now' } };
    expect((await on.officer.post(`/v1/incidents/${id}/exports`, wanted)).status).toBe(403);
    const answer = await on.supervisor.post(`/v1/incidents/${id}/exports`, wanted);
    expect(answer).toMatchObject({ status: 202, body: { status: 'queued' } });
    expect((await on.officer.get('/v1/approvals?emergency=true')).body.approvals).toMatchObject([
      { action: 'track.export', objectId: id, resultId: answer.body.id },
    ]);
  });

  it('not by a role that the policy does not name: nothing changes', async () => {
    const emergency = { reason: 'Now' };
    const answer = await on.administrator.patch(zoneOf(made), { radiusMeters: 300, emergency });
    expect(answer).toMatchObject({ status: 403, body: { code: 'approval_not_permitted' } });
    expect(await on.zone(made.order.zones[0]!.id, made.order.id)).toMatchObject({ radiusMeters: 500 });
    expect((await on.supervisor.get('/v1/approvals')).body.approvals).toEqual([]);
    const tried = await api.database.rows(
      `SELECT actor_id, object, object_id, result FROM audit_entry WHERE agency_id = $1 AND action = 'approval.emergency'`,
      [on.agency.id],
    );
    const [actor, zoneId] = [on.agency.member('administrator').id, made.order.zones[0]!.id];
    expect(tried).toEqual([{ actor_id: actor, object: 'zone', object_id: zoneId, result: 'refused' }]);
  });

  it('an order comes into force', async () => {
    const emergency = { reason: 'He is at her door' };
    const answer = await on.officer.post('/v1/orders', { ...newOrderOf(made, api), activate: true, emergency });
    expect(answer).toMatchObject({ status: 201, body: { status: 'active' } });
    expect((await on.supervisor.get('/v1/approvals?emergency=true')).body.approvals).toMatchObject([
      { action: 'order.activate', objectId: answer.body.id },
    ]);
  });

  it('what needs nobody leaves nothing to review', async () => {
    const emergency = { reason: 'Now' };
    expect((await on.officer.patch(zoneOf(made), { radiusMeters: 900, emergency })).status).toBe(200);
    expect((await off.officer.patch(zoneOf(unguarded), { radiusMeters: 100, emergency })).status).toBe(200);
    expect((await on.supervisor.get('/v1/approvals')).body.approvals).toEqual([]);
  });
});
