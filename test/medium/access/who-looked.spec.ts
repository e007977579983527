import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { aCase, anAgency, type TestCase } from '#testing';
import { TestApi, type TestClient } from '../../support/api.js';

describe('the audit chain, to who may read it', () => {
  let api: TestApi;
  let made: TestCase;
  let dispatcher: TestClient;
  let officer: TestClient;

  const last = async () =>
    (
      await api.database.rows<{ action: string; objectId: string | null; subjects: string[] }>(
        `SELECT action, object_id AS "objectId", subjects FROM audit_entry WHERE agency_id = $1
         ORDER BY sequence DESC LIMIT 1`,
        [made.agency.id],
      )
    )[0];
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
  });

  describe('who looked', () => {
    const herPhone = () => api.asDevice(made.protectedPerson.devices[0]!);

    it('is told to her on her own phone: role, agency, when, what, why; never the name', async () => {
      const id = await press();
      await dispatcher.post(`/v1/incidents/${id}/acknowledge`);
      await dispatcher.post(`/v1/incidents/${id}/close`, { outcome: 'test' });
      const supervisor = await api.as(made.agency, 'supervisor');
      await api.send({
        method: 'GET',
        url: `/v1/incidents/${id}/track`,
        headers: {
          authorization: `Bearer ${await api.login(made.agency.member('supervisor'))}`,
          'x-access-reason': 'complaint 7',
        },
      });
      await supervisor.get(`/v1/people/${made.respondent.id}`);
      const { status, body } = await herPhone().get('/v1/people/me/readers?limit=1');
      expect(status).toBe(200);
      expect(body).toEqual({
        readers: [
          {
            at: new Date(api.clock.now()).toISOString(),
            role: 'supervisor',
            agency: expect.any(String),
            action: 'incident.track.read',
            kind: 'read',
            words: {
              en: 'read the track of an incident',
              ru: 'просмотрен маршрут',
              kk: 'қозғалыс жолы қаралды',
            },
            reason: 'complaint 7',
            result: 'allowed',
          },
        ],
        nextCursor: expect.any(Number),
      });
      const { body: next } = await herPhone().get(`/v1/people/me/readers?cursor=${body.nextCursor}`);
      expect(next.readers[0]).toMatchObject({ role: 'dispatcher', action: 'incident.close', kind: 'change' });
      for (const role of ['dispatcher', 'supervisor', 'case_officer'] as const)
        expect(JSON.stringify([body, next])).not.toContain(made.agency.member(role).id);
    });

    it('is not told to the respondent, nor to who is both or in no order', async () => {
      const his = api.asDevice(made.respondent.devices[0]!);
      expect(await his.get('/v1/people/me/readers')).toMatchObject({ status: 403, body: { code: 'not_permitted' } });
      await officer.post('/v1/orders', {
        issuingAuthority: 'Court',
        jurisdiction: 'Almaty',
        validFrom: '2026-01-01T00:00:00Z',
        parties: [
          { personId: made.respondent.id, role: 'protected' },
          { personId: made.protectedPerson.id, role: 'respondent' },
        ],
      });
      expect((await herPhone().get('/v1/people/me/readers')).status).toBe(403);
    });

    it('is told to case officers, supervisors and auditors, not to who looks', async () => {
      const path = `/v1/people/${made.protectedPerson.id}/readers`;
      for (const role of ['case_officer', 'supervisor', 'auditor'] as const)
        expect((await (await api.as(made.agency, role)).get(path)).status).toBe(200);
      for (const role of ['dispatcher', 'court', 'administrator'] as const)
        expect((await (await api.as(made.agency, role)).get(path)).status).toBe(403);
      expect((await herPhone().get(path)).status).toBe(401);
      expect((await officer.get('/v1/people/me/readers')).status).toBe(401);
    });

    it('is not told of another agency’s people', async () => {
      const other = await aCase().setUp(api.tools);
      expect((await officer.get(`/v1/people/${other.protectedPerson.id}/readers`)).status).toBe(404);
      expect((await officer.get('/v1/people/nonsense/readers')).status).toBe(404);
    });
  });

  describe('the chain', () => {
    it('is read by auditors alone, by person, actor and time, page by page', async () => {
      const auditor = await api.as(made.agency, 'auditor');
      const { id } = made.protectedPerson;
      await dispatcher.get(`/v1/people/${id}`);
      api.clock.move(60_000);
      const from = new Date(api.clock.now()).toISOString();
      await officer.get(`/v1/people/${id}`);
      await dispatcher.get(`/v1/people/${made.respondent.id}`);

      const actorId = made.agency.member('dispatcher').id;
      const byActor = await auditor.get(`/v1/audit?actor=${actorId}&limit=1`);
      expect(byActor.body.entries).toMatchObject([
        { action: 'person.read', objectId: made.respondent.id, actor: 'staff', actorId, kind: 'read' },
      ]);
      const next = await auditor.get(`/v1/audit?actor=${actorId}&cursor=${byActor.body.nextCursor}`);
      const [read, loggedIn] = [
        { objectId: id, subjects: [id] },
        { action: 'session.open', subjects: [] },
      ];
      expect(next.body).toMatchObject({ entries: [read, loggedIn], nextCursor: null });

      const since = await auditor.get(`/v1/audit?subject=${id}&from=${from}`);
      expect(since.body.entries).toMatchObject([
        { action: 'person.read', actorId: made.agency.member('case_officer').id },
      ]);
      expect(await last()).toMatchObject({ action: 'audit.read', objectId: id, subjects: [id] });
      for (const role of ['dispatcher', 'supervisor', 'case_officer', 'court', 'administrator'] as const)
        expect((await (await api.as(made.agency, role)).get('/v1/audit')).status).toBe(403);
    });

    it('of another agency is not read', async () => {
      const other = await aCase()
        .of(anAgency().withStaff('dispatcher', 'case_officer', 'auditor'))
        .setUp(api.tools);
      const theirs = await api.as(other.agency, 'auditor');
      await dispatcher.get(`/v1/people/${made.protectedPerson.id}`);
      const { body } = await theirs.get(`/v1/audit?subject=${made.protectedPerson.id}`);
      expect(body.entries).toEqual([]);
    });
  });
});
