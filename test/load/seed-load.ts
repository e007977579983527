import { createHash } from 'node:crypto';
import { newDeviceToken } from '#access';
import { type Clock, newId } from '#domain';
import { defaultThresholds, detectionEngine, type OrderRules } from '#geofence';
import { type Database, column } from '#persistence';

/** One respondent's device of the load, with where its zone is. */
export interface LoadDevice {
  token: string;
  deviceId: string;
  personId: string;
  orderId: string;
  longitude: number;
  latitude: number;
}

export interface LoadCases {
  agencyId: string;
  cell: number;
  respondents: LoadDevice[];
  protectedPhones: LoadDevice[];
}

interface Party extends LoadDevice {
  role: 'protected' | 'respondent';
}

/** Seven orders of each twenty have a second zone: 20,000 orders, 23,000 zones. */
const secondZoneEvery = 20 / 3;

/**
 * Seeds active orders set-based: each with a protected person, a respondent, a device for each, a home zone and sometimes
 * a work zone (half of them circles, half drawn), spread over a region of about 400 km by 300 km.
 */
export async function seedLoad(database: Database, clock: Clock, orders: number): Promise<LoadCases> {
  const agencyId = newId();
  const now = new Date(clock.now()).toISOString();
  await database.count(
    `INSERT INTO agency (id, name, kind, region, time_zone, language, cell, created_at)
     VALUES ($1, 'Load', 'police', 'load', 'Asia/Almaty', 'en', 0, $2)`,
    [agencyId, now],
  );
  const parties: Party[] = [];
  const rules: OrderRules[] = [];
  const zones: { id: string; orderId: string; longitude: number; latitude: number; name: string }[] = [];
  for (let index = 0; index < orders; index += 1) {
    const orderId = newId();
    const longitude = 74 + ((index * 7919) % 40_000) / 10_000;
    const latitude = 42 + ((index * 104_729) % 30_000) / 10_000;
    const own = (role: Party['role']): Party => {
      const party = {
        token: newDeviceToken(),
        deviceId: newId(),
        personId: newId(),
        orderId,
        longitude,
        latitude,
        role,
      };
      parties.push(party);
      return party;
    };
    const [protectedPhone, respondent] = [own('protected'), own('respondent')];
    const count = index % secondZoneEvery < 1 ? 2 : 1;
    const orderZones = Array.from({ length: count }, (_, at) => ({
      id: newId(),
      orderId,
      longitude: longitude + at * 0.05,
      latitude,
      name: at === 0 ? 'home' : 'work',
    }));
    zones.push(...orderZones);
    rules.push({
      orderId,
      policyVersion: 1,
      timeZone: 'Asia/Almaty',
      validFrom: clock.now() - 86_400_000,
      validTo: null,
      parties: [
        { personId: protectedPhone.personId, role: 'protected' },
        { personId: respondent.personId, role: 'respondent' },
      ],
      zones: orderZones.map(({ id, name }) => ({
        zoneId: id,
        name,
        warningRingMeters: 300,
        sizeMeters: 200,
        kind: 'exclusion',
      })),
      limit: { limitMeters: 500, warningMeters: 1_000 },
      thresholds: defaultThresholds,
    });
  }
  await insertCases(database, agencyId, now, parties, rules, zones);
  return {
    agencyId,
    cell: 0,
    respondents: parties.filter((party) => party.role === 'respondent'),
    protectedPhones: parties.filter((party) => party.role === 'protected'),
  };
}

async function insertCases(
  database: Database,
  agencyId: string,
  now: string,
  parties: readonly Party[],
  rules: readonly OrderRules[],
  zones: readonly { id: string; orderId: string; longitude: number; latitude: number; name: string }[],
): Promise<void> {
  const hashes = parties.map((party) => createHash('sha256').update(party.token).digest());
  const state = JSON.stringify(detectionEngine.emptyState());
  await database.transaction(async (sql) => {
    await sql.count(
      `INSERT INTO person (id, agency_id, name, language, created_at) SELECT n, $1, 'load', 'en', $2 FROM unnest($3::uuid[]) n`,
      [agencyId, now, column(parties, 'personId')],
    );
    await sql.count(`INSERT INTO person_cell (person_id, cell) SELECT n, 0 FROM unnest($1::uuid[]) n`, [
      column(parties, 'personId'),
    ]);
    await sql.count(
      `INSERT INTO device (id, agency_id, person_id, kind, unique_id, token_hash, token_in_query_allowed,
         manual_publish_is_panic, created_at)
       SELECT n.id, $1, n.person, 'phone', n.id::text, n.hash, false, false, $2
       FROM unnest($3::uuid[], $4::uuid[], $5::bytea[]) AS n (id, person, hash)`,
      [agencyId, now, column(parties, 'deviceId'), column(parties, 'personId'), hashes],
    );
    await sql.count(
      `INSERT INTO "order" (cell, id, agency_id, issuing_authority, jurisdiction, time_zone, valid_from, status,
         proximity_limit_meters, proximity_warning_meters, thresholds, version, created_at, updated_at)
       SELECT 0, n, $1, 'load', 'load', 'Asia/Almaty', $2::timestamptz - interval '1 day', 'active', 500, 1000, '{}', 1, $2, $2
       FROM unnest($3::uuid[]) n`,
      [agencyId, now, column(rules, 'orderId')],
    );
    await sql.count(
      `INSERT INTO order_party (cell, order_id, person_id, role)
       SELECT 0, n.* FROM unnest($1::uuid[], $2::uuid[], $3::text[]) AS n`,
      [column(parties, 'orderId'), column(parties, 'personId'), column(parties, 'role')],
    );
    await sql.count(
      `INSERT INTO zone (cell, id, order_id, name, kind, area, edge, center, reach_meters, circle,
         size_meters, warning_ring_meters, concealed, created_at, updated_at)
       SELECT 0, n.id, n.order_id, n.name, 'exclusion', ST_Multi(b.area::geometry)::geography,
         ST_Multi(ST_Boundary(b.area::geometry))::geography, n.center, 200,
         CASE WHEN n.drawn THEN NULL ELSE jsonb_build_object('longitude', n.x, 'latitude', n.y, 'radiusMeters', 200) END, 200, 300, false, $1, $1
       FROM unnest($2::uuid[], $3::uuid[], $4::text[], $5::float8[], $6::float8[]) WITH ORDINALITY AS u (id, order_id, name, x, y, at)
       CROSS JOIN LATERAL (SELECT u.*, u.at % 2 = 0 AS drawn, ST_SetSRID(ST_MakePoint(u.x, u.y), 4326)::geography AS center) n
       CROSS JOIN LATERAL (SELECT ST_Buffer(n.center, 200) AS area) b`,
      [
        now,
        column(zones, 'id'),
        column(zones, 'orderId'),
        column(zones, 'name'),
        column(zones, 'longitude'),
        column(zones, 'latitude'),
      ],
    );
    await sql.count(
      `INSERT INTO watch (cell, order_id, agency_id, rules, rules_version, state)
       SELECT 0, n.id, $1, n.rules, 1, $2 FROM unnest($3::uuid[], $4::json[]) AS n (id, rules)`,
      [agencyId, state, column(rules, 'orderId'), rules.map((entry) => JSON.stringify(entry))],
    );
  });
  await database.rows('ANALYZE');
}
