import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { aCase, anAgency, type TestCase } from '#testing';
import { type Answer, TestApi, type TestClient } from '../../support/api.js';

const reason = 'complaint 12 of the court';

describe('positions outside an open incident', () => {
  let api: TestApi;
  let made: TestCase;
  let dispatcher: TestClient;
  let supervisor: TestClient;
  let incidentId: string;

  const as = (role: Parameters<TestApi['as']>[1], of = made) => api.as(of.agency, role);
  const aCaseOfEverybody = () =>
    aCase()
      .of(anAgency().withStaff('dispatcher', 'supervisor', 'supervisor', 'case_officer', 'court', 'auditor'))
      .setUp(api.tools);
  const track = async (given?: string, role: 'dispatcher' | 'supervisor' = 'dispatcher'): Promise<Answer<any>> =>
    api.get(`/v1/incidents/${incidentId}/track`, {
      token: await api.session(made.agency.member(role)),
      ...(given !== undefined && { headers: { 'x-access-reason': given } }),
    });
  const readings = async (client = supervisor, query = '') =>
    (await client.get(`/v1/break-glass${query}`)).body.readings;
  const ask = (body: object) => dispatcher.post(`/v1/orders/${made.order.id}/location-requests`, body);

  beforeAll(async () => {
    api = await TestApi.start();
  });
  afterAll(() => api.close());
  beforeEach(async () => {
    made = await aCaseOfEverybody();
    dispatcher = await as('dispatcher');
    supervisor = await as('supervisor');
    const { body } = await api.asDevice(made.protectedPerson.devices[0]!).post('/v1/panics', {
      id: randomUUID(),
      pressedAt: new Date(api.clock.now()).toISOString(),
      trigger: 'button',
    });
    incidentId = body.incidentId;
  });
  const close = async () => {
    await dispatcher.post(`/v1/incidents/${incidentId}/acknowledge`);
    expect((await dispatcher.post(`/v1/incidents/${incidentId}/close`, { outcome: 'resolved' })).status).toBe(200);
  };

  it('need a reason of ten characters, once the incident is closed; while it is open none, and nobody reviews it', async () => {
    expect((await track()).status).toBe(200);
    expect((await track('short')).status).toBe(200);
    await close();
    for (const given of [undefined, '', '         ', 'too short', '  too short  ']) {
      const { status, body } = await track(given);
      expect([given, status, body.code]).toEqual([given, 403, 'reason_required']);
    }
    expect(await readings()).toEqual([]);
    expect((await track(reason)).status).toBe(200);
    expect(await readings()).toHaveLength(1);
  });

  it('are given a reason in any letters, as browsers can send them', async () => {
    await close();
    const said = 'Сот сұрауы, іс № 2-118';
    expect((await track(`UTF-8''${encodeURIComponent(said)}`)).status).toBe(200);
    expect(await readings()).toMatchObject([{ reason: said }]);
    expect((await track(`UTF-8''${encodeURIComponent('қысқа')}`)).status).toBe(403);
  });

  it('are listed to supervisors with who, whom, why and when', async () => {
    await close();
    await track(reason);
    expect(await readings()).toEqual([
      {
        id: expect.any(String),
        staffId: made.agency.member('dispatcher').id,
        action: 'incident.track.read',
        object: 'incident',
        objectId: incidentId,
        personIds: expect.any(Array),
        reason,
        at: new Date(api.clock.now()).toISOString(),
        reviewedBy: null,
        reviewedAt: null,
      },
    ]);
    expect((await readings())[0].personIds.toSorted()).toEqual(
      [made.protectedPerson.id, made.respondent.id].toSorted(),
    );
  });

  it('are listed when a location is asked for, once, and not while an incident is open', async () => {
    await ask({ personId: made.respondent.id, reason });
    expect(await readings()).toEqual([]);
    await close();
    expect((await ask({ personId: made.protectedPerson.id, reason: 'too short' })).status).toBe(422);
    const { body } = await ask({ personId: made.protectedPerson.id, reason });
    await ask({ personId: made.protectedPerson.id, reason });
    expect(await readings()).toMatchObject([
      { action: 'location.ask', objectId: body.id, personIds: [made.protectedPerson.id], reason },
    ]);
  });

  it('are marked by another supervisor, once; never by who looked', async () => {
    await close();
    await track(reason, 'supervisor');
    const [{ id }] = await readings();
    const own = await supervisor.post(`/v1/break-glass/${id}/review`);
    expect([own.status, own.body.code]).toEqual([403, 'own_reading']);
    const second = made.agency.staff.filter(({ role }) => role === 'supervisor')[1]!;
    const other = await api.asMember(second);
    const first = await other.post(`/v1/break-glass/${id}/review`);
    expect(first.body).toMatchObject({ reviewedBy: second.id, reviewedAt: new Date(api.clock.now()).toISOString() });
    api.clock.move(60_000);
    expect((await other.post(`/v1/break-glass/${id}/review`)).body).toEqual(first.body);
    expect(await readings(supervisor, '?reviewed=false')).toEqual([]);
    expect(await readings(supervisor, '?reviewed=true')).toEqual([first.body]);
    expect(
      await api.database.rows(
        `SELECT actor_id AS actor, cardinality(subjects) AS people FROM audit_entry
         WHERE object_id = $1 AND action = 'break_glass.review'`,
        [id],
      ),
    ).toEqual([{ actor: second.id, people: 2 }]);
  });

  it('are shown to supervisors and auditors, and marked by supervisors alone', async () => {
    await close();
    await track(reason);
    const [{ id }] = await readings();
    for (const role of ['dispatcher', 'case_officer', 'court', 'administrator'] as const) {
      const client = await as(role);
      expect((await client.get('/v1/break-glass')).status).toBe(403);
      expect((await client.post(`/v1/break-glass/${id}/review`)).status).toBe(403);
    }
    const auditor = await as('auditor');
    expect(await readings(auditor)).toHaveLength(1);
    expect((await auditor.post(`/v1/break-glass/${id}/review`)).status).toBe(403);
  });

  it('of another agency are neither listed nor marked', async () => {
    await close();
    await track(reason);
    const [{ id }] = await readings();
    const stranger = await as('supervisor', await aCaseOfEverybody());
    expect(await readings(stranger)).toEqual([]);
    for (const unknown of [id, randomUUID(), 'no-id'])
      expect((await stranger.post(`/v1/break-glass/${unknown}/review`)).status).toBe(404);
  });

  it('are paged, newest first', async () => {
    await close();
    for (let nth = 0; nth < 3; nth += 1) await track(`${reason}, ${nth}`);
    const { body } = await supervisor.get('/v1/break-glass?limit=2');
    expect(body.readings.map((reading: { reason: string }) => reading.reason)).toEqual([
      `${reason}, 2`,
      `${reason}, 1`,
    ]);
    const next = await supervisor.get(`/v1/break-glass?limit=2&cursor=${body.nextCursor}`);
    expect(next.body).toMatchObject({ readings: [{ reason: `${reason}, 0` }], nextCursor: null });
  });
});
