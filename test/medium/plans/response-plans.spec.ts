import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { planCheck, planSimulation, planTemplates, responsePlan, responsePlanPage, staffMember } from '#contracts';
import { newId, staffRoles } from '#domain';
import type { PlanStep } from '#incidents';
import { aCase } from '#testing';
import { TestApi, type TestClient } from '../../support/api.js';
import { eventually } from '../../support/eventually.js';
import { PlannedCase, step, toDesk } from './a-planned-case.js';

const plans = '/v1/response-plans';
const steps = [toDesk, step('boss', 'supervisor', 60, { unless: 'acknowledged' })];
const paths = (body: { errors: { path: string }[] }) => body.errors.map(({ path }) => path);

describe('response plans over the API', () => {
  let api: TestApi;
  let planned: PlannedCase;
  let administrator: TestClient;
  let stranger: TestClient;

  const draft = async (given: readonly PlanStep[] = steps, by = administrator): Promise<string> =>
    (await by.post(plans, { name: 'Plan', steps: given })).body.id;
  const audited = async (objectId: string) =>
    (
      await api.database.rows<{ action: string }>(
        `SELECT action FROM audit_entry WHERE object_id = $1 AND agency_id = $2 ORDER BY sequence`,
        [objectId, planned.made.agency.id],
      )
    ).map(({ action }) => action);

  beforeAll(async () => {
    api = await TestApi.start();
    stranger = await api.as((await aCase().setUp(api.tools)).agency, 'administrator');
  });
  afterAll(() => api.close());
  beforeEach(async () => {
    await api.database.count(`DELETE FROM plan_step`);
    planned = await PlannedCase.setUp(api);
    ({ administrator } = planned);
  });

  it('are drafted, read, changed, checked and activated, and each version stays', async () => {
    const { status, body: made } = await planned.supervisor.post(plans, { name: 'Night', steps });
    expect([status, responsePlan.parse(made)]).toEqual([201, made]);
    expect(made).toMatchObject({ version: 1, status: 'draft', name: 'Night', steps, activatedAt: null });
    const changed = await administrator.patch(`${plans}/${made.id}`, { name: 'Day' });
    expect(changed.body).toMatchObject({ name: 'Day', steps });
    const checked = await administrator.post(`${plans}/${made.id}/check`);
    expect([checked.status, planCheck.parse(checked.body)]).toEqual([200, { errors: [], warnings: [] }]);
    const activated = await administrator.post(`${plans}/${made.id}/activate`);
    expect(activated.body).toMatchObject({ status: 'active', activatedAt: new Date(api.clock.now()).toISOString() });
    const second = await draft();
    await administrator.post(`${plans}/${second}/activate`);
    const { body: page } = await planned.dispatcher.get(plans);
    expect(responsePlanPage.parse(page)).toEqual(page);
    expect(page.responsePlans.map((one: { version: number; status: string }) => [one.version, one.status])).toEqual([
      [2, 'active'],
      [1, 'retired'],
    ]);
    expect((await planned.dispatcher.get(`${plans}?status=active`)).body.responsePlans).toHaveLength(1);
    expect(await audited(made.id)).toEqual(['response_plan.draft', 'response_plan.change', 'response_plan.activate']);
  });

  it('can be begun from those that are ready', async () => {
    const { body } = await planned.dispatcher.get(`${plans}/templates`);
    expect(planTemplates.parse(body)).toEqual(body);
    for (const { name, steps: ready } of body.templates) {
      const { status, body: made } = await administrator.post(plans, { name: name.ru, steps: ready });
      expect(status).toBe(201);
      const { body: found } = await administrator.post(`${plans}/${made.id}/check`);
      expect(found).toEqual({ errors: [], warnings: [] });
      expect((await administrator.post(`${plans}/${made.id}/activate`)).status).toBe(200);
    }
  });

  it('are not changed or activated once they were active', async () => {
    const id = await draft();
    await administrator.post(`${plans}/${id}/activate`);
    const answers = [
      await administrator.patch(`${plans}/${id}`, { name: 'x' }),
      await administrator.post(`${plans}/${id}/activate`),
    ];
    expect(answers.map(({ status, body }) => [status, body.code])).toEqual([
      [409, 'plan_step_refused'],
      [409, 'plan_step_refused'],
    ]);
  });

  it('are not activated without a desk, and the answer names the field', async () => {
    const id = await draft([{ ...toDesk, afterSeconds: 30 }, step('desk', 'respondent', 0, { alarmKinds: ['panic'] })]);
    const { status, body } = await administrator.post(`${plans}/${id}/activate`);
    expect([status, body.code, paths(body)]).toEqual([
      422,
      'plan_invalid',
      ['steps', 'steps.1.id', 'steps.1.alarmKinds.0'],
    ]);
    expect((await administrator.get(`${plans}/${id}`)).body.status).toBe('draft');
    const { body: found } = await administrator.post(`${plans}/${id}/check`);
    expect(paths(found)).toEqual(paths(body));
    expect(found.warnings).not.toEqual([]);
  });

  it.each([
    ['steps', { steps: [] }],
    ['steps.0.to', { steps: [{ ...toDesk, to: 'everybody' }] }],
    ['steps.0.channels.0', { steps: [{ ...toDesk, channels: ['pigeon'] }] }],
    ['steps.0.afterSeconds', { steps: [{ ...toDesk, afterSeconds: 90_000 }] }],
    ['steps.0.between.to', { steps: [{ ...toDesk, between: { from: '06:00', to: 'noon' } }] }],
    ['steps.0', { steps: [{ ...toDesk, position: [76, 43] }] }],
    ['name', { name: '' }],
  ])('are refused with %s that is none', async (path, wrong) => {
    const { status, body } = await administrator.post(plans, { name: 'Plan', steps, ...wrong });
    expect([status, paths(body)]).toEqual([422, [path]]);
  });

  it('have one version each when two draft at once, and one is active when two activate at once', async () => {
    const ids = await Promise.all([draft(), draft(steps, planned.supervisor)]);
    await Promise.all(ids.map((id) => administrator.post(`${plans}/${id}/activate`)));
    const { body } = await administrator.get(plans);
    const found = body.responsePlans as { version: number; status: string }[];
    expect(found.map(({ version }) => version).toSorted()).toEqual([1, 2]);
    expect(found.map(({ status }) => status).toSorted()).toEqual(['active', 'retired']);
  });

  it('are created once with one key', async () => {
    const key = { 'idempotency-key': newId() };
    const first = await administrator.post(plans, { name: 'Plan', steps }, key);
    expect((await administrator.post(plans, { name: 'Plan', steps }, key)).body).toEqual(first.body);
  });

  it('are not another agency’s, and for each role what its permissions say', async () => {
    const id = await draft();
    const incidentId = await planned.press();
    const calls = (by: TestClient) => [
      by.get(`${plans}/${id}`),
      by.patch(`${plans}/${id}`, { name: 'x' }),
      by.post(`${plans}/${id}/check`),
      by.post(`${plans}/${id}/simulate`, { incidentId }),
      by.post(`${plans}/${id}/activate`),
    ];
    const answers = async (by: TestClient) => (await Promise.all(calls(by))).map(({ status }) => status);
    expect(await answers(stranger)).toEqual([404, 404, 404, 403, 404]);
    const expected: Record<string, number[]> = {
      dispatcher: [200, 403, 200, 403, 403],
      case_officer: [200, 403, 200, 403, 403],
      court: [403, 403, 403, 403, 403],
      auditor: [200, 403, 200, 200, 403],
    };
    for (const role of staffRoles.filter((one) => one in expected)) {
      expect([role, await answers(await api.as(planned.made.agency, role))]).toEqual([role, expected[role]]);
      const created = await (await api.as(planned.made.agency, role)).post(plans, { name: 'Plan', steps });
      expect([role, created.status]).toEqual([role, 403]);
    }
    expect((await administrator.post(`${plans}/${id}/simulate`, { incidentId })).status).toBe(403);
  });

  describe('who can be told', () => {
    it('is a supervisor on duty, by their own word', async () => {
      const { body } = await planned.supervisor.put('/v1/staff/me/duty', { onDuty: true });
      expect(staffMember.strict().parse(body)).toEqual(body);
      expect(body.onDuty).toBe(true);
      expect((await planned.supervisor.put('/v1/staff/me/duty', { onDuty: 'yes' })).status).toBe(422);
      expect(await audited(body.id)).toContain('staff.duty.begin');
      expect((await administrator.put('/v1/staff/me/duty', { onDuty: true })).status).toBe(403);
    });

    it('is the officer of an order, of the agency’s own staff', async () => {
      const { made, next } = planned;
      const address = `/v1/orders/${made.order.id}`;
      const officer = made.agency.member('case_officer').id;
      expect((await administrator.patch(address, { caseOfficerId: officer })).body.caseOfficerId).toBe(officer);
      for (const caseOfficerId of [next.member('supervisor').id, newId()]) {
        const { status, body } = await administrator.patch(address, { caseOfficerId });
        expect([status, paths(body)]).toEqual([422, ['caseOfficerId']]);
      }
      expect((await administrator.patch(address, { caseOfficerId: null })).body.caseOfficerId).toBeNull();
    });

    it('is the next agency, which is another one', async () => {
      const address = `/v1/agencies/${planned.made.agency.id}`;
      expect((await administrator.get(address)).body.nextAgencyId).toBe(planned.next.id);
      for (const nextAgencyId of [planned.made.agency.id, newId()]) {
        const { status, body } = await administrator.patch(address, { nextAgencyId });
        expect([status, paths(body)]).toEqual([422, ['nextAgencyId']]);
      }
      expect((await planned.supervisor.patch(address, { nextAgencyId: null })).status).toBe(403);
      expect((await administrator.patch(address, { nextAgencyId: null })).body.nextAgencyId).toBeNull();
    });
  });

  describe('tried on a past incident', () => {
    const whole: PlanStep[] = [
      toDesk,
      step('friends', 'contacts', 0, { eachAfterSeconds: 20, unless: 'acknowledged' }),
      step('officer', 'case_officer', 3),
      step('boss', 'supervisor', 40, { unless: 'confirmed' }),
      step('night', 'supervisor', 30, { between: { from: '22:00', to: '06:00' } }),
      step('next', 'neighbouring_agency', 90, { unless: 'acknowledged' }),
    ];
    const simulate = (id: string, incidentId: string, by = planned.supervisor) =>
      by.post(`${plans}/${id}/simulate`, { incidentId });

    it('tell what really happened, when it is the plan that was followed', async () => {
      const { agency } = planned.made;
      const id = await planned.follow(...whole);
      const at = api.clock.now();
      const incidentId = await planned.press();
      for (let seconds = 1; seconds <= 65; seconds += 1) await planned.advanceTo(at, seconds);
      await planned.dispatcher.post(`/v1/incidents/${incidentId}/acknowledge`);
      api.clock.move(1);
      const second = api.clock.now();
      await planned.press();
      for (let seconds = 1; seconds <= 100; seconds += 1) {
        if (seconds === 50)
          await planned.dispatcher.post(`/v1/incidents/${incidentId}/dispatch`, { unitId: await aUnit() });
        await planned.advanceTo(second, seconds);
      }
      const { status, body } = await simulate(id, incidentId);
      expect([status, planSimulation.parse(body)]).toEqual([200, body]);

      type Told = { at: string; alarmId: string; recipient: string; recipientId: string; channel: string };
      const lineOf = ({ at: when, alarmId, recipient, recipientId, channel }: Told) =>
        [when, alarmId, recipient, recipientId, channel].join(' ');
      const would = body.steps.flatMap((one: { told: object[] }) => one.told.map((told) => ({ ...one, ...told })));
      const did = (await planned.deliveries(incidentId)).map((one) => ({ ...one, at: one.queuedAt }));
      expect(would.map(lineOf).toSorted()).toEqual(did.map(lineOf).toSorted());
      // What each message says stands in the incident's own list.
      const delivered = (await planned.deliveries(incidentId)).map((one) =>
        Object.fromEntries(Object.entries(one).filter(([name]) => name !== 'words')),
      );
      expect(body.deliveries).toEqual(delivered);

      const skips = (await planned.events(incidentId)).filter(({ kind }) => kind === 'step_skipped');
      const skipped = body.steps.filter((one: { skipped: string | null }) => one.skipped !== null);
      const ofEvents = skips.map(({ at: when, data }) =>
        [when, data['alarmId'], data['step'], data['reason']].join(' '),
      );
      const ofSteps = skipped.map((one: Record<string, string>) =>
        [one['at'], one['alarmId'], one['step'], one['skipped']].join(' '),
      );
      expect(ofSteps.toSorted()).toEqual(ofEvents.toSorted());
      expect(ofEvents.length).toBeGreaterThan(4);
      const simulated = (await audited(incidentId)).filter((action) => action.startsWith('response_plan.'));
      expect(simulated).toEqual(['response_plan.simulate']);

      async function aUnit(): Promise<string> {
        const unitId = newId();
        await api.database.count(
          `INSERT INTO unit (id, agency_id, name, created_at) VALUES ($1, $2, 'Patrol', now())`,
          [unitId, agency.id],
        );
        return unitId;
      }
    });

    it('tell when whom would have been told, had they been in force', async () => {
      const incidentId = await planned.press();
      api.clock.move(70_000);
      await planned.dispatcher.post(`/v1/incidents/${incidentId}/acknowledge`);
      const id = await draft(whole);
      const { body } = await simulate(id, incidentId, await api.as(planned.made.agency, 'auditor'));
      const line = ({ atSeconds, step: name, told, skipped }: any) => [atSeconds, name, skipped ?? told.length];
      expect(body.steps.map(line)).toEqual(
        [
          [0, 'desk', 1],
          [0, 'friends', 1],
          [3, 'officer', 'nobody_to_tell'],
          [20, 'friends', 1],
          [30, 'night', 'time_of_day'],
          [5, 'boss', 2],
          [70, 'next', 'acknowledged'],
        ].toSorted((a, b) => Number(a[0]) - Number(b[0])),
      );
      expect(JSON.stringify(body)).not.toMatch(/coordinates|longitude/);
      expect(await planned.told(incidentId)).toEqual(['desk own', 'contact contact 1', 'contact contact 2']);
    });

    it('are not tried on another agency’s incident, or on none', async () => {
      const id = await draft();
      const other = await PlannedCase.setUp(api);
      for (const incidentId of [await other.press(), newId()]) {
        const { status, body } = await simulate(id, incidentId);
        expect([status, body.code]).toEqual([404, 'incident_unknown']);
      }
      expect((await simulate(id, 'this one')).status).toBe(422);
    });
  });

  it('ring when nobody takes an incident', async () => {
    const metric = async () => {
      const lines = (await api.get<string>('/metrics')).body.split('\n');
      const value = (name: string) => Number(lines.find((line) => line.startsWith(`${name} `))!.split(' ')[1]);
      return [
        value('qalqan_incidents_unacknowledged{severity="critical"}'),
        value('qalqan_incident_unacknowledged_oldest_seconds{severity="critical"}'),
      ] as const;
    };
    const taken = `UPDATE incident SET status = 'closed' WHERE status = 'open'`;
    await api.database.count(taken);
    api.clock.move(2_000);
    expect(await metric()).toEqual([0, 0]);
    const id = await planned.press();
    api.clock.move(65_000);
    expect(await metric()).toEqual([1, 65]);
    await planned.dispatcher.post(`/v1/incidents/${id}/acknowledge`);
    await planned.dispatcher.post(`/v1/incidents/${id}/close`, { outcome: 'other' });
    api.clock.move(2_000);
    expect(await metric()).toEqual([0, 0]);
    api.clock.move(30_000);
    expect(await planned.press()).toBe(id);
    api.clock.move(10_000);
    // It waits since it was reopened, not since it was first opened.
    await eventually(metric, ([count, age]) => count === 1 && age === 10);
  });
});
