import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { orderVersionPage } from '#contracts';
import { anAgency, anOrder, type TestCase } from '#testing';
import { TestApi, type TestClient } from '../../support/api.js';
import { entriesOf } from '../../support/opened.js';
import { GuardedAgency, home } from '../approvals/a-guarded-agency.js';

const hour = 3_600_000;

describe('versions of an order', () => {
  let api: TestApi;
  let own: GuardedAgency;
  let officer: TestClient;
  let stranger: TestClient;
  let dispatcher: TestClient;
  let made: TestCase;

  beforeAll(async () => {
    api = await TestApi.start();
    own = await GuardedAgency.of(api, 'off');
    officer = own.officer;
    dispatcher = await api.as(own.agency, 'dispatcher');
    const other = await anAgency().named('Other').withStaff('case_officer').founded(api.tools);
    stranger = await api.as(other, 'case_officer');
  });
  beforeEach(async () => {
    made = await own.setUp(anOrder().withReference('2-77/2026'));
    api.clock.move(1_000);
  });
  afterAll(() => api.close());

  const versions = async (client = officer, query = '') => {
    const { status, body } = await client.get(`/v1/orders/${made.order.id}/versions${query}`);
    if (status === 200) expect(orderVersionPage.safeParse(body).error).toBeUndefined();
    return { status, body, list: (body.versions ?? []) as any[] };
  };
  const zoneId = () => made.order.zones[0]!.id;

  it('begin with the draft, its zones, and its activation', async () => {
    const { list, body } = await versions();
    expect(list.map(({ version, what }) => [version, what])).toEqual([
      [2, 'activated'],
      [1, 'created'],
    ]);
    expect(list[0]).toMatchObject({
      changed: ['status'],
      zones: [],
      former: { status: 'draft' },
      terms: { status: 'active' },
    });
    expect(list[1]).toMatchObject({
      former: null,
      changed: [],
      terms: { reference: '2-77/2026', proximityLimitMeters: 400 },
      zones: [
        {
          before: null,
          after: { name: 'home', radiusMeters: 500, center: { coordinates: [home.longitude, home.latitude] } },
        },
      ],
      changedBy: { role: 'administrator' },
    });
    expect(body.nextBefore).toBeNull();
  });

  it('tell what changed, by whom and why, with the shapes of before', async () => {
    await officer.patch(`/v1/orders/${made.order.id}`, { proximityLimitMeters: 700, reason: 'He moved nearer' });
    api.clock.move(1_000);
    await officer.patch(`/v1/zones/${zoneId()}`, { radiusMeters: 800 });
    api.clock.move(1_000);
    const drawn = await officer.post(`/v1/orders/${made.order.id}/zones`, {
      name: 'school',
      center: [76.95, 43.25],
      radiusMeters: 200,
      warningRingMeters: 100,
    });
    api.clock.move(1_000);
    await officer.delete(`/v1/zones/${drawn.body.id}`);
    const { list } = await versions();
    expect(list.slice(0, 4).map(({ what }) => what)).toEqual(['zone_removed', 'zone_drawn', 'zone_changed', 'changed']);
    const [removed, added, changed, terms] = list;
    expect(terms).toMatchObject({
      changed: ['proximityLimitMeters'],
      former: { proximityLimitMeters: 400 },
      terms: { proximityLimitMeters: 700 },
      changedBy: { role: 'case_officer' },
      approvedBy: null,
      reason: 'He moved nearer',
    });
    expect(changed.zones).toMatchObject([
      { zoneId: zoneId(), before: { radiusMeters: 500 }, after: { radiusMeters: 800 } },
    ]);
    expect(changed.zones[0].changed.toSorted()).toEqual(['area', 'circle', 'sizeMeters']);
    expect(added.zones).toMatchObject([{ before: null, after: { name: 'school' } }]);
    expect(removed.zones).toMatchObject([{ before: { name: 'school', radiusMeters: 200 }, after: null }]);
  });

  it('tell permits by the version that granted or withdrew them', async () => {
    const at = (hours: number) => new Date(api.clock.now() + hours * hour).toISOString();
    const permit = { zoneId: zoneId(), from: at(1), to: at(2), reason: 'Hearing' };
    const { body } = await officer.post(`/v1/orders/${made.order.id}/permits`, permit);
    api.clock.move(1_000);
    await officer.delete(`/v1/permits/${body.id}`);
    const { list } = await versions();
    expect(list.slice(0, 2).map(({ what, permits }) => [what, permits.map(({ id }: any) => id)])).toEqual([
      ['permit_withdrawn', [body.id]],
      ['permit_granted', [body.id]],
    ]);
  });

  it('come page by page, the first of a page compared with the page after', async () => {
    for (const meters of [500, 600, 700]) {
      api.clock.move(1_000);
      await officer.patch(`/v1/orders/${made.order.id}`, { proximityLimitMeters: meters });
    }
    const first = await versions(officer, '?limit=2');
    expect(first.list.map(({ version }) => version)).toEqual([5, 4]);
    expect(first.list[1]).toMatchObject({ changed: ['proximityLimitMeters'], former: { proximityLimitMeters: 500 } });
    const second = await versions(officer, `?limit=2&before=${first.body.nextBefore}`);
    expect(second.list.map(({ version }) => version)).toEqual([3, 2]);
    expect((await versions(officer, '?before=1')).list).toEqual([]);
    expect((await versions(officer, '?before=0')).status).toBe(422);
  });

  it('name the second person', async () => {
    const guarded = await GuardedAgency.of(api, 'two_persons');
    const { order } = await guarded.setUp();
    const asked = await guarded.officer.post(`/v1/orders/${order.id}/revoke`, { reason: 'They made peace' });
    expect(asked.status).toBe(202);
    expect((await guarded.supervisor.post(`/v1/approvals/${asked.body.approval.id}/approve`, {})).status).toBe(200);
    const [newest] = (await guarded.officer.get(`/v1/orders/${order.id}/versions`)).body.versions;
    expect(newest).toMatchObject({
      what: 'revoked',
      changedBy: { role: 'case_officer' },
      approvedBy: { role: 'supervisor' },
      reason: 'They made peace',
    });
    const about = await guarded.supervisor.get(`/v1/approvals?orderId=${order.id}`);
    expect(about.body.approvals.map(({ id }: any) => id)).toEqual([asked.body.approval.id]);
    expect((await own.supervisor.get(`/v1/approvals?orderId=${order.id}`)).body.approvals).toEqual([]);
  });

  it('keep the reason of a revocation in the audit chain too', async () => {
    await officer.post(`/v1/orders/${made.order.id}/revoke`, { reason: 'The court has set it aside' });
    const entries = await entriesOf(
      api.database,
      `SELECT action, reason FROM audit_entry WHERE agency_id = $1 AND object_id = $2 AND action = 'order.revoke'`,
      [own.agency.id, made.order.id],
    );
    expect(entries).toMatchObject([{ reason: 'The court has set it aside' }]);
  });

  it('of an order that is older than its versions: as it is found, before the first change', async () => {
    const { id } = made.order;
    for (const table of ['zone_version', 'order_version'])
      await api.database.count(`DELETE FROM ${table} WHERE order_id = $1`, [id]);
    expect((await versions()).list).toMatchObject([
      { version: 2, what: 'found', changedBy: null, zones: [{ before: null, after: { name: 'home' } }] },
    ]);
    await officer.patch(`/v1/orders/${id}`, { proximityLimitMeters: 700 });
    const { list } = await versions();
    expect(list.map(({ version, what }) => [version, what])).toEqual([
      [3, 'changed'],
      [2, 'found'],
    ]);
    expect(list[0]).toMatchObject({ changed: ['proximityLimitMeters'], zones: [] });
  });

  it('are sealed, and hold no seed of what is felt of a concealed zone', async () => {
    await officer.patch(`/v1/zones/${zoneId()}`, { concealed: true });
    const rows = await api.database.rows(
      `SELECT terms AS kept FROM order_version WHERE order_id = $1
       UNION ALL SELECT zone FROM zone_version WHERE order_id = $1`,
      [made.order.id],
    );
    expect(JSON.stringify(rows)).not.toMatch(/home|2-77|coordinates/);
    const { list } = await versions();
    expect(list[0].zones[0].after.felt).toMatchObject({ radiusMeters: expect.any(Number) });
    expect(JSON.stringify(list)).not.toContain('seed');
  });

  it('are read by those who may read orders, of their own agency alone, and each reading is in the chain', async () => {
    expect((await versions(dispatcher)).status).toBe(200);
    expect((await versions(await api.as(own.agency, 'auditor'))).status).toBe(403);
    expect((await versions(stranger)).status).toBe(404);
    expect((await officer.get('/v1/orders/nothing/versions')).status).toBe(404);
    const entries = await api.database.rows<{ result: string }>(
      `SELECT result FROM audit_entry WHERE agency_id = $1 AND action = 'order.versions.read' AND object_id = $2`,
      [own.agency.id, made.order.id],
    );
    expect(entries.map(({ result }) => result)).toContain('allowed');
  });
});
