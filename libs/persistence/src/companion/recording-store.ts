import type { ChunkBefore, RecordedPress, RecordingChunk, RecordingStore, RecordingTransaction } from '#companion';
import { instant } from '../columns.js';
import type { Database, Sql } from '../database.js';
import { SqlIncidentStore } from '../incidents/incident-store.js';
import { recordingsAllowed } from './recordings-allowed.js';

export const chunkPlace = (panicId: string, sequence: number): string =>
  `recording_chunk.content:${panicId}:${sequence}`;

export class SqlRecordingStore implements RecordingStore {
  constructor(private readonly database: Database) {}

  transaction<T>(cell: number, work: (transaction: RecordingTransaction) => Promise<T>): Promise<T> {
    return this.database.transaction((sql) => work(new SqlRecordingTransaction(sql, cell)));
  }
}

class SqlRecordingTransaction implements RecordingTransaction {
  readonly incidents: SqlIncidentStore;

  constructor(
    private readonly sql: Sql,
    private readonly cell: number,
  ) {
    this.incidents = new SqlIncidentStore(sql, cell);
  }

  async press(panicId: string, personId: string): Promise<RecordedPress | undefined> {
    const [row] = await this.sql.rows<
      Omit<RecordedPress, 'cancelledAt' | 'closedAt'> & { cancelledAt: Date | null; closedAt: Date | null }
    >(
      `SELECT i.agency_id AS "agencyId", p.alarm_id AS "alarmId", p.cancelled_at AS "cancelledAt",
         p.status = 'duress' AS "isForced", i.closed_at AS "closedAt", ${recordingsAllowed('g')} AS "isAllowed"
       FROM panic p JOIN incident i ON i.cell = $1 AND i.id = p.incident_id JOIN agency g ON g.id = i.agency_id
       WHERE p.cell = $1 AND p.id = $2 AND p.person_id = $3`,
      [this.cell, panicId, personId],
    );
    return (
      row && {
        ...row,
        cancelledAt: row.cancelledAt?.getTime() ?? null,
        closedAt: row.closedAt?.getTime() ?? null,
      }
    );
  }

  async seal(agencyId: string, panicId: string, sequence: number, content: Buffer): Promise<Buffer> {
    return (await this.sql.fields.sealerOf(agencyId)).sealBytes(chunkPlace(panicId, sequence), content);
  }

  async hashOf(panicId: string, sequence: number): Promise<Buffer | undefined> {
    const [row] = await this.sql.rows<{ sha256: Buffer }>(
      `SELECT sha256 FROM recording_chunk WHERE cell = $1 AND panic_id = $2 AND sequence = $3`,
      [this.cell, panicId, sequence],
    );
    return row?.sha256;
  }

  async before(panicId: string, sequence: number): Promise<ChunkBefore | undefined> {
    const [row] = await this.sql.rows<ChunkBefore>(
      `SELECT stream, media_type AS "mediaType" FROM recording_chunk
       WHERE cell = $1 AND panic_id = $2 AND sequence = $3`,
      [this.cell, panicId, sequence - 1],
    );
    return row;
  }

  async add(chunk: RecordingChunk): Promise<boolean> {
    const {
      panicId,
      sequence,
      personId,
      agencyId,
      stream,
      mediaType,
      milliseconds,
      bytes,
      sha256,
      receivedAt,
      sealed,
    } = chunk;
    const added = await this.sql.count(
      `INSERT INTO recording_chunk (cell, panic_id, sequence, person_id, agency_id, stream, media_type, milliseconds, bytes,
         sha256, received_at, content)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12) ON CONFLICT DO NOTHING`,
      [
        this.cell,
        panicId,
        sequence,
        personId,
        agencyId,
        stream,
        mediaType,
        milliseconds,
        bytes,
        sha256,
        instant(receivedAt),
        sealed,
      ],
    );
    return added === 1;
  }

  /** The press's own alarm, and those of other orders: a press for several orders raises them with one condition, at one moment. */
  async tie(panicId: string, alarmId: string): Promise<{ alarmId: string; incidentId: string; agencyId: string }[]> {
    const alarms = await this.sql.rows<{ alarmId: string; incidentId: string; agencyId: string }>(
      `SELECT DISTINCT ON (t.incident_id) t.id AS "alarmId", t.incident_id AS "incidentId", t.agency_id AS "agencyId"
       FROM (SELECT o.id, o.incident_id, o.agency_id FROM alarm o WHERE o.cell = $1 AND o.id = $2
         UNION SELECT a.id, a.incident_id, a.agency_id FROM alarm o
           JOIN alarm a ON a.cell = $1 AND a.condition_key = o.condition_key AND a.person_id = o.person_id
             AND a.kind = 'panic' AND a.ended_at IS NULL
         WHERE o.cell = $1 AND o.id = $2) t
       ORDER BY t.incident_id, t.id`,
      [this.cell, alarmId],
    );
    await this.sql.count(
      `INSERT INTO incident_recording (cell, incident_id, panic_id, agency_id)
       SELECT $1, n.incident_id, $2, n.agency_id FROM unnest($3::uuid[], $4::uuid[]) AS n (incident_id, agency_id)`,
      [this.cell, panicId, alarms.map(({ incidentId }) => incidentId), alarms.map(({ agencyId }) => agencyId)],
    );
    return alarms;
  }
}
