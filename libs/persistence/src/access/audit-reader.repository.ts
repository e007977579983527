import type { AuditEntryView, AuditFilter, AuditReader, ReaderView } from '#access';
import { isUuid } from '#domain';
import type { HouseSql } from '../database.js';
import { openReason } from './audit-reason.js';

interface Scope {
  agencyId: string;
}

type TimedRow<View> = Omit<View, 'at'> & { at: Date };

const timed = <View extends { at: string }>(rows: readonly TimedRow<View>[]): View[] =>
  rows.map((row) => ({ ...row, at: row.at.toISOString() }) as unknown as View);

/** $1 agency, $2 from, $3 to, $4 before, $5 limit */
const page = `e.agency_id = $1 AND ($2::timestamptz IS NULL OR e.at >= $2) AND ($3::timestamptz IS NULL OR e.at < $3)
  AND ($4::bigint IS NULL OR e.sequence < $4)`;

const pageOf = ({ agencyId }: Scope, { from, to, before, limit }: AuditFilter): unknown[] => [
  agencyId,
  from ?? null,
  to ?? null,
  before ?? null,
  limit,
];

export class SqlAuditReader implements AuditReader {
  constructor(private readonly house: HouseSql) {}

  async entries(scope: Scope, filter: AuditFilter): Promise<AuditEntryView[]> {
    const parameters = pageOf(scope, filter);
    let text = `SELECT e.sequence, e.at, e.actor, e.actor_id AS "actorId", e.action, e.object, e.object_id AS "objectId",
      e.reason, e.result, e.subjects FROM audit_entry e WHERE ${page}`;
    if (filter.subject !== undefined) text += ` AND e.subjects @> ARRAY[$${parameters.push(filter.subject)}::uuid]`;
    if (filter.actor !== undefined) text += ` AND e.actor_id = $${parameters.push(filter.actor)}`;
    if (filter.object !== undefined) text += ` AND e.object_id = $${parameters.push(filter.object)}`;
    if (filter.action !== undefined) text += ` AND e.action = $${parameters.push(filter.action)}`;
    if (filter.result !== undefined) text += ` AND e.result = $${parameters.push(filter.result)}`;
    const rows = await this.house
      .asAgency(scope.agencyId)
      .rows<TimedRow<AuditEntryView>>(`${text} ORDER BY e.sequence DESC LIMIT $5`, parameters);
    return this.withReasons(scope, timed<AuditEntryView>(rows));
  }

  async readers(scope: Scope, personId: string, filter: AuditFilter): Promise<ReaderView[]> {
    const parameters = [...pageOf(scope, filter), personId];
    return this.withReasons(
      scope,
      timed<ReaderView>(
        await this.house.rows(
          `SELECT e.sequence, e.at, s.role, a.name AS agency, e.action, e.reason, e.result
         FROM (SELECT * FROM audit_entry e WHERE ${page} AND e.subjects @> ARRAY[$6::uuid] AND e.actor = 'staff'
           ORDER BY e.sequence DESC LIMIT $5) e
         LEFT JOIN staff_member s ON s.id = e.actor_id
         JOIN agency a ON a.id = coalesce(s.agency_id, e.agency_id)
         ORDER BY e.sequence DESC`,
          parameters,
        ),
      ),
    );
  }

  private async withReasons<View extends { sequence: number; reason: string | null }>(
    { agencyId }: Scope,
    views: readonly View[],
  ): Promise<View[]> {
    const opener = await this.house.fields.openerOf(views.map(({ reason }) => reason));
    return views.map((view) => ({ ...view, reason: openReason(opener, agencyId, view) }));
  }

  async hasPerson({ agencyId }: Scope, personId: string): Promise<boolean> {
    if (!isUuid(personId)) return false;
    const rows = await this.house
      .asAgency(agencyId)
      .rows(`SELECT 1 FROM person WHERE agency_id = $1 AND id = $2`, [agencyId, personId]);
    return rows.length > 0;
  }

  async isOnlyProtected({ agencyId }: Scope, personId: string): Promise<boolean> {
    // Parties of an order are people of its agency, and so of its cell.
    const sql = this.house.asAgency(agencyId);
    const [agency] = await sql.rows<{ cell: number }>(`SELECT cell FROM agency WHERE id = $1`, [agencyId]);
    const roles = await sql.rows<{ role: string }>(
      `SELECT DISTINCT role FROM order_party WHERE cell = $1 AND person_id = $2`,
      [agency?.cell ?? null, personId],
    );
    return roles.length > 0 && roles.every(({ role }) => role === 'protected');
  }

  async keys(): Promise<{ keyId: string; publicKey: string; since: string }[]> {
    const rows = await this.house.rows<{ keyId: string; publicKey: string; since: Date }>(
      `SELECT key_id AS "keyId", public_key AS "publicKey", since FROM audit_key ORDER BY since DESC`,
    );
    return rows.map((row) => ({ ...row, since: row.since.toISOString() }));
  }
}
