import type { AuditRecord } from '#access';
import { type Clock, isUuid, nobody } from '#domain';
import {
  type Erasure,
  type PersonFiles,
  type PersonPart,
  type PersonParts,
  RetentionError,
  type RetentionScope,
} from '#retention';
import { appendAudit } from '../access/append-audit.js';
import { SqlPeople } from '../cases/people.repository.js';
import { instant } from '../columns.js';
import { chunkPlace } from '../companion/recording-store.js';
import type { Database } from '../database.js';
import { iso } from '../incidents/incident-reader.js';
import { lockRetentionOf } from './agency-lock.js';
import { erased } from './erase-person.js';
import { incidentsOf, obstaclesTo } from './person-obstacles.js';
import { partsOf } from './person-parts.js';

const positionsPerPage = 500;

/** Of 64 KiB each. */
const chunksPerPage = 16;

interface ChunkRow {
  panicId: string;
  sequence: number;
  receivedAt: Date;
  content: Buffer;
}

interface PositionRow {
  fixTime: Date;
  deviceId: string;
  digest: number;
}

export class PersonFilesRepository implements PersonFiles {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  parts(scope: RetentionScope, personId: string): Promise<PersonParts | undefined> {
    return partsOf(this.database, scope, personId);
  }

  async *positions({ cell, agencyId }: RetentionScope, personId: string, asOf: number): AsyncGenerator<PersonPart[]> {
    let after: [fixTime: string, deviceId: string | null, digest: number] = [instant(0), null, 0];
    for (;;) {
      const rows = await this.database.rows<PositionRow>(
        `SELECT p.fix_time AS "fixTime", p.device_id AS "deviceId", p.digest, p.received_at AS "receivedAt",
           ST_X(p.point::geometry) AS longitude, ST_Y(p.point::geometry) AS latitude, p.accuracy_meters AS "accuracyMeters",
           p.speed_meters_per_second AS "speedMetersPerSecond", p.course_degrees AS "courseDegrees",
           p.altitude_meters AS "altitudeMeters", p.battery_percent AS "batteryPercent",
           p.signal_percent AS "signalPercent", p.moving, p.source, p.mock
         FROM position p JOIN person x ON x.id = p.person_id AND x.agency_id = $2
         WHERE p.cell = $1 AND p.person_id = $3 AND p.fix_time >= $4 AND p.received_at <= $5
           AND ($6::uuid IS NULL OR (p.fix_time, p.device_id, p.digest) > ($4::timestamptz, $6::uuid, $7::int))
         ORDER BY p.fix_time, p.device_id, p.digest LIMIT $8`,
        [cell, agencyId, personId, after[0], instant(asOf), after[1], after[2], positionsPerPage],
      );
      if (rows.length === 0) return;
      yield rows.map(({ digest: _, ...row }) => iso<PersonPart>(row as never));
      if (rows.length < positionsPerPage) return;
      const last = rows.at(-1)!;
      after = [last.fixTime.toISOString(), last.deviceId, last.digest];
    }
  }

  async *recordings({ cell, agencyId }: RetentionScope, personId: string, asOf: number): AsyncGenerator<PersonPart[]> {
    let after: [panicId: string, sequence: number] = [nobody, 0];
    for (;;) {
      const rows = await this.database.rows<ChunkRow>(
        `SELECT c.panic_id AS "panicId", c.sequence, c.stream, c.media_type AS "mediaType", c.milliseconds,
           c.received_at AS "receivedAt", encode(c.sha256, 'hex') AS sha256, c.content
         FROM recording_chunk c JOIN person x ON x.id = c.person_id AND x.agency_id = $2
         WHERE c.cell = $1 AND c.person_id = $3 AND c.received_at <= $4 AND (c.panic_id, c.sequence) > ($5::uuid, $6::int)
         ORDER BY c.panic_id, c.sequence LIMIT ${chunksPerPage}`,
        [cell, agencyId, personId, instant(asOf), ...after],
      );
      if (rows.length === 0) return;
      const opener = await this.database.fields.openerOf(rows.map(({ content }) => content));
      yield rows.map(({ content, ...row }) => ({
        ...row,
        receivedAt: row.receivedAt.toISOString(),
        content: opener.openBytes(chunkPlace(row.panicId, row.sequence), content).toString('base64'),
      }));
      if (rows.length < chunksPerPage) return;
      const last = rows.at(-1)!;
      after = [last.panicId, last.sequence];
    }
  }

  erase(scope: RetentionScope, personId: string, erasure: Erasure, audit: AuditRecord): Promise<string[]> {
    return this.database.transaction(async (sql) => {
      await lockRetentionOf(sql, [scope.agencyId]);
      const person = isUuid(personId) ? await new SqlPeople(sql, scope).lock(personId) : undefined;
      if (!person) throw new RetentionError('not_found');
      const before = await sql.rows(`SELECT 1 FROM person_erasure WHERE person_id = $1`, [personId]);
      if (before.length > 0) throw new RetentionError('person_erased');
      const incidents = await incidentsOf(sql, scope, personId);
      const obstacles = await obstaclesTo(sql, scope, personId, incidents);
      if (obstacles.length > 0)
        throw new RetentionError(
          'erasure_refused',
          obstacles.map((obstacle) => ({
            path: `${obstacle.kind}.${obstacle.id}`,
            message: obstacle.kind === 'order' ? `is ${obstacle.status}: revoke it first` : said[obstacle.kind],
          })),
        );
      const deviceIds = await erased(
        sql,
        scope,
        person,
        erasure,
        incidents.map(({ id }) => id),
      );
      await appendAudit(sql, this.clock, [audit]);
      return deviceIds;
    });
  }
}

const said = {
  incident: 'is open: close it first',
  hold: 'is held: release the hold first',
} as const;
