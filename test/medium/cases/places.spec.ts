import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { place as placeSchema } from '#contracts';
import { anAgency, aRespondent, type TestAgency } from '#testing';
import { TestApi, type TestClient } from '../../support/api.js';

const point = { type: 'Point', coordinates: [76.93, 43.25] };

describe('places of a person', () => {
  let api: TestApi;
  let agency: TestAgency;
  let clerk: TestClient;
  let personId: string;

  beforeAll(async () => {
    api = await TestApi.start();
  });
  beforeEach(async () => {
    agency = await anAgency().withStaff('court', 'dispatcher', 'case_officer').founded(api.tools);
    clerk = await api.as(agency, 'court');
    personId = (await aRespondent().registered(api.tools, agency.administrator)).id;
  });
  afterAll(() => api.close());

  const note = (body: object, client = clerk) => client.post(`/v1/people/${personId}/places`, body);
  const listed = async (client = clerk) => (await client.get(`/v1/people/${personId}/places`)).body.places;

  it('are noted, listed and removed, the address sealed', async () => {
    const { status, body } = await note({ kind: 'home', point, address: 'Көктем-2, 7-үй' });
    expect(status).toBe(201);
    expect(placeSchema.parse(body)).toEqual(body);
    expect(body).toMatchObject({ personId, kind: 'home', point, address: 'Көктем-2, 7-үй' });
    const work = (await note({ kind: 'work', point: [76.9, 43.2] })).body;
    expect(work.address).toBeNull();
    expect((await listed()).map(({ id }: { id: string }) => id)).toEqual([work.id, body.id]);
    const [row] = await api.database.rows<{ address: string }>(`SELECT address FROM person_place WHERE id = $1`, [
      body.id,
    ]);
    expect(row!.address).not.toMatch(/Көктем/);
    expect((await clerk.delete(`/v1/places/${body.id}`)).status).toBe(204);
    expect((await listed()).map(({ id }: { id: string }) => id)).toEqual([work.id]);
    expect((await clerk.delete(`/v1/places/${body.id}`)).status).toBe(404);
  });

  it('are twenty at most, and somewhere', async () => {
    expect(await note({ kind: 'home', point: [43, 95] })).toMatchObject({
      status: 422,
      body: { errors: [{ path: 'point' }] },
    });
    for (let n = 0; n < 20; n += 1) expect((await note({ kind: 'other', point })).status).toBe(201);
    expect((await note({ kind: 'other', point })).status).toBe(422);
  });

  it('are read by those who read cases, written by those who write people, of their own agency', async () => {
    const { body } = await note({ kind: 'home', point });
    const dispatcher = await api.as(agency, 'dispatcher');
    expect(await listed(dispatcher)).toHaveLength(1);
    expect((await note({ kind: 'home', point }, dispatcher)).status).toBe(403);
    expect((await dispatcher.delete(`/v1/places/${body.id}`)).status).toBe(403);
    const stranger = await api.as(await anAgency().withStaff('court').founded(api.tools), 'court');
    expect((await stranger.get(`/v1/people/${personId}/places`)).status).toBe(404);
    expect((await note({ kind: 'home', point }, stranger)).status).toBe(404);
    expect((await stranger.delete(`/v1/places/${body.id}`)).status).toBe(404);
    expect(await listed()).toHaveLength(1);
  });

  it('leave who noted, read and removed them in the audit chain, by whom they are', async () => {
    const { body } = await note({ kind: 'home', point });
    await listed();
    await clerk.delete(`/v1/places/${body.id}`);
    const entries = await api.database.rows<{ action: string }>(
      `SELECT action FROM audit_entry WHERE agency_id = $1 AND $2 = ANY(subjects) AND action LIKE '%place%' ORDER BY sequence`,
      [agency.id, personId],
    );
    expect(entries.map(({ action }) => action)).toEqual(['place.note', 'person.places.read', 'place.remove']);
  });

  it('are given out to whose they are, and erased with the person', async () => {
    await note({ kind: 'home', point, address: 'Көктем-2, 7-үй' });
    const officer = await api.as(agency, 'case_officer');
    const given = await officer.post(`/v1/people/${personId}/data-export`, { reason: 'His request of today' });
    expect(given.body.places).toEqual([expect.objectContaining({ kind: 'home', address: 'Көктем-2, 7-үй' })]);
    const administrator = await api.as(agency, 'administrator');
    const erased = await administrator.post(`/v1/people/${personId}/erasure`, {
      reason: 'Wrongly recorded',
      authority: 'Court 2, 17/2026',
    });
    expect(erased.status).toBe(200);
    expect(await api.database.rows(`SELECT id FROM person_place WHERE person_id = $1`, [personId])).toEqual([]);
  });
});
