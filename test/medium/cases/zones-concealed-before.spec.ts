import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { MovableClock } from '#domain';
import { distanceMeters, feltDisc, limitSeedOf, type OrderRules } from '#geofence';
import type { Circle } from '#orders';
import { createDataSource, Database } from '#persistence';
import { anAgency, anOrder, aZone, caseTools, type CaseTools, type TestAgency } from '#testing';
import { ConcealedZones20261122230000 } from '../../../migrations/20261122230000-concealed-zones.js';
import { rulesOf } from '../../support/opened.js';
import { testStart } from '../../support/api.js';
import { testDatabaseUrl, testFieldKeys } from '../../support/test-database.js';

describe('zones that were marked as concealed before anything was', () => {
  let database: Database;
  let tools: CaseTools;
  let agency: TestAgency;

  beforeAll(async () => {
    const options = { url: testDatabaseUrl(), poolSize: 2, applicationName: 'concealed-before' };
    database = new Database(await createDataSource(options).initialize(), testFieldKeys());
    tools = caseTools(database, new MovableClock(testStart));
    agency = await anAgency().founded(tools);
  });
  afterAll(() => database.close());

  it('are concealed by the migration as they would be by drawing them, and an inclusion zone loses its mark', async () => {
    const at = [76.93, 43.25] as const;
    const { order } = await anOrder()
      .withLimit(500)
      .withZone(aZone().around(...at))
      .withZone(
        aZone()
          .named('work')
          .around(at[0] + 0.1, at[1]),
      )
      .withZone(
        aZone()
          .named('his')
          .around(at[0] + 0.2, at[1])
          .asInclusion(),
      )
      .issued(tools, agency.administrator);
    const [home, , his] = order.zones;
    const runner = database.dataSource.createQueryRunner();
    const read = async <Row>(text: string): Promise<Row[]> => (await runner.query(text, [order.id])) as Row[];
    const rules = async () =>
      (await read<{ rules: OrderRules }>(`SELECT rules FROM watch WHERE order_id = $1`))[0]!.rules;
    const version = async () =>
      (await read<{ version: number }>(`SELECT version FROM "order" WHERE id = $1`))[0]!.version;
    const unsealed = JSON.stringify(await rulesOf(database, order.id));
    await runner.startTransaction();
    try {
      // As they were then: fields are sealed since.
      // And nobody else's: what other tests have marked is sealed.
      await runner.query(`UPDATE zone SET concealed = false WHERE concealed`);
      await runner.query(`UPDATE watch SET rules = $2 WHERE order_id = $1`, [order.id, unsealed]);
      await runner.query(`UPDATE zone SET concealed = true WHERE id = ANY($1::uuid[])`, [[home!.id, his!.id]]);
      await new ConcealedZones20261122230000().down(runner);
      await new ConcealedZones20261122230000().up(runner);
      const { zones, limit, policyVersion } = await rules();
      expect(policyVersion).toBe(await version());
      expect(zones).toHaveLength(4);
      expect(zones.find(({ zoneId }) => zoneId === home!.id)).toMatchObject({ concealed: true });
      expect(zones.filter(({ feltOf }) => feltOf === home!.id)).toHaveLength(1);
      const migrated = await read<{ seed: Buffer; covered: boolean; circle: Circle }>(
        `SELECT f.felt_seed AS seed, ST_Covers(f.area, z.area) AS covered, f.circle
         FROM zone z JOIN zone f ON f.felt_of = z.id WHERE z.order_id = $1`,
      );
      expect(migrated).toHaveLength(1);
      const { seed, covered, circle } = migrated[0]!;
      expect(covered).toBe(true);
      const drawn = feltDisc({ ...home!.circle!, reachMeters: home!.circle!.radiusMeters }, seed);
      expect(circle.radiusMeters).toBe(drawn.radiusMeters);
      expect(distanceMeters(circle, drawn)).toBeLessThan(1);
      expect(limit!.concealment!.seed).toBe(limitSeedOf(seed));
      expect(await read(`SELECT id FROM zone WHERE order_id = $1 AND concealed`)).toEqual([{ id: home!.id }]);
    } finally {
      await runner.rollbackTransaction();
      await runner.release();
    }
  });
});
