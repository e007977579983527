import type {
  EvidenceCommand,
  EvidenceRecording,
  EvidenceScope,
  EvidenceTrack,
  EvidenceZone,
  IncidentEvidence,
} from '#evidence';
import { openReason } from '../access/audit-reason.js';
import type { Sql } from '../database.js';
import { openJson, sealedText } from '../fields/sealed-shapes.js';
import { iso, type Raw } from '../incidents/incident-reader.js';
import { instant } from '../columns.js';

type Part<Key extends keyof IncidentEvidence> = NonNullable<IncidentEvidence[Key]>;
type ItemOf<Key extends 'permits' | 'audit'> = IncidentEvidence[Key][number];

interface ChunkRow extends Omit<EvidenceRecording['chunks'][number], 'offset' | 'receivedAt'> {
  panicId: string;
  stream: number;
  mediaType: EvidenceRecording['mediaType'];
  receivedAt: Date;
}

/** What stands around one incident of the scope's agency, each part by a statement of its own. */
export class EvidenceParts {
  constructor(
    private readonly sql: Sql,
    private readonly scope: EvidenceScope,
    private readonly incident: Pick<IncidentEvidence['incident'], 'id' | 'orderId' | 'personId' | 'openedAt'>,
  ) {}

  async agency(): Promise<IncidentEvidence['agency']> {
    const [agency] = await this.sql.rows<IncidentEvidence['agency']>(
      `SELECT id, name, kind, region, time_zone AS "timeZone" FROM agency WHERE id = $1`,
      [this.scope.agencyId],
    );
    return agency!;
  }

  async order(): Promise<IncidentEvidence['order']> {
    const [order] = await this.sql.rows<Raw<Part<'order'>>>(
      `SELECT id, reference, issuing_authority AS "issuingAuthority", jurisdiction, legal_basis AS "legalBasis",
         time_zone AS "timeZone", valid_from AS "validFrom", valid_to AS "validTo", status,
         proximity_limit_meters AS "proximityLimitMeters", proximity_warning_meters AS "proximityWarningMeters",
         proximity_schedule AS "proximitySchedule", thresholds, version
       FROM "order" WHERE cell = $1 AND agency_id = $2 AND id = $3`,
      this.ofOrder(),
    );
    if (!order) return null;
    const opener = await this.sql.fields.openerOf([order.reference]);
    const reference =
      order.reference && opener.open(`"order".reference:${order.id as string}`, order.reference as string);
    return { ...iso<Part<'order'>>(order), reference };
  }

  async zones(): Promise<EvidenceZone[]> {
    const rows = await this.sql.rows<Raw<Omit<EvidenceZone, 'area'>> & { area: string }>(
      `SELECT z.id, z.name, z.kind, ST_AsGeoJSON(ST_ForcePolygonCCW(z.area::geometry), 7) AS area, z.circle,
         z.warning_ring_meters AS "warningRingMeters", z.schedule, z.concealed, z.updated_at AS "updatedAt"
       FROM zone z JOIN "order" o ON o.cell = z.cell AND o.id = z.order_id
       WHERE z.cell = $1 AND o.cell = $1 AND o.agency_id = $2 AND z.order_id = $3 ORDER BY z.id`,
      this.ofOrder(),
    );
    const opener = await this.sql.fields.openerOf(rows.flatMap(({ name, circle }) => [name, circle]));
    return rows.map(({ area, ...row }) => ({
      ...iso<Omit<EvidenceZone, 'area'>>(row as Raw<Omit<EvidenceZone, 'area'>>),
      name: opener.open(`zone.name:${row.id as string}`, row.name as string),
      circle: openJson(opener, `zone.circle:${row.id as string}`, row.circle),
      area: JSON.parse(area) as EvidenceZone['area'],
    }));
  }

  async permits(): Promise<IncidentEvidence['permits']> {
    const rows = await this.sql.rows<Raw<ItemOf<'permits'>>>(
      `SELECT p.id, p.zone_id AS "zoneId", p.valid_from AS "validFrom", p.valid_to AS "validTo", p.reason,
         p.withdrawn_at AS "withdrawnAt"
       FROM permit p JOIN "order" o ON o.cell = p.cell AND o.id = p.order_id
       WHERE p.cell = $1 AND o.cell = $1 AND o.agency_id = $2 AND p.order_id = $3 ORDER BY p.valid_from, p.id`,
      this.ofOrder(),
    );
    const opener = await this.sql.fields.openerOf(rows.map(({ reason }) => reason));
    return rows.map((row) => {
      const permit = iso<ItemOf<'permits'>>(row);
      return { ...permit, reason: opener.open(`permit.reason:${permit.id}`, permit.reason) };
    });
  }

  async parties(): Promise<IncidentEvidence['parties']> {
    const { orderId, personId } = this.incident;
    if (orderId === null) return [{ personId, role: 'protected' }];
    return this.sql.rows(
      `SELECT q.person_id AS "personId", q.role FROM order_party q JOIN "order" o ON o.cell = q.cell AND o.id = q.order_id
       WHERE q.cell = $1 AND o.cell = $1 AND o.agency_id = $2 AND q.order_id = $3 ORDER BY q.role, q.person_id`,
      this.ofOrder(),
    );
  }

  staff(ids: readonly string[]): Promise<IncidentEvidence['staff']> {
    return this.sql.rows(
      `SELECT id, role FROM staff_member WHERE agency_id = $1 AND id = ANY($2::uuid[]) ORDER BY role, id`,
      [this.scope.agencyId, [...new Set(ids)]],
    );
  }

  units(ids: readonly string[]): Promise<IncidentEvidence['units']> {
    return this.sql.rows(
      `SELECT id, name, call_sign AS "callSign" FROM unit WHERE agency_id = $1 AND id = ANY($2::uuid[]) ORDER BY id`,
      [this.scope.agencyId, [...new Set(ids)]],
    );
  }

  async audit(asOf: number): Promise<IncidentEvidence['audit']> {
    const rows = await this.sql.rows<Raw<ItemOf<'audit'>>>(
      `SELECT sequence, at, actor, actor_id AS "actorId", action, reason, result FROM audit_entry
       WHERE agency_id = $1 AND at >= $2 AND at <= $3 AND object = 'incident' AND object_id = $4 ORDER BY sequence`,
      [this.scope.agencyId, this.incident.openedAt, instant(asOf), this.incident.id],
    );
    const opener = await this.sql.fields.openerOf(rows.map(({ reason }) => reason));
    return rows.map((row) => {
      const entry = iso<ItemOf<'audit'>>(row);
      return { ...entry, reason: openReason(opener, this.scope.agencyId, entry) };
    });
  }

  async commands(
    parties: IncidentEvidence['parties'],
    { from, to }: IncidentEvidence['window'],
    asOf: number,
  ): Promise<EvidenceCommand[]> {
    const rows = await this.sql.rows<Raw<EvidenceCommand>>(
      `SELECT c.id, c.device_id AS "deviceId", c.person_id AS "personId", c.kind, c.seconds, c.text, c.status,
         c.asked_by AS "askedBy", c.asked_at AS "askedAt", c.sent_at AS "sentAt", c.answered_at AS "answeredAt", c.answer
       FROM device_command c
       WHERE c.cell = $1 AND c.agency_id = $2 AND c.person_id = ANY($3::uuid[]) AND c.asked_at >= $4 AND c.asked_at <= least($5, $6::timestamptz)
       ORDER BY c.asked_at, c.id`,
      [this.scope.cell, this.scope.agencyId, parties.map(({ personId }) => personId), from, to, instant(asOf)],
    );
    const opener = await this.sql.fields.openerOf(rows.flatMap(({ text, answer }) => [text, answer]));
    return rows.map((row) => {
      const { text, answer, ...command } = iso<EvidenceCommand>(row);
      return {
        ...command,
        text: sealedText.open(opener, `device_command.text:${command.id}`, text as never),
        answer: sealedText.open(opener, `device_command.answer:${command.id}`, answer as never),
      };
    });
  }

  async tracks(
    parties: IncidentEvidence['parties'],
    { from, to }: IncidentEvidence['window'],
    asOf: number,
  ): Promise<EvidenceTrack[]> {
    const rows = await this.sql.rows<Omit<EvidenceTrack, 'role'>>(
      `SELECT p.person_id AS "personId", p.device_id AS "deviceId", p.fixes, d.kind AS "deviceKind"
       FROM (SELECT x.person_id, x.device_id, count(*)::int AS fixes FROM position x
         WHERE x.cell = $1 AND x.person_id = ANY($2::uuid[]) AND x.fix_time >= $3 AND x.fix_time <= $4
           AND x.received_at <= $5 GROUP BY x.person_id, x.device_id) p
       JOIN device d ON d.id = p.device_id ORDER BY p.person_id, p.device_id`,
      [this.scope.cell, parties.map(({ personId }) => personId), from, to, instant(asOf)],
    );
    return parties.flatMap(({ personId, role }) =>
      rows.filter((row) => row.personId === personId).map((row) => ({ ...row, role })),
    );
  }

  /** Each stream with its chunks, in the order in which they were made. */
  async recordings(asOf: number): Promise<EvidenceRecording[]> {
    const rows = await this.sql.rows<ChunkRow>(
      `SELECT c.panic_id AS "panicId", c.stream, c.media_type AS "mediaType", c.sequence, c.bytes,
         encode(c.sha256, 'hex') AS sha256, c.milliseconds, c.received_at AS "receivedAt"
       FROM incident_recording r
       JOIN panic p ON p.cell = $1 AND p.id = r.panic_id
       JOIN recording_chunk c ON c.cell = $1 AND c.panic_id = r.panic_id AND c.received_at <= $4
       WHERE r.cell = $1 AND r.agency_id = $2 AND r.incident_id = $3
       ORDER BY p.received_at, c.panic_id, c.sequence`,
      [this.scope.cell, this.scope.agencyId, this.incident.id, instant(asOf)],
    );
    const recordings: EvidenceRecording[] = [];
    for (const { panicId, stream, mediaType, receivedAt, ...chunk } of rows) {
      let recording = recordings.at(-1);
      if (recording?.panicId !== panicId || recording.stream !== stream) {
        const file = `recording-${recordings.length + 1}.${mediaType.slice('audio/'.length)}`;
        recordings.push((recording = { file, panicId, stream, mediaType, chunks: [] }));
      }
      const last = recording.chunks.at(-1);
      const offset = last === undefined ? 0 : last.offset + last.bytes;
      recording.chunks.push({ ...chunk, offset, receivedAt: receivedAt.toISOString() });
    }
    return recordings;
  }

  private ofOrder(): (string | number | null)[] {
    return [this.scope.cell, this.scope.agencyId, this.incident.orderId];
  }
}
