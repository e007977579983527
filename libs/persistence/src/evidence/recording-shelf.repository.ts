import { isUuid, type RecordingType } from '#domain';
import type { EvidenceScope, HeardRecording, Recording, RecordingShelf } from '#evidence';
import type { Database } from '../database.js';
import { readableBy } from '../incidents/whose-incident.js';
import { joinedChunks } from './joined-chunks.js';

export class RecordingShelfRepository implements RecordingShelf {
  constructor(private readonly database: Pick<Database, 'asAgency' | 'fields'>) {}

  async ofIncident({ cell, agencyId }: EvidenceScope, incidentId: string): Promise<Recording[] | undefined> {
    if (!isUuid(incidentId)) return undefined;
    const sql = this.database.asAgency(agencyId);
    const readable = await sql.rows(
      `SELECT 1 FROM incident i WHERE i.cell = $1 AND i.id = $2 AND ${readableBy('$3')}`,
      [cell, incidentId, agencyId],
    );
    if (readable.length === 0) return undefined;
    const rows = await sql.rows<Omit<Recording, 'firstAt' | 'lastAt'> & { firstAt: Date; lastAt: Date }>(
      `SELECT c.panic_id AS "panicId", c.stream, min(c.media_type) AS "mediaType", sum(c.milliseconds)::int AS milliseconds,
         sum(c.bytes)::int AS bytes, min(c.received_at) AS "firstAt", max(c.received_at) AS "lastAt"
       FROM incident_recording r JOIN recording_chunk c ON c.cell = $1 AND c.panic_id = r.panic_id
       WHERE r.cell = $1 AND r.incident_id = $2
       GROUP BY c.panic_id, c.stream ORDER BY min(c.received_at), c.panic_id, c.stream`,
      [cell, incidentId],
    );
    return rows.map((row) => ({ ...row, firstAt: row.firstAt.getTime(), lastAt: row.lastAt.getTime() }));
  }

  async heard(
    { cell, agencyId }: EvidenceScope,
    incidentId: string,
    { panicId, stream }: Pick<Recording, 'panicId' | 'stream'>,
  ): Promise<HeardRecording | undefined> {
    if (!isUuid(incidentId) || !isUuid(panicId)) return undefined;
    const sql = this.database.asAgency(agencyId);
    const [row] = await sql.rows<{ mediaType: RecordingType; bytes: number; last: number }>(
      `SELECT min(c.media_type) AS "mediaType", sum(c.bytes)::int AS bytes, max(c.sequence) AS last
       FROM incident_recording r JOIN recording_chunk c ON c.cell = $1 AND c.panic_id = r.panic_id
       WHERE r.cell = $1 AND r.incident_id = $2 AND r.panic_id = $3 AND r.agency_id = $4 AND c.stream = $5
       GROUP BY c.stream`,
      [cell, incidentId, panicId, agencyId, stream],
    );
    if (!row) return undefined;
    const { mediaType, bytes, last } = row;
    return { mediaType, bytes, content: joinedChunks(sql, this.database.fields, cell, { panicId, stream, last }) };
  }
}
