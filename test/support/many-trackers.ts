import type { Sql } from '#persistence';

/**
 * Two thousand trackers of this agency and as many of another, each with a connection, ten positions, nineteen commands that are over and, one of forty, one that waits; and what
 * strangers and broken frames leave, as many as are kept. Only within `undone`.
 */
export async function manyTrackers(
  sql: Sql,
  cell: number,
  agencyIds: readonly [ours: string, theirs: string],
  until: number,
): Promise<void> {
  const now = new Date(until);
  for (const agencyId of agencyIds) {
    const bound = [agencyId, now];
    await sql.count(
      `INSERT INTO person (id, agency_id, name, language, created_at)
       SELECT gen_random_uuid(), $1, 'many', 'kk', $2 FROM generate_series(1, 1000)`,
      bound,
    );
    await sql.count(
      `INSERT INTO device (id, agency_id, person_id, kind, unique_id, token_hash, token_in_query_allowed,
         manual_publish_is_panic, created_at, protocol)
       SELECT gen_random_uuid(), $1, p.id, 'tracker', gen_random_uuid()::text, sha256(gen_random_uuid()::text::bytea), false,
         false, $2, 'teltonika'
       FROM person p CROSS JOIN generate_series(1, 2) WHERE p.agency_id = $1 AND p.name = 'many'`,
      bound,
    );
    const each = `FROM (SELECT id, person_id, row_number() OVER () AS n FROM device WHERE agency_id = $1 AND unique_index IS NULL) d`;
    await sql.count(
      `INSERT INTO device_command (cell, id, agency_id, device_id, person_id, kind, status, asked_at, expires_at, next_at,
         attempts)
       SELECT $3, gen_random_uuid(), $1, d.id, d.person_id, CASE WHEN k % 2 = 0 THEN 'locate_now' ELSE 'vibrate' END,
         CASE WHEN k = 20 THEN 'queued' ELSE 'answered' END, b.asked, b.asked + interval '1 day', b.asked, 0
       ${each} CROSS JOIN generate_series(1, 20) k
       CROSS JOIN LATERAL (SELECT $2::timestamptz - (20 - k) * interval '1 day' AS asked) b
       WHERE k < 20 OR d.n % 40 = 0`,
      [...bound, cell],
    );
    await sql.count(
      `INSERT INTO position (cell, person_id, fix_time, device_id, digest, id, received_at, point, accuracy_meters, mock)
       SELECT $3, d.person_id, b.fixed, d.id, k, gen_random_uuid(), b.fixed, ST_Point(76.9, 43.2)::geography, 5, false
       ${each} CROSS JOIN generate_series(1, 10) k
       CROSS JOIN LATERAL (SELECT $2::timestamptz - k * interval '1 minute' AS fixed) b`,
      [...bound, cell],
    );
    await sql.count(
      `INSERT INTO device_session (id, device_id, agency_id, gateway_id, protocol, began_at, heard_at)
       SELECT gen_random_uuid(), d.id, $1, $1, 'teltonika', $2::timestamptz - interval '1 hour', $2 ${each}`,
      bound,
    );
    await sql.count(
      `INSERT INTO quarantined_frame (id, received_at, protocol, fault, agency_id, begins_with, bytes, digest)
       SELECT gen_random_uuid(), $2::timestamptz - n * interval '1 minute', 'gt06', 'checksum', $1, '00000000', 40, '\\x00'
       FROM generate_series(1, 2500) n`,
      bound,
    );
  }
  await sql.count(
    `INSERT INTO unknown_device (id, unique_index, unique_id, protocol, first_at, last_at, attempts)
     SELECT gen_random_uuid(), sha256(n::text::bytea), 'name', 'gt06', b.at, b.at, 1
     FROM generate_series(1, 2000) n CROSS JOIN LATERAL (SELECT $1::timestamptz - n * interval '1 minute' AS at) b`,
    [now],
  );
  const tables = ['device_command', 'device_session', 'quarantined_frame', 'unknown_device'];
  for (const table of ['person', 'device', 'position', ...tables]) await sql.count(`ANALYZE ${table}`);
}
