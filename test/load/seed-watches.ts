import { type Clock, newId } from '#domain';
import { defaultThresholds, detectionEngine, distanceMeters, type Fix, type OrderRules, type Probe } from '#geofence';
import { column, type Database } from '#persistence';

export interface SeededWatches {
  cell: number;
  /** Bytes of one state, on average. */
  stateBytes: number;
}

interface SeededOrder {
  rules: OrderRules;
  protectedId: string;
  state: string;
  sweepAt: string;
}

/** States that differ; the others are theirs with other ids. */
const kinds = 500;
const rowsAtOnce = 5_000;
const zoneRadiusMeters = 200;

/** Seeds watched orders whose states the engine has made of an ordinary quarter of an hour, each with one contact. */
export async function seedWatches(database: Database, clock: Clock, orders: number): Promise<SeededWatches> {
  const [row] = await database.rows<{ cell: number }>(`SELECT coalesce(max(cell), 0) + 1 AS cell FROM agency`);
  const cell = row!.cell;
  const agencyId = newId();
  const now = new Date(clock.now()).toISOString();
  await database.count(
    `INSERT INTO agency (id, name, kind, region, time_zone, language, cell, created_at)
     VALUES ($1, 'Load', 'police', 'load', 'Asia/Almaty', 'en', $2, $3)`,
    [agencyId, cell, now],
  );
  const examples = Array.from({ length: kinds }, (_, kind) => example(kind, clock.now()));
  let bytes = 0;
  for (let done = 0; done < orders; done += rowsAtOnce) {
    const rows = Array.from({ length: Math.min(rowsAtOnce, orders - done) }, (_, at) =>
      likeness(examples[(done + at) % kinds]!),
    );
    bytes += rows.reduce((sum, { state }) => sum + state.length, 0);
    await insert(database, cell, agencyId, now, rows);
  }
  await database.rows('VACUUM ANALYZE watch');
  return { cell, stateBytes: Math.round(bytes / orders) };
}

async function insert(
  database: Database,
  cell: number,
  agencyId: string,
  now: string,
  rows: readonly SeededOrder[],
): Promise<void> {
  const ids = rows.map(({ rules }) => rules.orderId);
  await database.transaction(async (sql) => {
    await sql.count(
      `INSERT INTO person (id, agency_id, name, language, created_at) SELECT n, $1, 'load', 'en', $2 FROM unnest($3::uuid[]) n`,
      [agencyId, now, column(rows, 'protectedId')],
    );
    await sql.count(
      `INSERT INTO contact (id, agency_id, person_id, name, language, position, channels, created_at)
       SELECT n, $1, n, 'load', 'en', 1, '[{"channel":"webhook","url":"https://load.example/"}]', $2 FROM unnest($3::uuid[]) n`,
      [agencyId, now, column(rows, 'protectedId')],
    );
    await sql.count(
      `INSERT INTO "order" (cell, id, agency_id, issuing_authority, jurisdiction, time_zone, valid_from, status,
         proximity_limit_meters, proximity_warning_meters, thresholds, version, created_at, updated_at)
       SELECT $1, n, $2, 'load', 'load', 'Asia/Almaty', $3::timestamptz - interval '1 day', 'active', 500, 1000, '{}', 1, $3, $3
       FROM unnest($4::uuid[]) n`,
      [cell, agencyId, now, ids],
    );
    await sql.count(
      `INSERT INTO watch (cell, order_id, agency_id, rules, rules_version, state, sweep_at, look_at)
       SELECT $1, n.id, $2, n.rules, 1, n.state, n.due, n.due
       FROM unnest($3::uuid[], $4::json[], $5::json[], $6::timestamptz[]) AS n (id, rules, state, due)`,
      [
        cell,
        agencyId,
        ids,
        rows.map(({ rules }) => JSON.stringify(rules)),
        column(rows, 'state'),
        column(rows, 'sweepAt'),
      ],
    );
  });
}

/** One order after a quarter of an hour: she is at home, he walks about 2–40 km away or rests there. */
function example(kind: number, now: number): SeededOrder {
  const [orderId, zoneId, respondentId, protectedId] = [newId(), newId(), newId(), newId()];
  const [hisDevice, herDevice] = [newId(), newId()];
  const home = { longitude: 74 + (kind % 40) / 10, latitude: 42 + (kind % 30) / 10 };
  const rules: OrderRules = {
    orderId,
    policyVersion: 1,
    changedAt: now - 86_400_000,
    timeZone: 'Asia/Almaty',
    validFrom: now - 86_400_000,
    validTo: null,
    parties: [
      { personId: respondentId, role: 'respondent' },
      { personId: protectedId, role: 'protected' },
    ],
    zones: [{ zoneId, name: 'home', warningRingMeters: 300, sizeMeters: zoneRadiusMeters, kind: 'exclusion' }],
    limit: { limitMeters: 500, warningMeters: 1_000 },
    thresholds: defaultThresholds,
  };
  let { state, sweepAt } = detectionEngine.acquaint(detectionEngine.emptyState(), rules, [], [], now - 3_600_000);
  const hear = (changes: Partial<Fix> & Pick<Fix, 'personId' | 'deviceId' | 'fixTime' | 'longitude'>): void => {
    const fix: Fix = {
      id: newId(),
      receivedAt: changes.fixTime,
      latitude: home.latitude,
      accuracyMeters: 12,
      ...changes,
    };
    const tracked = detectionEngine.track(state, rules, fix, fix.id);
    const facts = measured(rules, tracked.probe, home);
    ({ state, sweepAt } = detectionEngine.judge(tracked.state, rules, fix, tracked.probe, facts, fix.receivedAt));
  };
  const last = now - (kind % 300) * 1_000;
  const east = 0.03 + (kind % 50) / 100;
  for (let step = 12; step >= 0; step -= 1) {
    const fixTime = last - step * 60_000;
    const moving = kind % 3 === 0 ? { speedMetersPerSecond: 1.2 } : { speedMetersPerSecond: 0, moving: false };
    const longitude = home.longitude + east + (kind % 3 === 0 ? step * 0.0009 : 0);
    hear({ personId: respondentId, deviceId: hisDevice, fixTime, longitude, ...moving });
    if (step % 6 === 0)
      hear({
        personId: protectedId,
        deviceId: herDevice,
        fixTime: fixTime + 1_000,
        longitude: home.longitude,
        speedMetersPerSecond: 0,
        moving: false,
      });
  }
  return { rules, protectedId, state: JSON.stringify(state), sweepAt: new Date(sweepAt!).toISOString() };
}

function measured(rules: OrderRules, probe: Probe, home: { longitude: number; latitude: number }) {
  const [zone] = rules.zones;
  return {
    key: probe.key,
    others: [],
    zones: probe.points.map((point) => ({
      zoneId: zone!.zoneId,
      point: point.name,
      signedDistanceMeters: distanceMeters(point, home) - zoneRadiusMeters,
    })),
  };
}

/** The same order with ids of its own. */
function likeness({ rules, state, ...rest }: SeededOrder): SeededOrder {
  const fresh = new Map<string, string>();
  const renamed = (text: string): string =>
    text.replace(/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/g, (id) => {
      if (!fresh.has(id)) fresh.set(id, newId());
      return fresh.get(id)!;
    });
  return {
    ...rest,
    rules: JSON.parse(renamed(JSON.stringify(rules))) as OrderRules,
    state: renamed(state),
    protectedId: renamed(rest.protectedId),
  };
}
