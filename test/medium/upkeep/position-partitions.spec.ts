import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { newId } from '#domain';
import { clearIdempotencyKeys, createDataSource, Database, ensurePositionPartitions } from '#persistence';
import { testDatabaseUrl, testFieldKeys } from '../../support/test-database.js';

// Far from now, so that no other test's fixes and no real partition are near.
const noon = Date.UTC(2031, 11, 30, 12);
const day = 86_400_000;
const cell = 6001;
/** What others left in that cell is not of this person. */
const personId = newId();

describe('upkeep', () => {
  let database: Database;
  beforeAll(async () => {
    const options = { url: testDatabaseUrl(), poolSize: 4, applicationName: 'tests' };
    database = new Database(await createDataSource(options).initialize(), testFieldKeys());
  });
  afterAll(() => database.close());

  const aFix = (at: number) =>
    database.count(
      `INSERT INTO position (cell, person_id, fix_time, device_id, digest, id, received_at, point, accuracy_meters, mock)
       VALUES ($1, $2, $3, $4, 1, $5, $3, 'POINT(76.9 43.2)'::geography, 10, false)`,
      [cell, personId, new Date(at).toISOString(), newId(), newId()],
    );
  const homes = async () =>
    (
      await database.rows<{ home: string; day: string }>(
        `SELECT tableoid::regclass::text AS home, to_char(fix_time AT TIME ZONE 'UTC', 'YYYYMMDD') AS day
         FROM position WHERE cell = $1 AND person_id = $2 ORDER BY fix_time`,
        [cell, personId],
      )
    ).map((row) => `${row.day} in ${row.home}`);

  it('makes the days from yesterday to a week ahead, moves what lay outside, and does nothing twice', async () => {
    await aFix(noon);
    await aFix(Date.UTC(2031, 11, 31, 23, 59, 59, 999));
    await aFix(Date.UTC(2032, 0, 1));
    await aFix(noon - 30 * day);
    const made = await ensurePositionPartitions(database, noon);
    expect(made).toHaveLength(9);
    expect([made[0], made.at(-1)]).toEqual(['position_20311229', 'position_20320106']);
    expect(await homes()).toEqual([
      '20311130 in position_other',
      '20311230 in position_20311230',
      '20311231 in position_20311231',
      '20320101 in position_20320101',
    ]);
    expect(await ensurePositionPartitions(database, noon)).toEqual([]);
    expect(await ensurePositionPartitions(database, noon + day)).toEqual(['position_20320107']);
    await aFix(noon + 8 * day);
    expect((await homes()).at(-1)).toBe('20320107 in position_20320107');
  });

  it('lets several processes make them at once', async () => {
    const later = noon + 60 * day;
    const made = await Promise.all([1, 2, 3].map(() => ensurePositionPartitions(database, later)));
    expect(made.flat().toSorted()).toHaveLength(9);
  });

  it('forgets idempotency keys after a day', async () => {
    const caller = newId();
    for (const [key, at] of [
      ['old', noon - day - 1],
      ['young', noon - day + 1],
    ] as const) {
      await database.count(
        `INSERT INTO idempotency_key (caller_id, key, route, request_hash, created_at) VALUES ($1, $2, 'r', '\\x00', $3)`,
        [caller, key, new Date(at).toISOString()],
      );
    }
    await clearIdempotencyKeys(database, noon);
    expect(await database.rows(`SELECT key FROM idempotency_key WHERE caller_id = $1`, [caller])).toEqual([
      { key: 'young' },
    ]);
  });
});
