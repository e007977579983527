import type { BreakGlass, BreakGlassEntry, BreakGlassFilter, BreakGlassReading } from '#access';
import { isUuid } from '#domain';
import type { AgencyScope } from '#orders';
import { instant } from '../columns.js';
import type { Sql } from '../database.js';

type Row = Omit<BreakGlassEntry, 'at' | 'reviewedAt'> & { at: Date; reviewedAt: Date | null };

const columns = `b.id, b.staff_id AS "staffId", b.action, b.object, b.object_id AS "objectId", b.person_ids AS "personIds",
  b.reason, b.at, b.reviewed_by AS "reviewedBy", b.reviewed_at AS "reviewedAt" FROM break_glass b WHERE b.agency_id = $1`;

const reasonPlace = (id: string): string => `break_glass.reason:${id}`;

/** Of an object $3 in cell $10, whose positions it shows. */
const peopleOf = {
  incident: `SELECT i.person_id FROM incident i WHERE i.cell = $10 AND i.id = $6
    UNION SELECT q.person_id FROM incident i JOIN order_party q ON q.cell = $10 AND q.order_id = i.order_id
    WHERE i.cell = $10 AND i.id = $6`,
  order: `SELECT q.person_id FROM order_party q WHERE q.cell = $10 AND q.order_id = $6`,
  location_request: `SELECT r.person_id FROM location_request r WHERE r.cell = $10 AND r.id = $6`,
};

export class SqlBreakGlass implements BreakGlass {
  constructor(
    private readonly sql: Sql,
    private readonly scope: AgencyScope,
  ) {}

  async record({ id, staffId, action, object, objectId, reason, at }: BreakGlassReading): Promise<void> {
    const { agencyId, cell } = this.scope;
    const kept = (await this.sql.fields.sealerOf(agencyId)).seal(reasonPlace(id), reason);
    await this.sql.count(
      `INSERT INTO break_glass (id, agency_id, staff_id, action, object, object_id, reason, at, person_ids)
       SELECT $1, $2, $3, $4, $5, $6, $7, $8, ARRAY(${peopleOf[object]})
       WHERE $9::boolean OR NOT EXISTS (SELECT 1 FROM break_glass b
         WHERE b.agency_id = $2 AND b.object_id = $6 AND b.staff_id = $3)`,
      [id, agencyId, staffId, action, object, objectId, kept, instant(at), object !== 'location_request', cell],
    );
  }

  async list({ reviewed, after, limit }: BreakGlassFilter): Promise<BreakGlassEntry[]> {
    const parameters: unknown[] = [this.scope.agencyId];
    let text = `SELECT ${columns}`;
    if (reviewed !== undefined) text += ` AND b.reviewed_at IS ${reviewed ? 'NOT NULL' : 'NULL'}`;
    if (after !== undefined) text += ` AND b.id < $${parameters.push(after)}`;
    return this.rows(`${text} ORDER BY b.id DESC LIMIT $${parameters.push(limit)}`, parameters);
  }

  async lock(id: string): Promise<BreakGlassEntry | undefined> {
    if (!isUuid(id)) return undefined;
    const [entry] = await this.rows(`SELECT ${columns} AND b.id = $2 FOR UPDATE`, [this.scope.agencyId, id]);
    return entry;
  }

  async markReviewed(id: string, staffId: string, at: number): Promise<void> {
    await this.sql.count(
      `UPDATE break_glass SET reviewed_by = $3, reviewed_at = $4 WHERE agency_id = $1 AND id = $2 AND reviewed_at IS NULL`,
      [this.scope.agencyId, id, staffId, instant(at)],
    );
  }

  private async rows(text: string, parameters: readonly unknown[]): Promise<BreakGlassEntry[]> {
    const rows = await this.sql.rows<Row>(text, parameters);
    const opener = await this.sql.fields.openerOf(rows.map(({ reason }) => reason));
    return rows.map((row) => ({
      ...row,
      reason: opener.open(reasonPlace(row.id), row.reason),
      at: row.at.getTime(),
      reviewedAt: row.reviewedAt?.getTime() ?? null,
    }));
  }
}
