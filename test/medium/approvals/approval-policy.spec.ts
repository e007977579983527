import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { approvalPolicy } from '#contracts';
import type { TestCase } from '#testing';
import { TestApi } from '../../support/api.js';
import { GuardedAgency, requested } from './a-guarded-agency.js';

describe('what an agency demands two persons for', () => {
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

  const pathOf = ({ agency }: GuardedAgency) => `/v1/agencies/${agency.id}/approval-policy`;

  it('is switched on by one, and off by two', async () => {
    const shown = approvalPolicy.strict().parse((await on.officer.get(pathOf(on))).body);
    expect(shown).toMatchObject({ version: 1, rules: { 'order.revoke': { emergency: ['case_officer', 'court'] } } });
    const id = requested(await on.administrator.put(pathOf(on), { policy: 'off' }));
    expect((await on.approval(id)).changes.en).toContain(
      'Revoking an order: before: two persons, approved by: Supervisor, Case officer, Court; alone in an emergency: Case officer, Court; after: one person.',
    );
    expect((await on.approve(id, on.administrator)).status).toBe(403);
    expect((await on.officer.get(pathOf(on))).body.version).toBe(1);
    expect(await on.approve(id)).toMatchObject({ status: 200 });
    expect((await on.officer.get(pathOf(on))).body).toMatchObject({ version: 2, rules: {} });
    expect((await on.officer.patch(zoneOf(made), { radiusMeters: 300 })).status).toBe(200);
  });

  it('may name single actions; itself is always among them', async () => {
    const policy = { 'order.revoke': { approvers: ['court'] } };
    const { body } = await off.administrator.put(pathOf(off), { policy });
    expect(body).toMatchObject({ version: 1 });
    expect(Object.keys(body.rules).toSorted()).toEqual(['order.revoke', 'policy.change']);
    expect((await off.officer.patch(zoneOf(unguarded), { radiusMeters: 300 })).status).toBe(200);
    const id = requested(await off.officer.post(`${orderOf(unguarded)}/revoke`));
    expect((await off.approve(id)).status).toBe(403);
    expect((await off.approve(id, await api.as(off.agency, 'court'))).status).toBe(200);
    requested(await off.administrator.put(pathOf(off), { policy: {} }));
  });

  it.each([
    ['nobody has the role', { 'order.revoke': { approvers: ['administrator', 'court'] } }, 200],
    ['one person alone could approve its change', { 'policy.change': { approvers: ['administrator'] } }, 422],
    [
      'it could be changed in an emergency',
      { 'policy.change': { approvers: ['administrator', 'supervisor'], emergency: ['administrator'] } },
      422,
    ],
    ['an action is none', { 'order.sing': { approvers: ['court'] } }, 422],
    ['nobody may approve', { 'order.revoke': { approvers: [] } }, 422],
  ])('when %s', async (_, policy, status) => {
    expect((await off.administrator.put(pathOf(off), { policy })).status).toBe(status);
  });

  it('is the administrator’s to change, of the own agency alone', async () => {
    expect((await on.supervisor.put(pathOf(on), { policy: 'off' })).status).toBe(403);
    expect((await off.administrator.put(pathOf(on), { policy: 'off' })).status).toBe(404);
    expect((await off.officer.get(pathOf(on))).status).toBe(404);
  });
});
