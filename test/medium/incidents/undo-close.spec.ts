import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { undoCloseMilliseconds } from '#domain';
import { aCase, anAgency, type TestAgency } from '#testing';
import { TestApi, type TestClient } from '../../support/api.js';
import { entriesOf } from '../../support/opened.js';
import { fixAt, offset } from '../../support/walks.js';
import { home, PlannedCase, step, toDesk } from '../plans/a-planned-case.js';

describe('closing that is taken back', () => {
  let api: TestApi;
  let planned: PlannedCase;
  let closer: TestClient;
  let id: string;
  let neighbour: TestAgency;

  const work = (name: string, body: object = {}, by = closer) => by.post(`/v1/incidents/${id}/${name}`, body);
  const undo = (by = closer) => work('undo-close', {}, by);
  const alarms = async () =>
    (await closer.get(`/v1/incidents/${id}`)).body.alarms as { kind: string; endedAt: string | null }[];

  beforeAll(async () => {
    api = await TestApi.start();
    neighbour = (await aCase().of(anAgency().withStaff('dispatcher')).setUp(api.tools)).agency;
  });
  afterAll(() => api.close());

  beforeEach(async () => {
    await api.database.count(`DELETE FROM plan_step`);
    planned = await PlannedCase.setUp(api);
    closer = planned.dispatcher;
    await planned.follow(toDesk, step('friends', 'contacts', 0), step('officer', 'supervisor', 60));
    id = await planned.press();
    await work('acknowledge');
  });

  it('leaves the incident, its alarms and its plan as they were; nobody is told again', async () => {
    const { at, told } = { at: api.clock.now(), told: await planned.told(id) };
    expect((await work('close', { outcome: 'false_alarm' })).body).toMatchObject({ status: 'closed' });
    expect((await alarms())[0]!.endedAt).not.toBeNull();
    api.clock.move(undoCloseMilliseconds);
    const undone = await undo();
    expect([undone.status, undone.body]).toEqual([
      200,
      expect.objectContaining({ status: 'acknowledged', closedAt: null, outcome: null }),
    ]);
    expect((await alarms())[0]).toMatchObject({ kind: 'panic', endedAt: null });
    await planned.advanceTo(at, 30);
    expect(await planned.told(id)).toEqual(told);
    // The step that the closing had skipped is taken at its old time.
    await planned.advanceTo(at, 60);
    expect((await planned.told(id)).slice(told.length)).toEqual(['supervisor supervisor 1', 'supervisor supervisor 2']);
    const events = await planned.events(id);
    expect(events.map(({ kind }) => kind).filter((kind) => kind.startsWith('close'))).toEqual([
      'closed',
      'close_undone',
    ]);
    expect(events.find(({ kind }) => kind === 'close_undone')!.data).toMatchObject({
      status: 'acknowledged',
      stepsResumed: 1,
    });
    const acts = await entriesOf<{ action: string; reason: string | null }>(
      api.database,
      `SELECT action, reason FROM audit_entry WHERE object_id = $1 AND action LIKE 'incident.%close' ORDER BY sequence`,
      [id],
    );
    expect(acts.map(({ action }) => action)).toEqual(['incident.close', 'incident.undo_close']);
  });

  it('can be closed again, and taken back again', async () => {
    const { body: unit } = await planned.supervisor.post('/v1/units', { name: 'Patrol' });
    await work('dispatch', { unitId: unit.id });
    await work('arrive');
    for (const outcome of ['other', 'resolved']) {
      expect((await work('close', { outcome })).status).toBe(200);
      expect((await undo()).body).toMatchObject({ status: 'on_scene', unitId: unit.id });
    }
    expect((await work('close', { outcome: 'resolved' })).body).toMatchObject({
      status: 'closed',
      outcome: 'resolved',
    });
  });

  it('is refused when it is too late', async () => {
    await work('close', { outcome: 'other' });
    api.clock.move(undoCloseMilliseconds + 1);
    const { status, body } = await undo();
    expect([status, body.code]).toEqual([409, 'undo_too_late']);
    expect((await closer.get(`/v1/incidents/${id}`)).body.status).toBe('closed');
  });

  it('is refused to another person, to another agency, and of what is not closed', async () => {
    expect((await undo()).body).toMatchObject({ status: 409, code: 'step_does_not_fit' });
    await work('close', { outcome: 'other' });
    expect((await undo(planned.supervisor)).body).toMatchObject({ status: 403, code: 'closed_by_other' });
    expect((await undo(await api.as(neighbour, 'dispatcher'))).status).toBe(404);
    expect((await undo(await api.as(planned.made.agency, 'auditor'))).status).toBe(403);
    expect((await undo()).status).toBe(200);
    expect((await undo()).body).toMatchObject({ status: 409, code: 'step_does_not_fit' });
  });

  it('is refused when a new alarm has come since', async () => {
    await work('close', { outcome: 'other' });
    expect(await planned.press()).toBe(id);
    expect((await undo()).body).toMatchObject({ code: 'step_does_not_fit' });
    await work('acknowledge');
    // As a test it is not reopened: the next press has an incident of its own.
    await work('close', { outcome: 'test' });
    expect(await planned.press()).not.toBe(id);
    expect((await undo()).body).toMatchObject({ code: 'step_does_not_fit' });
  });

  it('leaves one alarm where the engine had been told that it was over', async () => {
    const bracelet = api.asDevice(planned.made.respondent.devices[0]!);
    const cut = () =>
      bracelet.post('/v1/positions', { fixes: [{ ...fixAt(api.clock, offset(home, 5_000)), alarms: ['strap'] }] });
    await cut();
    await work('close', { outcome: 'other' });
    await undo();
    api.clock.move(2_000);
    await cut();
    const tampers = (await alarms()).filter(({ kind }) => kind === 'tamper');
    expect(tampers).toEqual([expect.objectContaining({ endedAt: null })]);
  });
});
