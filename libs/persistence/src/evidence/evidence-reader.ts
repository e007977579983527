import type {
  AuditHead,
  EvidencePosition,
  EvidenceReader,
  EvidenceRecording,
  EvidenceScope,
  EvidenceTrack,
  IncidentEvidence,
} from '#evidence';
import type { IncidentView } from '#incidents';
import { instant } from '../columns.js';
import type { HouseSql } from '../database.js';
import { iso, type Raw, SqlIncidentReader } from '../incidents/incident-reader.js';
import { EvidenceParts } from './evidence-parts.js';
import { joinedChunks } from './joined-chunks.js';

const aroundMilliseconds = 30 * 60_000;
/** How long before the first alarm a decision may have looked back. */
const beforeMilliseconds = 30 * 24 * 3_600_000;
/** Some milliseconds of work: deliveries of alarms run in the same process. */
const positionsPerPage = 500;
/** All of them. */
const allAlarms = 1_000_000;

const positionColumns = `p.id, p.person_id AS "personId", p.device_id AS "deviceId", p.fix_time AS "fixTime",
  p.received_at AS "receivedAt", ST_X(p.point::geometry) AS longitude, ST_Y(p.point::geometry) AS latitude,
  p.accuracy_meters AS "accuracyMeters", p.altitude_meters AS "altitudeMeters",
  p.speed_meters_per_second AS "speedMetersPerSecond", p.course_degrees AS "courseDegrees", p.source, p.mock, p.digest`;

type PositionRow = Raw<Omit<EvidencePosition, 'role'>> & { digest: number };

/** Reads an incident as a court may ask for it, each kind of thing by one statement, positions by the page. */
export class SqlEvidenceReader implements EvidenceReader {
  private readonly incidents: SqlIncidentReader;

  constructor(private readonly sql: HouseSql) {
    this.incidents = new SqlIncidentReader(sql);
  }

  async read(scope: EvidenceScope, incidentId: string, asOf: number): Promise<IncidentEvidence | undefined> {
    const view = await this.incidents.one(scope, incidentId, allAlarms);
    if (!view) return undefined;
    const { alarms: newestFirst, orderReference: _, cursor: __, updatedAt: ___, ...incident } = view;
    const alarms = newestFirst.toReversed();
    const window = windowOf(view, asOf);
    const parts = new EvidenceParts(this.sql, scope, incident);
    const events = await this.incidents.events(scope, incidentId);
    const parties = await parts.parties();
    const audit = await parts.audit(asOf);
    const commands = await parts.commands(parties, window, asOf);
    const fixIds = [
      ...alarms.flatMap(({ decision }) => decision.fixIds),
      ...events.flatMap(({ data }) => (data['decision'] as { fixIds?: string[] } | undefined)?.fixIds ?? []),
    ];
    return {
      incident,
      agency: await parts.agency(),
      order: await parts.order(),
      zones: await parts.zones(),
      permits: await parts.permits(),
      parties,
      alarms: alarms.map(({ incidentId: ____, orderId: _____, ...alarm }) => alarm),
      events: events.map(({ incidentId: ____, agencyId: _____, ...event }) => event),
      deliveries: await this.incidents.deliveries(scope, incidentId),
      staff: await parts.staff([
        ...events.flatMap(({ staffId }) => staffId ?? []),
        ...commands.flatMap(({ askedBy }) => askedBy ?? []),
        ...audit.flatMap(({ actor, actorId }) => (actor === 'staff' ? [actorId] : [])),
      ]),
      units: await parts.units(
        events.flatMap(({ data }) => (typeof data['unitId'] === 'string' ? [data['unitId']] : [])),
      ),
      commands,
      audit,
      fixes: await this.fixes(scope, parties, [...new Set(fixIds)], window),
      tracks: await parts.tracks(parties, window, asOf),
      recordings: await parts.recordings(asOf),
      window,
      asOf: instant(asOf),
    };
  }

  async *positions(
    { cell }: EvidenceScope,
    { personId, deviceId, role }: EvidenceTrack,
    { window, asOf }: Pick<IncidentEvidence, 'window' | 'asOf'>,
  ): AsyncGenerator<EvidencePosition[]> {
    let after: [fixTime: string, digest: number] = [window.from, -(2 ** 31)];
    for (;;) {
      const rows = await this.sql.rows<PositionRow>(
        `SELECT ${positionColumns} FROM position p
         WHERE p.cell = $1 AND p.person_id = $2 AND p.device_id = $3 AND p.fix_time >= $4 AND p.fix_time <= $5
           AND p.received_at <= $6 AND (p.fix_time, p.digest) > ($4::timestamptz, $7::int)
         ORDER BY p.fix_time, p.digest LIMIT $8`,
        [cell, personId, deviceId, after[0], window.to, asOf, after[1], positionsPerPage],
      );
      if (rows.length === 0) return;
      const page = rows.map((row) => positionOf(row, role));
      yield page;
      if (rows.length < positionsPerPage) return;
      after = [page.at(-1)!.fixTime, rows.at(-1)!.digest];
    }
  }

  heard({ cell }: EvidenceScope, { panicId, stream, chunks }: EvidenceRecording): AsyncIterable<Buffer> {
    return joinedChunks(this.sql, this.sql.fields, cell, { panicId, stream, last: chunks.at(-1)!.sequence });
  }

  async auditHead(agencyId: string): Promise<AuditHead> {
    const [head] = await this.sql.rows<AuditHead>(
      `SELECT sequence, encode(hash, 'hex') AS hash FROM audit_head WHERE agency_id = $1`,
      [agencyId],
    );
    return head ?? { sequence: 0, hash: '0'.repeat(64) };
  }

  /** A silence names the last fix before it, however long ago; bounded, so that not every day of a year is looked through. */
  private async fixes(
    { cell }: EvidenceScope,
    parties: IncidentEvidence['parties'],
    ids: readonly string[],
    { from, to }: IncidentEvidence['window'],
  ): Promise<EvidencePosition[]> {
    if (ids.length === 0) return [];
    const rows = await this.sql.rows<PositionRow>(
      `SELECT ${positionColumns} FROM position p
       WHERE p.cell = $1 AND p.person_id = ANY($2::uuid[]) AND p.fix_time >= $3 AND p.fix_time <= $4
         AND p.id = ANY($5::uuid[])
       ORDER BY p.fix_time, p.id`,
      [cell, parties.map(({ personId }) => personId), instant(Date.parse(from) - beforeMilliseconds), to, ids],
    );
    const roles = new Map(parties.map(({ personId, role }) => [personId, role]));
    return rows.map((row) => positionOf(row, roles.get(row.personId as string)!));
  }
}

function windowOf({ openedAt, closedAt, alarms }: IncidentView, asOf: number): IncidentEvidence['window'] {
  const begins = Math.min(Date.parse(openedAt), ...alarms.map(({ at }) => Date.parse(at)));
  const ends = closedAt === null ? asOf : Date.parse(closedAt);
  return { from: instant(begins - aroundMilliseconds), to: instant(ends + aroundMilliseconds) };
}

function positionOf({ digest: _, ...row }: PositionRow, role: EvidencePosition['role']): EvidencePosition {
  return { ...iso<Omit<EvidencePosition, 'role'>>(row), role };
}
