import type { Fix, OrderRules, Probe, ProbeFacts } from '#geofence';
import { agenciesOf } from '#incidents';
import type {
  AskedLocation,
  DueWatch,
  HeardBeacon,
  KnownBeacon,
  QuarantinedReport,
  SavedWatch,
  SettledLocations,
  StoredFix,
  TrackingStore,
  TrackingTransaction,
  WatchRow,
} from '#tracking';
import { column, instant } from '../columns.js';
import type { Database, Sql } from '../database.js';
import { cellsInUse } from '../cells.js';
import { rulesPlace } from '../cases/watches.repository.js';
import { openJson, sealedJson } from '../fields/sealed-shapes.js';
import { joined, literals, split } from '../hot-columns.js';
import { SqlIncidentStore } from '../incidents/incident-store.js';
import { beaconsOf } from './beacons-of.js';
import { type DueRecord, dueWatches, postponeWatch, putOffWatches, saveSwept, type SweptRow } from './due-watches.js';
import { measureProbes } from './measure-probes.js';
import { settleLocations } from './settle-locations.js';
import { openStates, sealStates } from './watch-states.js';

export class SqlTrackingStore implements TrackingStore {
  private readonly rules = new RulesCache();

  constructor(private readonly database: Database) {}

  transaction<T>(cell: number, work: (transaction: TrackingTransaction) => Promise<T>): Promise<T> {
    return this.database.transaction((sql) => work(new SqlTrackingTransaction(sql, cell, this.rules)));
  }

  quarantine(cell: number, reports: readonly QuarantinedReport[]): Promise<void> {
    return insertQuarantined(this.database, cell, reports);
  }

  cells(): Promise<number[]> {
    return cellsInUse(this.database);
  }

  putOffWatches(cell: number, now: number, limit: number): Promise<number> {
    return putOffWatches(this.database, cell, now, limit);
  }

  postponeWatch(cell: number, orderId: string, until: number): Promise<void> {
    return postponeWatch(this.database, cell, orderId, until);
  }
}

async function insertQuarantined(sql: Sql, cell: number, reports: readonly QuarantinedReport[]): Promise<void> {
  if (reports.length === 0) return;
  const sealerOf = await sql.fields.sealersOf(column(reports, 'agencyId'));
  await sql.count(
    `INSERT INTO quarantined_report (cell, id, agency_id, device_id, received_at, reason, report)
     SELECT $1, n.* FROM unnest($2::uuid[], $3::uuid[], $4::uuid[], $5::timestamptz[], $6::text[], $7::json[]) AS n`,
    [
      cell,
      column(reports, 'id'),
      column(reports, 'agencyId'),
      column(reports, 'deviceId'),
      reports.map((report) => instant(report.receivedAt)),
      column(reports, 'reason'),
      reports.map(({ id, agencyId, report }) =>
        sealedJson.seal(sealerOf(agencyId), `quarantined_report.report:${id}`, report),
      ),
    ],
  );
}

interface WatchRecord extends DueRecord {
  openIncidentId: string | null;
  deskAgencyId: string;
  formerDeskAgencyId: string | null;
  asked: readonly AskedLocation[] | null;
}

const openIncidentOf = (record: WatchRecord): WatchRow['openIncident'] =>
  record.openIncidentId === null ? null : { id: record.openIncidentId, agencyIds: agenciesOf(record) };

/** Bounds a look back, whatever a device has sent. */
const fixesPerPerson = 2_000;

type StoredFixRow = { orderId: string; fixTime: Date; receivedAt: Date } & {
  [Key in Exclude<keyof Fix, 'fixTime' | 'receivedAt'>]: Fix[Key] | null;
};

/** What the device did not send is absent again. */
function toFix(row: Omit<StoredFixRow, 'orderId'>): Fix {
  const fields = Object.entries(row).filter(([, value]) => value !== null);
  return {
    ...(Object.fromEntries(fields) as unknown as Fix),
    fixTime: row.fixTime.getTime(),
    receivedAt: row.receivedAt.getTime(),
  };
}

class SqlTrackingTransaction implements TrackingTransaction {
  readonly incidents: SqlIncidentStore;

  constructor(
    private readonly sql: Sql,
    private readonly cell: number,
    private readonly cache: RulesCache,
  ) {
    this.incidents = new SqlIncidentStore(sql, cell);
  }

  async insertPositions(fixes: readonly StoredFix[]): Promise<Set<string>> {
    const inserted = await this.sql.rows<{ id: string }>(
      `INSERT INTO position (cell, person_id, fix_time, device_id, digest, id, received_at, point, accuracy_meters,
         speed_meters_per_second, course_degrees, altitude_meters, battery_percent, signal_percent, moving, source,
         mock)
       SELECT $1, n.person_id, to_timestamp(n.fix_time / 1000.0), n.device_id, n.digest, n.id,
         to_timestamp(n.received_at / 1000.0), ST_SetSRID(ST_MakePoint(n.longitude, n.latitude), 4326)::geography,
         n.accuracy, n.speed, n.course, n.altitude, n.battery, n.signal, n.moving, nullif(n.source, ''), n.mock
       FROM unnest($2::uuid[], $3::float8[], $4::uuid[], $5::int[], $6::uuid[], $7::float8[], $8::float8[], $9::float8[],
         $10::real[], $11::real[], $12::real[], $13::real[], $14::real[], $15::smallint[], $16::boolean[], ${split('$17')},
         $18::boolean[])
         AS n (person_id, fix_time, device_id, digest, id, received_at, longitude, latitude, accuracy, speed, course,
           altitude, battery, signal, moving, source, mock)
       ORDER BY n.person_id, n.fix_time, n.device_id, n.digest
       ON CONFLICT DO NOTHING RETURNING id`,
      [
        this.cell,
        literals(fixes, (fix) => fix.personId),
        literals(fixes, (fix) => fix.fixTime),
        literals(fixes, (fix) => fix.deviceId),
        literals(fixes, (fix) => fix.digest),
        literals(fixes, (fix) => fix.id),
        literals(fixes, (fix) => fix.receivedAt),
        literals(fixes, (fix) => fix.longitude),
        literals(fixes, (fix) => fix.latitude),
        literals(fixes, (fix) => fix.accuracyMeters),
        literals(fixes, (fix) => fix.speedMetersPerSecond),
        literals(fixes, (fix) => fix.courseDegrees),
        literals(fixes, (fix) => fix.altitudeMeters),
        literals(fixes, (fix) => fix.batteryPercent),
        literals(fixes, (fix) => fix.signalPercent),
        literals(fixes, (fix) => fix.moving),
        joined(fixes.map((fix) => fix.source ?? '')),
        literals(fixes, (fix) => fix.mock ?? false),
      ],
    );
    return new Set(inserted.map((row) => row.id));
  }

  async forgetPositions(fixes: readonly StoredFix[]): Promise<void> {
    if (fixes.length === 0) return;
    await this.sql.count(
      `DELETE FROM position p
       USING unnest($2::uuid[], $3::float8[], $4::uuid[], $5::int[]) AS n (person_id, fix_time, device_id, digest)
       WHERE p.cell = $1 AND p.person_id = n.person_id AND p.fix_time = to_timestamp(n.fix_time / 1000.0)
         AND p.device_id = n.device_id AND p.digest = n.digest`,
      [
        this.cell,
        column(fixes, 'personId'),
        column(fixes, 'fixTime'),
        column(fixes, 'deviceId'),
        column(fixes, 'digest'),
      ],
    );
  }

  quarantine(reports: readonly QuarantinedReport[]): Promise<void> {
    return insertQuarantined(this.sql, this.cell, reports);
  }

  async lockWatches(personIds: readonly string[]): Promise<WatchRow[]> {
    const records = await this.sql.rows<WatchRecord>(
      `SELECT w.order_id AS "orderId", w.agency_id AS "agencyId", w.rules_version AS "rulesVersion", w.state, w.asked,
         i.id AS "openIncidentId", i.desk_agency_id AS "deskAgencyId", i.former_desk_agency_id AS "formerDeskAgencyId"
       FROM watch w
       LEFT JOIN LATERAL (SELECT o.id, o.desk_agency_id, o.former_desk_agency_id FROM incident o
         WHERE o.cell = $1 AND o.order_id = w.order_id AND o.status <> 'closed') i ON true
       WHERE w.cell = $1 AND w.order_id IN (
         SELECT p.order_id FROM unnest($2::uuid[]) AS n (person_id) CROSS JOIN LATERAL
           (SELECT order_id FROM order_party WHERE cell = $1 AND person_id = n.person_id OFFSET 0) p)
       ORDER BY w.order_id FOR UPDATE OF w`,
      [this.cell, literals(personIds, (id) => id)],
    );
    const rules = await this.cache.of(this.sql, this.cell, records);
    const states = await openStates(this.sql, records);
    return records.map((record, index) => ({
      orderId: record.orderId,
      agencyId: record.agencyId,
      state: states[index]!,
      openIncident: openIncidentOf(record),
      asked: record.asked ?? [],
      rules: rules[index]!,
    }));
  }

  beaconsOf(heard: readonly HeardBeacon[]): Promise<KnownBeacon[]> {
    return beaconsOf(this.sql, this.cell, heard);
  }

  measure(probes: readonly Probe[]): Promise<ProbeFacts[]> {
    return measureProbes(this.sql, this.cell, probes);
  }

  async fixesSince(watches: readonly { orderId: string; from: number }[]): Promise<Map<string, Fix[]>> {
    const rows = await this.sql.rows<StoredFixRow>(
      `SELECT n.order_id AS "orderId", p.id, p.device_id AS "deviceId", q.person_id AS "personId",
         p.fix_time AS "fixTime", p.received_at AS "receivedAt", ST_X(p.point::geometry) AS longitude,
         ST_Y(p.point::geometry) AS latitude, p.accuracy_meters AS "accuracyMeters",
         p.speed_meters_per_second AS "speedMetersPerSecond", p.course_degrees AS "courseDegrees", p.moving, p.source, p.mock
       FROM unnest($2::uuid[], $3::timestamptz[]) AS n (order_id, since)
       JOIN order_party q ON q.cell = $1 AND q.order_id = n.order_id
       CROSS JOIN LATERAL (SELECT * FROM position x WHERE x.cell = $1 AND x.person_id = q.person_id
         AND x.fix_time >= n.since ORDER BY x.fix_time DESC LIMIT ${fixesPerPerson}) p`,
      [this.cell, watches.map((watch) => watch.orderId), watches.map((watch) => instant(watch.from))],
    );
    const byOrder = new Map<string, Fix[]>(watches.map((watch) => [watch.orderId, []]));
    for (const { orderId, ...row } of rows) byOrder.get(orderId)!.push(toFix(row));
    return byOrder;
  }

  settleLocations(settled: SettledLocations, now: number): Promise<Set<string>> {
    return settleLocations(this.sql, this.cell, settled, now);
  }

  /** `look_at` seldom moves back, and never forward: the update stays off the index (see the migration). */
  async saveWatches(rows: readonly SavedWatch[]): Promise<void> {
    if (rows.length === 0) return;
    await this.sql.count(
      `UPDATE watch w SET state = n.state::json, sweep_at = to_timestamp(n.sweep_at / 1000.0),
         look_at = least(w.look_at, to_timestamp(n.sweep_at / 1000.0))
       FROM unnest($2::uuid[], ${split('$3')}, $4::float8[]) AS n (order_id, state, sweep_at)
       WHERE w.cell = $1 AND w.order_id = n.order_id`,
      [
        this.cell,
        literals(rows, (row) => row.orderId),
        joined(await sealStates(this.sql, rows)),
        literals(rows, (row) => row.sweepAt),
      ],
    );
  }

  async takeDueWatches(now: number, limit: number, among?: readonly string[]): Promise<DueWatch[]> {
    const records = await dueWatches(this.sql, this.cell, now, limit, among);
    const rules = await this.cache.of(this.sql, this.cell, records);
    const states = await openStates(this.sql, records);
    return records.map(({ orderId, agencyId }, index) => ({
      orderId,
      agencyId,
      state: states[index]!,
      rules: rules[index]!,
    }));
  }

  saveSweptWatches(rows: readonly SweptRow[]): Promise<void> {
    return saveSwept(this.sql, this.cell, rows);
  }
}

const cachedOrders = 100_000;

/** Rules change seldom and are read with every fix: kept by order and version, loaded for what is not known. */
class RulesCache {
  private readonly known = new Map<string, { version: number; rules: OrderRules }>();

  async of(sql: Sql, cell: number, records: readonly DueRecord[]): Promise<OrderRules[]> {
    const missing = records.filter((record) => this.known.get(record.orderId)?.version !== record.rulesVersion);
    if (missing.length > 0) {
      const rows = await sql.rows<{ orderId: string; version: number; rules: unknown }>(
        `SELECT order_id AS "orderId", rules_version AS version, rules FROM watch
         WHERE cell = $1 AND order_id = ANY($2::uuid[])`,
        [cell, literals(missing, (record) => record.orderId)],
      );
      if (this.known.size + rows.length > cachedOrders) this.known.clear();
      const opener = await sql.fields.openerOf(column(rows, 'rules'));
      for (const { orderId, version, rules } of rows)
        this.known.set(orderId, { version, rules: openJson<OrderRules>(opener, rulesPlace(orderId), rules) });
      if (records.some((record) => !this.known.has(record.orderId))) return this.of(sql, cell, records);
    }
    return records.map((record) => this.known.get(record.orderId)!.rules);
  }
}
