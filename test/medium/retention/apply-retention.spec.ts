import { afterAll, beforeEach, describe, expect, it } from '@jest/globals';
import { newId } from '#domain';
import { ensurePositionPartitions } from '#persistence';
import { TestApi, testStart } from '../../support/api.js';
import { applyRetention, day, daysOf, hour, KeptCase, nextCell, shortBounds, tableOf } from './a-kept-case.js';
import { entriesOf } from '../../support/opened.js';

describe('retention', () => {
  let api: TestApi;
  let one: KeptCase;
  /** Every test has days of its own, so that none drops another's partitions. */
  let start = testStart + 1_000 * day;
  const at = (days: number): number => start + days * day;

  beforeEach(async () => {
    api ??= await TestApi.start({ RETENTION_BOUNDS: shortBounds });
    start += 500 * day;
    api.clock.set(start);
    one = await KeptCase.of(api);
    await api.database.count(`DELETE FROM position WHERE cell = $1`, [one.cell]);
  });
  afterAll(() => api.close());

  it('deletes positions of quiet days, and keeps those in the time of an incident of both parties', async () => {
    const { protectedId, respondentId } = one.people;
    const other = (await (await one.as('administrator')).post('/v1/people', { name: 'X', language: 'ru' })).body.id;
    const quiet = [
      await one.fix(respondentId, at(2)),
      await one.fix(protectedId, at(13)),
      await one.fix(other, at(10)),
    ];
    const ofIncident = [
      await one.fix(respondentId, at(10) - 23 * hour),
      await one.fix(protectedId, at(10) + hour),
      await one.fix(respondentId, at(11)),
    ];
    const young = await one.fix(respondentId, at(21));
    api.clock.set(at(10) + hour);
    await one.incident();
    api.clock.set(at(50));
    await applyRetention(api, one);
    expect(await one.left([...quiet, ...ofIncident, young])).toEqual([...ofIncident, young]);

    const { body } = await (await one.as('auditor')).get(`/v1/agencies/${one.made.agency.id}/retention/runs`);
    expect(body.runs).toEqual([
      expect.objectContaining({
        kind: 'positions_quiet',
        days: 30,
        policyVersion: 0,
        deleted: 3,
        upTo: new Date(Math.floor(at(20) / day) * day).toISOString(),
      }),
    ]);
    const told = await entriesOf<{ reason: string }>(
      api.database,
      `SELECT reason FROM audit_entry WHERE agency_id = $1 AND action = 'retention.apply'`,
      [one.made.agency.id],
    );
    expect(told).toEqual([{ reason: expect.stringMatching(/^positions_quiet: 3 before \d{4}-\d\d-\d\d$/) }]);
  });

  it('does nothing twice', async () => {
    await one.fix(one.people.respondentId, at(2));
    api.clock.set(at(50));
    await applyRetention(api, one);
    api.clock.move(hour);
    await applyRetention(api, one);
    const { body } = await (await one.as('auditor')).get(`/v1/agencies/${one.made.agency.id}/retention/runs`);
    expect(body.runs).toHaveLength(1);
  });

  it('keeps what the policy of another agency keeps, in the same cell and on the same day', async () => {
    const cell = nextCell();
    const [short, long] = [await KeptCase.of(api, cell), await KeptCase.of(api, cell)];
    expect((await long.choose({ positions_quiet: 90 })).status).toBe(200);
    const gone = await short.fix(short.people.respondentId, at(2));
    const kept = await long.fix(long.people.respondentId, at(2));
    api.clock.set(at(50));
    await applyRetention(api, short, long);
    expect(await short.left([gone, kept])).toEqual([kept]);
    api.clock.set(at(95));
    await applyRetention(api, short, long);
    expect(await long.left([kept])).toEqual([]);
  });

  it('keeps the fixes that decisions name, until their incident goes', async () => {
    const named = await one.fix(one.people.respondentId, at(2));
    const beside = await one.fix(one.people.respondentId, at(2) + hour);
    api.clock.set(at(10));
    const incidentId = await one.incident();
    await api.database.count(`UPDATE alarm SET decision = $3 WHERE cell = $1 AND incident_id = $2`, [
      one.cell,
      incidentId,
      JSON.stringify({ rule: 'silence', policyVersion: 1, fixIds: [named], numbers: {} }),
    ]);
    await one.choose({ positions_incident: 60 });
    api.clock.set(at(50));
    await applyRetention(api, one);
    expect(await one.left([named, beside])).toEqual([named]);
    api.clock.set(at(80));
    await applyRetention(api, one);
    expect(await one.left([named])).toEqual([]);
  });

  it('deletes what belongs to incidents, each kind in its own time, and at last the incident', async () => {
    api.clock.set(at(10));
    const incidentId = await one.incident();
    const fix = await one.fix(one.people.respondentId, at(10));
    await (await one.as('supervisor')).post(`/v1/incidents/${incidentId}/exports`, { reason: 'court', language: 'kk' });
    await api.database.count(`UPDATE evidence_export SET status = 'expired' WHERE cell = $1`, [one.cell]);
    await one.choose({
      positions_incident: 40,
      notes: 50,
      panic_fixes: 60,
      deliveries: 70,
      exports: 80,
      incidents: 90,
    });
    const left = async () => {
      const [press] = await api.database.rows<{ fixes: number }>(
        `SELECT count(fix)::int AS fixes FROM panic WHERE cell = $1 AND incident_id = $2`,
        [one.cell, incidentId],
      );
      const [sound] = await api.database.rows<{ chunks: number }>(
        `SELECT count(*)::int AS chunks FROM recording_chunk WHERE cell = $1`,
        [one.cell],
      );
      const [noted] = await api.database.rows<{ notes: number }>(
        `SELECT count(*)::int AS notes FROM incident_event WHERE cell = $1 AND incident_id = $2
           AND data ?| ARRAY['text', 'note']`,
        [one.cell, incidentId],
      );
      return {
        positions: (await one.left([fix])).length,
        notes: noted!.notes,
        fixes: press!.fixes,
        chunks: sound!.chunks,
        deliveries: await one.count('delivery', incidentId),
        exports: await one.count('evidence_export', incidentId),
        incidents: await one.count('incident', incidentId),
      };
    };
    const before = await left();
    expect(before).toEqual({
      positions: 1,
      notes: 2,
      fixes: 1,
      chunks: 1,
      deliveries: expect.any(Number),
      exports: 1,
      incidents: 1,
    });
    expect(before.deliveries).toBeGreaterThan(0);
    // By then the quiet days around it have been looked through, as they are every day.
    for (const [days, gone] of [
      [38, {}],
      [45, { positions: 0 }],
      [55, { notes: 0 }],
      [65, { fixes: 0, chunks: 0 }],
      [75, { deliveries: 0 }],
      [85, { exports: 0 }],
      [95, { incidents: 0 }],
    ] as const) {
      api.clock.set(at(10 + days));
      await applyRetention(api, one);
      Object.assign(before, gone);
      expect(await left()).toEqual(before);
    }
    for (const table of ['alarm', 'incident_event', 'plan_step', 'panic', 'incident_recording'])
      expect([table, await one.count(table, incidentId)]).toEqual([table, 0]);
    const { body } = await (await one.as('auditor')).get(`/v1/agencies/${one.made.agency.id}/retention/runs`);
    expect(body.runs.map(({ kind }: { kind: string }) => kind).toReversed()).toEqual([
      'positions_incident',
      'notes',
      'panic_fixes',
      'deliveries',
      'exports',
      'incidents',
    ]);
    expect(body.runs.every(({ policyVersion }: { policyVersion: number }) => policyVersion === 1)).toBe(true);
  });

  it('deletes nothing of an open incident, however old', async () => {
    const fix = await one.fix(one.people.respondentId, at(10));
    api.clock.set(at(10));
    const phone = api.asDevice(one.made.protectedPerson.devices[0]!);
    await phone.post('/v1/panics', { id: newId(), pressedAt: new Date(at(10)).toISOString(), trigger: 'button' });
    await one.choose({
      positions_incident: 9,
      notes: 9,
      panic_fixes: 9,
      deliveries: 9,
      exports: 9,
      incidents: 10,
      positions_quiet: 8,
    });
    api.clock.set(at(100));
    await applyRetention(api, one);
    expect(await one.left([fix])).toEqual([fix]);
    expect((await (await one.as('dispatcher')).get('/v1/incidents')).body.incidents).toHaveLength(1);
  });

  it('keeps everything of a held incident, and lets it go when the hold is released', async () => {
    api.clock.set(at(10));
    const held = await one.incident();
    const fix = await one.fix(one.people.respondentId, at(10));
    const device = one.made.respondent.devices[0]!.id;
    await api.database.count(
      `INSERT INTO quarantined_report (cell, id, agency_id, device_id, received_at, reason, report)
       VALUES ($1, $2, $3, $4, $5, 'r', '{}'), ($1, $6, $3, $4, $7, 'r', '{}')`,
      [
        one.cell,
        newId(),
        one.made.agency.id,
        device,
        new Date(at(10)).toISOString(),
        newId(),
        new Date(at(15)).toISOString(),
      ],
    );
    api.clock.set(at(30));
    const free = await one.incident();
    await one.choose({
      positions_incident: 30,
      notes: 30,
      panic_fixes: 30,
      deliveries: 30,
      exports: 30,
      incidents: 30,
    });
    const officer = await one.as('case_officer');
    expect((await officer.post(`/v1/incidents/${held}/hold`, { reason: 'Appeal 12' })).status).toBe(201);
    api.clock.set(at(100));
    await applyRetention(api, one);
    expect(await one.count('incident', free)).toBe(0);
    expect(await one.left([fix])).toEqual([fix]);
    for (const table of ['incident', 'alarm', 'delivery', 'incident_event', 'panic', 'incident_recording'])
      expect(await one.count(table, held)).toBeGreaterThan(0);
    const reports = await api.database.rows(`SELECT 1 FROM quarantined_report WHERE cell = $1`, [one.cell]);
    expect(reports).toHaveLength(1);

    const again = await one.as('case_officer');
    const released = await again.post(`/v1/incidents/${held}/hold/release`, { reason: 'Decided' });
    expect(released.status).toBe(200);
    api.clock.move(hour);
    await applyRetention(api, one);
    expect(await one.left([fix])).toEqual([]);
    expect(await one.count('incident', held)).toBe(0);
    expect(await api.database.rows(`SELECT 1 FROM quarantined_report WHERE cell = $1`, [one.cell])).toEqual([]);
  });

  it('deletes what shifts left to each other by its own age', async () => {
    api.clock.set(at(1));
    const text = 'Quiet night';
    const { body: old } = await (await one.as('dispatcher')).post('/v1/shift-notes', { text });
    api.clock.set(at(60));
    const { body: young } = await (await one.as('dispatcher')).post('/v1/shift-notes', { text });
    api.clock.set(at(92));
    await applyRetention(api, one);
    const { notes } = (await (await one.as('dispatcher')).get('/v1/shift-notes')).body as { notes: { id: string }[] };
    expect([notes.map(({ id }) => id), notes.some(({ id }) => id === old.id)]).toEqual([[young.id], false]);
  });

  it('drops whole days that nobody keeps anything of, and the others when their last row has gone', async () => {
    for (const each of [0, 8, 16]) await ensurePositionPartitions(api.database, at(each));
    for (let each = 0; each < 20; each += 1) await one.fix(one.people.respondentId, at(each) + hour);
    api.clock.set(at(10));
    await one.incident();
    await one.choose({ positions_incident: 60 });
    api.clock.set(at(48));
    const outcome = await applyRetention(api, one);
    expect(outcome.isUnfinished).toBe(false);
    const left = await daysOf(api);
    for (const each of [2, 5, 13, 16]) expect(left).not.toContain(tableOf(at(each)));
    for (const each of [10, 19, 20]) expect(left).toContain(tableOf(at(each)));
    const [run] = await api.database.rows<{ deleted: number }>(
      `SELECT deleted::int AS deleted FROM retention_run WHERE cell = $1 AND kind = 'positions_quiet'`,
      [one.cell],
    );
    // Of 18 days three are the incident's: its own and those a day before and after.
    expect(run).toEqual({ deleted: 18 - 2 });
    api.clock.set(at(72));
    await applyRetention(api, one);
    for (const each of [9, 10, 11, 19]) expect(await daysOf(api)).not.toContain(tableOf(at(each)));
  });
});
