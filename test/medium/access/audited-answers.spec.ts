import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { beginningOfChain, verifyAudit } from '#access';
import { nobody } from '#domain';
import { AuditArchiveRepository } from '#persistence';
import { aCase, anAgency, type TestCase } from '#testing';
import { RecordShedding } from '../../../apps/api/src/admission/record-shedding.js';
import { TestApi, type TestClient } from '../../support/api.js';
import { eventually } from '../../support/eventually.js';
import { entriesOf } from '../../support/opened.js';

interface Entry {
  actorId: string;
  action: string;
  objectId: string | null;
  reason: string | null;
  result: string;
  subjects: string[];
}

describe('what is read and done', () => {
  let api: TestApi;
  let made: TestCase;
  let dispatcher: TestClient;
  let officer: TestClient;
  let both: string[];

  const entries = (agencyId = made.agency.id): Promise<Entry[]> =>
    entriesOf<Entry>(
      api.database,
      `SELECT actor_id AS "actorId", action, object_id AS "objectId", reason, result, subjects
       FROM audit_entry WHERE agency_id = $1 ORDER BY sequence`,
      [agencyId],
    );
  const last = async () => (await entries()).at(-1);
  const press = async (): Promise<string> => {
    const { body } = await api.asDevice(made.protectedPerson.devices[0]!).post('/v1/panics', {
      id: randomUUID(),
      pressedAt: new Date(api.clock.now()).toISOString(),
      trigger: 'button',
    });
    return body.incidentId;
  };

  beforeAll(async () => {
    api = await TestApi.start();
  });
  afterAll(() => api.close());
  beforeEach(async () => {
    const agency = anAgency().withStaff(
      'dispatcher',
      'supervisor',
      'case_officer',
      'court',
      'auditor',
      'administrator',
    );
    made = await aCase().of(agency).setUp(api.tools);
    dispatcher = await api.as(made.agency, 'dispatcher');
    officer = await api.as(made.agency, 'case_officer');
    both = [made.protectedPerson.id, made.respondent.id].toSorted();
  });

  it('a person who is read: by whom, of whom', async () => {
    const { id } = made.protectedPerson;
    await dispatcher.get(`/v1/people/${id.toUpperCase()}`);
    expect(await last()).toEqual({
      actorId: made.agency.member('dispatcher').id,
      action: 'person.read',
      objectId: id,
      reason: null,
      result: 'allowed',
      subjects: [id],
    });
  });

  it('everybody whom a list shows, in one entry', async () => {
    await dispatcher.get('/v1/people');
    expect(await last()).toMatchObject({ action: 'person.list', objectId: null, subjects: both });
    await dispatcher.get('/v1/orders');
    expect(await last()).toMatchObject({ action: 'order.list', subjects: both });
    await dispatcher.get(`/v1/devices?personId=${made.respondent.id}`);
    expect(await last()).toMatchObject({ action: 'device.list', subjects: [made.respondent.id] });
    await dispatcher.get('/v1/incidents');
    expect(await last()).toMatchObject({ action: 'incident.list', subjects: [] });
    await press();
    await dispatcher.get('/v1/incidents');
    expect(await last()).toMatchObject({ action: 'incident.list', subjects: both });
    await dispatcher.get('/v1/cap/feed');
    expect(await last()).toMatchObject({ action: 'cap.feed.read', subjects: both });
  });

  it('an incident and its track, with the reason, of both parties', async () => {
    const id = await press();
    await dispatcher.get(`/v1/incidents/${id}`);
    expect(await last()).toMatchObject({ action: 'incident.read', objectId: id, subjects: both });
    await dispatcher.get(`/v1/incidents/${id}/events`);
    expect(await last()).toMatchObject({ action: 'incident.events.read', objectId: id, subjects: both });
    await dispatcher.get(`/v1/incidents/${id}/track`);
    expect((await entries()).filter(({ action }) => action === 'incident.track.read')).toMatchObject([
      { result: 'allowed', subjects: both },
    ]);
  });

  it('each step of the desk, with its change or not at all', async () => {
    const id = await press();
    await dispatcher.post(`/v1/incidents/${id}/arrive`);
    await dispatcher.post(`/v1/incidents/${id}/acknowledge`);
    await dispatcher.post(`/v1/incidents/${id}/notes`, { text: 'called her' });
    await dispatcher.post(`/v1/incidents/${id}/close`, { outcome: 'test' });
    const steps = (await entries()).filter(({ objectId }) => objectId === id);
    expect(steps.map(({ action }) => action)).toEqual(['incident.acknowledge', 'incident.note', 'incident.close']);
    expect(steps.every(({ subjects }) => subjects.join() === both.join())).toBe(true);
  });

  it('a change, and whom a zone that is gone concerned', async () => {
    await officer.patch(`/v1/people/${made.protectedPerson.id}`, { name: 'Another' });
    expect(await last()).toMatchObject({ action: 'person.change', subjects: [made.protectedPerson.id] });
    const { body } = await officer.post(`/v1/orders/${made.order.id}/zones`, {
      name: 'school',
      center: [76.9, 43.2],
      radiusMeters: 300,
      warningRingMeters: 100,
    });
    await officer.delete(`/v1/zones/${body.id}`);
    expect(await last()).toMatchObject({ action: 'zone.remove', objectId: body.id, subjects: both });
  });

  it('what the role does not permit: refused', async () => {
    const court = await api.as(made.agency, 'court');
    const id = await press();
    expect((await court.get(`/v1/incidents/${id}/track`)).status).toBe(403);
    expect(await last()).toMatchObject({
      action: 'incident.track.read',
      objectId: id,
      result: 'refused',
      subjects: both,
    });
    expect((await dispatcher.patch(`/v1/people/${made.protectedPerson.id}`, { name: 'x' })).status).toBe(403);
    expect(await last()).toMatchObject({ action: 'person.change', result: 'refused' });
  });

  it('what is another agency’s: refused in the chain of who tried, and nothing in the other’s', async () => {
    const other = await aCase().of(anAgency().withStaff('dispatcher', 'case_officer')).setUp(api.tools);
    const before = await entries(other.agency.id);
    for (const path of [`people/${other.protectedPerson.id}`, `orders/${other.order.id}`]) {
      expect((await dispatcher.get(`/v1/${path}`)).status).toBe(404);
      expect(await last()).toMatchObject({ objectId: path.split('/')[1], result: 'refused', subjects: [] });
    }
    expect((await officer.patch(`/v1/people/${other.protectedPerson.id}`, { name: 'x' })).status).toBe(404);
    expect(await last()).toMatchObject({ action: 'person.change', result: 'refused', subjects: [] });
    expect(await entries(other.agency.id)).toEqual(before);
  });

  it('nothing of a request that showed nothing, and nothing that reports and presses send', async () => {
    const before = await entries();
    await dispatcher.get('/v1/people?limit=0');
    await dispatcher.get('/v1/units');
    await dispatcher.get('/v1/sessions/current');
    await api.get('/v1/people');
    const phone = api.asDevice(made.protectedPerson.devices[0]!);
    await phone.post('/v1/positions', { fixes: [] });
    await press();
    expect(await entries()).toEqual(before);
  });

  it('an answer that cannot be recorded does not leave', async () => {
    await dispatcher.get('/v1/people');
    // Where the next entry belongs stands one that the application did not write.
    await api.database.count(
      `INSERT INTO audit_entry (agency_id, sequence, at, actor, actor_id, action, object, result, previous_hash, hash)
       SELECT agency_id, sequence + 1, now(), 'system', $2, 'x', 'x', 'allowed', hash, $3 FROM audit_head WHERE agency_id = $1`,
      [made.agency.id, nobody, beginningOfChain],
    );
    const answer = await dispatcher.get(`/v1/people/${made.protectedPerson.id}`);
    expect(answer).toMatchObject({ status: 503, headers: { 'retry-after': '5' }, body: { code: 'audit_unavailable' } });
    expect(Object.keys(answer.body).toSorted()).toEqual(['code', 'detail', 'status', 'title', 'type']);
    expect((await dispatcher.get('/v1/cap/feed')).body).toMatchObject({ code: 'audit_unavailable' });
    // What never waits for the chain goes on.
    expect(await press()).toEqual(expect.any(String));
  });

  it('forty readings at once: each in the chain, which holds', async () => {
    const before = (await entries()).length;
    await Promise.all(Array.from({ length: 40 }, () => dispatcher.get(`/v1/people/${made.protectedPerson.id}`)));
    expect(await entries()).toHaveLength(before + 40);
    const faults: unknown[] = [];
    await verifyAudit(new AuditArchiveRepository(api.database), {
      agencyId: made.agency.id,
      onFault: (fault) => faults.push(fault),
    });
    expect(faults).toEqual([]);
  });

  it('from when to when a console was connected, and who was not let in', async () => {
    const console = await api.console(await api.login(made.agency.member('dispatcher')));
    console.close();
    await api.console(await api.login(made.agency.member('court'))).catch(() => undefined);
    const presence = async () =>
      (await entries())
        .filter(({ action }) => action.startsWith('dispatch.'))
        .map(({ action, result }) => `${action} ${result}`)
        .toSorted();
    expect(await eventually(presence, ({ length }) => length === 3)).toEqual([
      'dispatch.connect allowed',
      'dispatch.connect refused',
      'dispatch.disconnect allowed',
    ]);
  });

  it('how much was refused under overload, in the house’s own chain', async () => {
    const pressed = await TestApi.start({}, api.clock, { pressure: { pressure: 5 } });
    try {
      const client = pressed.withToken(await api.login(made.agency.member('dispatcher')));
      expect((await client.get('/v1/people')).status).toBe(503);
      await pressed.app.get(RecordShedding).record();
      expect((await entries(nobody)).at(-1)).toMatchObject({
        action: 'load.shed',
        reason: 'lists: 1, positions: 0',
        result: 'refused',
      });
    } finally {
      await pressed.close();
    }
  });
});
