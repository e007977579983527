import { afterAll, beforeEach, describe, expect, it } from '@jest/globals';
import { ensurePositionPartitions } from '#persistence';
import { TestApi, testStart } from '../../support/api.js';
import { eventually } from '../../support/eventually.js';
import { applyRetention, day, daysOf, hour, KeptCase, shortBounds, tableOf } from './a-kept-case.js';

/** The embedded database runs one transaction after the other: there nobody is in another's way. */
const onServer = process.env['DATABASE_URL'] ? it : it.skip;
const short = { notes: 20, panic_fixes: 20, deliveries: 20, exports: 20, incidents: 20 };

describe('retention under way', () => {
  let api: TestApi;
  let one: KeptCase;
  let start = testStart + 20_000 * day;
  const at = (days: number): number => start + days * day;

  beforeEach(async () => {
    api ??= await TestApi.start({ RETENTION_BOUNDS: shortBounds });
    start += 500 * day;
    api.clock.set(start);
    one = await KeptCase.of(api);
  });
  afterAll(() => api.close());

  /** Somebody stands before the agency's row. */
  const isWaiting = () =>
    eventually(
      () =>
        api.database.rows(
          `SELECT 1 FROM pg_stat_activity
           WHERE wait_event_type = 'Lock' AND query LIKE '%NO KEY UPDATE%' AND datname = current_database()`,
        ),
      (waiting) => waiting.length === 1,
    );

  onServer('goes by the policy that is chosen while it deletes', async () => {
    const fix = await one.fix(one.people.respondentId, at(2));
    const administrator = await one.as('administrator');
    let chosen: Promise<{ status: number }> | undefined;
    let applied: Promise<unknown> | undefined;
    await api.database.transaction(async (sql) => {
      await sql.rows(`SELECT 1 FROM agency WHERE id = $1 FOR UPDATE`, [one.made.agency.id]);
      const periods = [{ kind: 'positions_quiet', days: 90 }];
      chosen = administrator.put(`/v1/agencies/${one.made.agency.id}/retention`, { periods });
      await isWaiting();
      api.clock.set(at(50));
      applied = applyRetention(api, one);
    });
    expect((await chosen)?.status).toBe(200);
    await applied;
    expect(await one.left([fix])).toEqual([fix]);
  });

  onServer('waits for nobody who reads positions: the day is dropped by the next run', async () => {
    await ensurePositionPartitions(api.database, at(5));
    await one.fix(one.people.respondentId, at(5) + hour);
    api.clock.set(at(60));
    await api.database.transaction(async (sql) => {
      await sql.rows(`SELECT 1 FROM position WHERE cell = $1 LIMIT 1`, [one.cell]);
      await applyRetention(api, one);
      expect(await daysOf(api)).toContain(tableOf(at(5)));
    });
    await applyRetention(api, one);
    expect(await daysOf(api)).not.toContain(tableOf(at(5)));
  });

  onServer('deletes nothing that is being held while it deletes', async () => {
    api.clock.set(at(10));
    const incidentId = await one.incident();
    await one.choose({ ...short, positions_incident: 20 });
    const officer = await one.as('case_officer');
    let held: Promise<{ status: number }> | undefined;
    let applied: Promise<unknown> | undefined;
    await api.database.transaction(async (sql) => {
      // Whoever comes first stands here; the others queue behind.
      await sql.rows(`SELECT 1 FROM agency WHERE id = $1 FOR UPDATE`, [one.made.agency.id]);
      held = officer.post(`/v1/incidents/${incidentId}/hold`, { reason: 'Appeal' });
      await isWaiting();
      api.clock.set(at(100));
      applied = applyRetention(api, one);
    });
    expect((await held)?.status).toBe(201);
    await applied;
    expect(await one.count('incident', incidentId)).toBe(1);
    expect(await one.count('delivery', incidentId)).toBeGreaterThan(0);
  });

  it('takes up where a run had to stop', async () => {
    const fixes = [];
    for (let each = 1; each < 10; each += 1) fixes.push(await one.fix(one.people.respondentId, at(each)));
    api.clock.set(at(60));
    const { clock } = api;
    const real = clock.now.bind(clock);
    let asked = 0;
    // Time runs on while it deletes.
    clock.now = () => real() + (asked += 1) * 1_500;
    try {
      expect((await applyRetention(api, one)).isUnfinished).toBe(true);
    } finally {
      clock.now = real;
    }
    for (let turn = 0; turn < 5; turn += 1) await applyRetention(api, one);
    expect(await one.left(fixes)).toEqual([]);
  });
});
