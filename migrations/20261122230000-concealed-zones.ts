import { createHmac, randomBytes, randomUUID } from 'node:crypto';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * What a respondent can feel of a concealed zone is a disc of its own (docs/decisions/0022). It is a row of `zone`, so that a
 * batch measures it in the statement that it needs anyway. A place keeps its seed when its zone is drawn again.
 *
 * Zones that were marked as concealed are concealed from here on. An inclusion zone cannot be: its mark goes.
 */
export class ConcealedZones20261122230000 implements MigrationInterface {
  name = 'ConcealedZones20261122230000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE zone ADD COLUMN felt_of uuid, ADD COLUMN felt_seed bytea,
      ADD CHECK ((felt_of IS NULL) = (felt_seed IS NULL)),
      ADD FOREIGN KEY (cell, felt_of) REFERENCES zone (cell, id) ON DELETE CASCADE`);
    await runner.query(`CREATE UNIQUE INDEX zone_felt_of ON zone (cell, felt_of) WHERE felt_of IS NOT NULL`);
    await runner.query(`CREATE TABLE concealed_place (
      id uuid NOT NULL,
      person_id uuid NOT NULL REFERENCES person (id) ON DELETE CASCADE,
      agency_id uuid NOT NULL REFERENCES agency (id),
      place geography(Point, 4326) NOT NULL,
      seed bytea NOT NULL CHECK (length(seed) = 32),
      created_at timestamptz NOT NULL,
      PRIMARY KEY (person_id, id)
    )`);
    await runner.query(`UPDATE zone SET concealed = false WHERE concealed AND kind = 'inclusion'`);
    const zones = (await runner.query(
      `SELECT z.cell, z.id, z.order_id AS "orderId", o.agency_id AS "agencyId", z.reach_meters AS reach,
         ST_X(z.center::geometry) AS longitude, ST_Y(z.center::geometry) AS latitude
       FROM zone z JOIN "order" o ON o.cell = z.cell AND o.id = z.order_id WHERE z.concealed ORDER BY z.cell, z.id`,
    )) as MarkedZone[];
    for (const zone of zones) await conceal(runner, zone);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DELETE FROM zone WHERE felt_of IS NOT NULL`);
    await runner.query(`DROP INDEX zone_felt_of`);
    await runner.query(`ALTER TABLE zone DROP COLUMN felt_of, DROP COLUMN felt_seed`);
    await runner.query(`DROP TABLE concealed_place`);
  }
}

interface MarkedZone {
  cell: number;
  id: string;
  orderId: string;
  agencyId: string;
  reach: number;
  longitude: number;
  latitude: number;
}

interface Rules {
  zones: { zoneId: string; kind: string; concealed?: true; feltOf?: string }[];
  limit: { concealment?: { seed: string } } | null;
  policyVersion: number;
  changedAt?: number;
}

/** As `concealZones` did when this was written. */
async function conceal(runner: QueryRunner, zone: MarkedZone): Promise<void> {
  const { cell, id, orderId, agencyId } = zone;
  const known = (await runner.query(
    `SELECT p.seed FROM concealed_place p
     JOIN order_party y ON y.cell = $1 AND y.order_id = $2 AND y.person_id = p.person_id AND y.role = 'protected'
     WHERE p.agency_id = $3 AND ST_DWithin(p.place, ST_SetSRID(ST_MakePoint($4, $5), 4326)::geography, 500)
     ORDER BY p.created_at, p.id LIMIT 1`,
    [cell, orderId, agencyId, zone.longitude, zone.latitude],
  )) as { seed: Buffer }[];
  const seed = known[0]?.seed ?? randomBytes(32);
  if (!known[0])
    await runner.query(
      `INSERT INTO concealed_place (id, person_id, agency_id, place, seed, created_at)
       SELECT $1, y.person_id, $2, ST_SetSRID(ST_MakePoint($3, $4), 4326)::geography, $5, $6 FROM order_party y
       WHERE y.cell = $7 AND y.order_id = $8 AND y.role = 'protected'`,
      [randomUUID(), agencyId, zone.longitude, zone.latitude, seed, '2026-11-22T23:00:00Z', cell, orderId],
    );
  const bytes = createHmac('sha256', seed).update('place').digest();
  const share = (offset: number): number => bytes.readUIntBE(offset, 6) / 2 ** 48;
  const away = 1_250 * Math.sqrt(share(0));
  const angle = 2 * Math.PI * share(6);
  const phi = (zone.latitude * Math.PI) / 180;
  const north = (away * Math.sin(angle)) / (111132.954 - 559.822 * Math.cos(2 * phi) + 1.175 * Math.cos(4 * phi));
  const east = (away * Math.cos(angle)) / (111412.84 * Math.cos(phi) - 93.5 * Math.cos(3 * phi));
  const longitude = ((zone.longitude + east + 540) % 360) - 180;
  const radiusMeters = 1_250 + 250 * Math.ceil((zone.reach + 25) / 250);
  const circle = { longitude, latitude: zone.latitude + north, radiusMeters };
  const feltId = randomUUID();
  await runner.query(
    `INSERT INTO zone (cell, id, order_id, name, kind, area, edge, center, reach_meters, circle, size_meters,
       warning_ring_meters, concealed, created_at, updated_at, felt_of, felt_seed)
     SELECT z.cell, $3, z.order_id, z.name, z.kind, ST_Multi(s.shape)::geography, ST_Multi(ST_Boundary(s.shape))::geography,
       c.center, $6, $7, z.size_meters, z.warning_ring_meters, false, z.updated_at, z.updated_at, z.id, $8
     FROM zone z
     CROSS JOIN LATERAL (SELECT ST_SetSRID(ST_MakePoint($4, $5), 4326)::geography AS center OFFSET 0) c
     CROSS JOIN LATERAL (
       SELECT ST_MakePolygon(ST_MakeLine(ST_Project(c.center, $6::float8, 2 * pi() * -(k % 480) / 480)::geometry ORDER BY k)) AS shape
       FROM generate_series(0, 480) k) s
     WHERE z.cell = $1 AND z.id = $2`,
    [cell, id, feltId, circle.longitude, circle.latitude, radiusMeters, JSON.stringify(circle), seed],
  );
  await rewatch(runner, zone, feltId, seed);
}

/** The rules of an active order: a new version, which the next sweep looks at. */
async function rewatch(runner: QueryRunner, zone: MarkedZone, feltId: string, seed: Buffer): Promise<void> {
  const { cell, id, orderId } = zone;
  const [watch] = (await runner.query(`SELECT rules FROM watch WHERE cell = $1 AND order_id = $2`, [
    cell,
    orderId,
  ])) as {
    rules: Rules;
  }[];
  await runner.query(`UPDATE "order" SET version = version + 1 WHERE cell = $1 AND id = $2`, [cell, orderId]);
  if (!watch) return;
  const { rules } = watch;
  const own = rules.zones.find(({ zoneId }) => zoneId === id);
  if (!own) return;
  rules.zones.push({ ...own, zoneId: feltId, feltOf: id });
  own.concealed = true;
  rules.zones.sort((a, b) => (a.zoneId < b.zoneId ? -1 : 1));
  if (rules.limit) rules.limit.concealment ??= { seed: createHmac('sha256', seed).update('limit').digest('hex') };
  rules.policyVersion += 1;
  const due = '2026-01-01Z';
  await runner.query(
    `UPDATE watch SET rules = $3, rules_version = $4, sweep_at = $5, look_at = $5 WHERE cell = $1 AND order_id = $2`,
    [cell, orderId, JSON.stringify(rules), rules.policyVersion, due],
  );
}
