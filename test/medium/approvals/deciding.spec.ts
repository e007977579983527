import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { TestCase } from '#testing';
import { TestApi } from '../../support/api.js';
import { GuardedAgency, requested } from './a-guarded-agency.js';

const minute = 60_000;

describe('deciding what another asked for', () => {
  let api: TestApi;
  let on: GuardedAgency;
  let off: GuardedAgency;
  let made: TestCase;

  const zoneOf = ({ order }: TestCase) => `/v1/zones/${order.zones[0]!.id}`;
  const orderOf = ({ order }: TestCase) => `/v1/orders/${order.id}`;

  beforeAll(async () => {
    api = await TestApi.start();
  });
  beforeEach(async () => {
    on = await GuardedAgency.of(api, 'two_persons');
    off = await GuardedAgency.of(api, 'off');
    made = await on.setUp();
  });
  afterAll(() => api.close());

  describe('who may not decide', () => {
    let id: string;
    const untouched = async () => {
      expect(await on.zone(made.order.zones[0]!.id, made.order.id)).toMatchObject({ radiusMeters: 500 });
      expect(await on.approval(id)).toMatchObject({ state: 'requested', decidedBy: null });
    };
    const refusedBy = (actorId: string) =>
      api.database.rows(
        `SELECT action FROM audit_entry WHERE agency_id = $1 AND actor_id = $2 AND object_id = $3 AND result = 'refused'`,
        [on.agency.id, actorId, id],
      );
    beforeEach(async () => {
      id = requested(await on.officer.patch(zoneOf(made), { radiusMeters: 300 }));
    });

    it('who asked for it', async () => {
      expect((await on.officer.get(`/v1/approvals/${id}`)).body.mayDecide).toBe(false);
      for (const step of ['approve', 'refuse'])
        expect(await on.officer.post(`/v1/approvals/${id}/${step}`)).toMatchObject({
          status: 403,
          body: { code: 'approval_not_permitted' },
        });
      await untouched();
      expect(await refusedBy(on.agency.member('case_officer').id)).toHaveLength(2);
    });

    it('a role that the policy does not name', async () => {
      expect(await on.approve(id, on.administrator)).toMatchObject({ status: 403 });
      await untouched();
      expect(await refusedBy(on.agency.member('administrator').id)).toHaveLength(1);
    });

    it('a role that may decide nothing', async () => {
      expect((await on.approve(id, await api.as(on.agency, 'dispatcher'))).status).toBe(403);
      expect((await on.approve(id, await api.as(on.agency, 'auditor'))).status).toBe(403);
      expect((await (await api.as(on.agency, 'dispatcher')).get('/v1/approvals')).status).toBe(403);
      await untouched();
    });

    it('another agency, for which it is not there', async () => {
      for (const step of ['approve', 'refuse', 'withdraw', 'review'])
        expect((await off.supervisor.post(`/v1/approvals/${id}/${step}`)).status).toBe(404);
      expect((await off.supervisor.get(`/v1/approvals/${id}`)).status).toBe(404);
      expect((await off.supervisor.get('/v1/approvals')).body.approvals).toEqual([]);
      await untouched();
    });

    it('who comes late', async () => {
      api.clock.move(24 * 60 * minute);
      const supervisor = await api.as(on.agency, 'supervisor');
      expect((await supervisor.get(`/v1/approvals/${id}`)).body).toMatchObject({ state: 'expired', mayDecide: false });
      expect((await supervisor.get('/v1/approvals?state=requested')).body.approvals).toEqual([]);
      expect((await supervisor.get('/v1/approvals?state=expired')).body.approvals).toMatchObject([{ id }]);
      expect(await on.approve(id, supervisor)).toMatchObject({ status: 409, body: { code: 'approval_expired' } });
    });

    it('who comes after it has changed: it ends as stale', async () => {
      expect((await on.officer.patch(zoneOf(made), { radiusMeters: 600 })).status).toBe(200);
      expect(await on.approve(id)).toMatchObject({ status: 409, body: { code: 'approval_stale' } });
      expect(await on.approval(id)).toMatchObject({ state: 'stale' });
      expect(await on.zone(made.order.zones[0]!.id, made.order.id)).toMatchObject({ radiusMeters: 600 });
      expect(await on.approve(id)).toMatchObject({ status: 409, body: { code: 'approval_decided' } });
    });

    it('who comes after the zone is gone', async () => {
      const removal = requested(await on.officer.delete(zoneOf(made)));
      expect(await on.approve(removal)).toMatchObject({ status: 200 });
      expect(await on.approve(id)).toMatchObject({ status: 409, body: { code: 'approval_stale' } });
    });

    it('anybody, when who asked has left', async () => {
      const { id: officerId } = on.agency.member('case_officer');
      expect((await on.administrator.patch(`/v1/staff/${officerId}`, { disabled: true })).status).toBe(200);
      expect(await on.approve(id)).toMatchObject({ status: 409, body: { code: 'approval_stale' } });
      expect(await on.approval(id)).toMatchObject({ state: 'stale' });
    });
  });

  it('is refused, and nothing changes', async () => {
    const id = requested(await on.officer.patch(zoneOf(made), { radiusMeters: 300 }));
    const refused = await on.supervisor.post(`/v1/approvals/${id}/refuse`, { note: 'No' });
    expect(refused).toMatchObject({ status: 200, body: { state: 'refused', note: 'No' } });
    expect(await on.approve(id)).toMatchObject({ status: 409, body: { code: 'approval_decided' } });
    expect(await on.zone(made.order.zones[0]!.id, made.order.id)).toMatchObject({ radiusMeters: 500 });
  });

  it('is withdrawn by who asked, and by nobody else', async () => {
    const id = requested(await on.officer.patch(zoneOf(made), { radiusMeters: 300 }));
    expect((await on.supervisor.post(`/v1/approvals/${id}/withdraw`)).status).toBe(403);
    expect(await on.officer.post(`/v1/approvals/${id}/withdraw`)).toMatchObject({
      status: 200,
      body: { state: 'withdrawn' },
    });
    expect((await on.approve(id)).status).toBe(409);
  });

  it('of two who approve at once one does it', async () => {
    const id = requested(await on.officer.patch(zoneOf(made), { radiusMeters: 300 }));
    const court = await api.as(on.agency, 'court');
    const answers = await Promise.all([on.approve(id), on.approve(id, court), on.approve(id), on.approve(id, court)]);
    expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 409, 409, 409]);
    expect((await on.officer.get(orderOf(made))).body.version).toBe(made.order.version + 1);
  });
});
