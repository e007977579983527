import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { newId, retentionKinds } from '#domain';
import { TestApi } from '../../support/api.js';
import { KeptCase } from './a-kept-case.js';
import { entriesOf } from '../../support/opened.js';

describe('how long an agency keeps its data', () => {
  let api: TestApi;
  let own: KeptCase;
  let other: KeptCase;
  const url = (kept = own): string => `/v1/agencies/${kept.made.agency.id}/retention`;

  beforeAll(async () => {
    api = await TestApi.start({ RETENTION_BOUNDS: 'positions_quiet=8..90' });
    own = await KeptCase.of(api);
    other = await KeptCase.of(api, own.cell);
  });
  afterAll(() => api.close());

  const audit = async (action: string): Promise<unknown[]> =>
    entriesOf(
      api.database,
      `SELECT actor_id AS "actorId", object_id AS "objectId", reason, result FROM audit_entry
       WHERE agency_id = $1 AND action = $2 ORDER BY sequence`,
      [own.made.agency.id, action],
    );

  it('is as usual at first, with the bounds of the place', async () => {
    const { status, body } = await (await own.as('supervisor')).get(url());
    expect(status).toBe(200);
    expect(body).toMatchObject({ version: 0, changedAt: null });
    expect(body.periods).toContainEqual({ kind: 'positions_quiet', days: 30, least: 8, most: 90, usual: 30 });
    expect(body.periods).toHaveLength(retentionKinds.length);
  });

  it('is changed as a whole, and says so in the audit chain', async () => {
    expect((await own.choose({ positions_quiet: 60, notes: 400 })).body).toMatchObject({ version: 1 });
    const { body } = await own.choose({ notes: 500 });
    expect(body).toMatchObject({ version: 2, changedAt: expect.any(String) });
    const days = Object.fromEntries(body.periods.map((each: { kind: string; days: number }) => [each.kind, each.days]));
    expect(days).toMatchObject({ positions_quiet: 30, notes: 500 });
    expect(await audit('agency.retention.change')).toEqual([
      expect.objectContaining({ reason: 'positions_quiet=60 notes=400', result: 'allowed' }),
      expect.objectContaining({ reason: 'notes=500', objectId: own.made.agency.id }),
    ]);
  });

  it('stays within the bounds, and names each period that does not', async () => {
    const { status, body } = await own.choose({ positions_quiet: 91, incidents: 400 });
    expect([status, body.code, body.errors]).toEqual([
      422,
      'retention_invalid',
      [{ path: 'periods.0.days', message: 'must be 8 to 90' }],
    ]);
    const longer = await own.choose({ incidents: 400 });
    expect(longer.body.errors).toContainEqual({
      path: 'periods',
      message: 'notes must not be kept longer than incidents',
    });
  });

  it('is not another agency’s to read or to change', async () => {
    for (const path of [url(other), `${url(other)}/runs`])
      expect((await (await own.as('supervisor')).get(path)).status).toBe(404);
    const put = await (await own.as('administrator')).put(url(other), { periods: [] });
    expect(put.status).toBe(404);
    expect((await (await other.as('supervisor')).get(url(other))).body.version).toBe(0);
  });

  it('is changed by administrators alone', async () => {
    for (const role of ['dispatcher', 'supervisor', 'case_officer', 'auditor'] as const)
      expect((await (await own.as(role)).put(url(), { periods: [] })).status).toBe(403);
    expect((await (await own.as('dispatcher')).get(url())).status).toBe(403);
  });

  describe('but for an incident that is held', () => {
    let incidentId: string;
    beforeAll(async () => {
      incidentId = await own.incident();
    });
    const hold = (path = ''): string => `/v1/incidents/${incidentId}/hold${path}`;

    it('once, with a reason, in the audit chain; and released once', async () => {
      const officer = await own.as('case_officer');
      const placed = await officer.post(hold(), { reason: 'Appeal 12' });
      expect([placed.status, placed.body]).toEqual([
        201,
        expect.objectContaining({ incidentId, reason: 'Appeal 12', releasedAt: null }),
      ]);
      expect((await officer.post(hold(), { reason: 'again' })).body).toMatchObject({
        status: 409,
        code: 'hold_stands',
      });
      const released = await officer.post(hold('/release'), { reason: 'Decided' });
      expect(released.body).toMatchObject({ releaseReason: 'Decided', releasedAt: expect.any(String) });
      expect((await officer.post(hold('/release'), { reason: 'x' })).body).toMatchObject({ code: 'hold_unknown' });
      expect((await officer.post(hold(), { reason: 'New evidence' })).status).toBe(201);
      const { body } = await officer.get(`/v1/incidents/${incidentId}/holds`);
      expect(body.holds.map(({ reason }: { reason: string }) => reason)).toEqual(['New evidence', 'Appeal 12']);
      expect(await audit('incident.hold.place')).toEqual([
        expect.objectContaining({ reason: 'Appeal 12', objectId: incidentId }),
        expect.objectContaining({ reason: 'New evidence' }),
      ]);
      expect(await audit('incident.hold.release')).toEqual([expect.objectContaining({ reason: 'Decided' })]);
      expect(await audit('incident.holds.read')).toHaveLength(1);
    });

    it('not without a reason, and not by a dispatcher', async () => {
      expect((await (await own.as('supervisor')).post(hold(), {})).status).toBe(422);
      expect((await (await own.as('dispatcher')).post(hold(), { reason: 'x' })).status).toBe(403);
    });

    it('not by another agency, which learns nothing', async () => {
      const stranger = await other.as('supervisor');
      for (const id of [incidentId, newId(), 'no-id']) {
        expect((await stranger.post(`/v1/incidents/${id}/hold`, { reason: 'x' })).body).toMatchObject({
          status: 404,
          code: 'not_found',
        });
        expect((await stranger.post(`/v1/incidents/${id}/hold/release`, { reason: 'x' })).status).toBe(404);
        expect((await stranger.get(`/v1/incidents/${id}/holds`)).status).toBe(404);
      }
    });
  });
});
