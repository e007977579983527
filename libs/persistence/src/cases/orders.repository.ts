import { isUuid } from '#domain';
import type { AgencyScope, OrderOutline, OrderRecord, Orders, Party } from '#orders';
import { column } from '../columns.js';
import type { Sql } from '../database.js';
import { referenceKey } from '../fields/reference-key.js';
import { sealedText } from '../fields/sealed-shapes.js';
import { json, secretFound, SqlShelf, time } from './shelf.js';

const reference = secretFound('reference', 'reference_index', referenceKey);
/** Of one person: who has more has them in the list of orders. */
const ordersShown = 200;

const mostLookedThrough = 20_000;

type OutlineRow = Omit<OrderOutline, 'validFrom' | 'validTo'> & { validFrom: Date; validTo: Date | null };

export class SqlOrders extends SqlShelf<OrderRecord> implements Orders {
  constructor(sql: Sql, scope: AgencyScope) {
    super(
      sql,
      scope,
      '"order"',
      {
        id: 'id',
        createdAt: time('created_at'),
        updatedAt: time('updated_at'),
        reference,
        issuingAuthority: 'issuing_authority',
        jurisdiction: 'jurisdiction',
        legalBasis: 'legal_basis',
        timeZone: 'time_zone',
        caseOfficerId: 'case_officer_id',
        validFrom: time('valid_from'),
        validTo: time('valid_to'),
        status: 'status',
        proximityLimitMeters: 'proximity_limit_meters',
        proximityWarningMeters: 'proximity_warning_meters',
        proximitySchedule: json('proximity_schedule'),
        thresholds: json('thresholds'),
        version: 'version',
      },
      true,
    );
  }

  override async lock(id: string): Promise<OrderRecord | undefined> {
    if (!isUuid(id)) return undefined;
    await this.sql.rows(`SELECT 1 FROM watch w WHERE w.cell = $1 AND w.order_id = $2 AND w.agency_id = $3 FOR UPDATE`, [
      this.scope.cell,
      id,
      this.scope.agencyId,
    ]);
    return super.lock(id);
  }

  async outlines(): Promise<OrderOutline[]> {
    const rows = await this.sql.rows<OutlineRow>(
      `SELECT o.id, o.reference, o.issuing_authority AS "issuingAuthority", o.status, o.valid_from AS "validFrom",
         o.valid_to AS "validTo"
       FROM "order" o
       WHERE o.cell = $1 AND o.agency_id = $2
       ORDER BY o.id DESC LIMIT ${mostLookedThrough}`,
      [this.scope.cell, this.scope.agencyId],
    );
    const opener = await this.sql.fields.openerOf(column(rows, 'reference'));
    return rows.map(({ reference, validFrom, validTo, ...row }) => ({
      ...row,
      reference: sealedText.open(opener, `"order".reference:${row.id}`, reference as never),
      validFrom: validFrom.getTime(),
      validTo: validTo?.getTime() ?? null,
    }));
  }

  async ofPeople(personIds: readonly string[]): Promise<ReadonlySet<string>> {
    const rows = await this.sql.rows<{ id: string }>(
      `SELECT DISTINCT p.order_id AS id FROM order_party p JOIN "order" o ON o.cell = $1 AND o.id = p.order_id
       WHERE p.cell = $1 AND o.agency_id = $2 AND p.person_id = ANY($3::uuid[])`,
      [this.scope.cell, this.scope.agencyId, personIds],
    );
    return new Set(column(rows, 'id'));
  }

  async parties(orderIds: readonly string[]): Promise<Map<string, Party[]>> {
    const rows = await this.sql.rows<Party & { orderId: string }>(
      `SELECT p.order_id AS "orderId", p.person_id AS "personId", p.role
       FROM order_party p JOIN "order" o ON o.cell = p.cell AND o.id = p.order_id
       WHERE p.cell = $1 AND o.cell = $1 AND o.agency_id = $2 AND p.order_id = ANY($3::uuid[])
       ORDER BY p.order_id, p.role DESC, p.person_id`,
      [this.scope.cell, this.scope.agencyId, orderIds],
    );
    const parties = new Map<string, Party[]>(orderIds.map((id) => [id, []]));
    for (const { orderId, personId, role } of rows) parties.get(orderId)?.push({ personId, role });
    return parties;
  }

  /** Rows that are older than the index have none: their numbers are opened. */
  async withReferences(references: readonly string[]): Promise<OrderRecord[]> {
    if (references.length === 0) return [];
    const found = await this.matchingAny(reference, references, references.length * ordersShown);
    const older = await this.listWhere({ limit: 100_000 }, () => 'reference_index IS NULL AND reference IS NOT NULL');
    const wanted = new Set(references.map(referenceKey));
    const ids = new Set(found.map(({ id }) => id));
    return [...found, ...older.filter((row) => !ids.has(row.id) && wanted.has(referenceKey(row.reference!)))];
  }

  ofPerson(personId: string): Promise<OrderRecord[]> {
    return this.listWhere(
      { limit: ordersShown },
      (parameter) =>
        `id IN (SELECT p.order_id FROM order_party p WHERE p.cell = $2 AND p.person_id = ${parameter(personId)}::uuid)`,
    );
  }

  async insertParties(orders: readonly { id: string; parties: readonly Party[] }[]): Promise<void> {
    const rows = orders.flatMap(({ id, parties }) => parties.map((party) => ({ orderId: id, ...party })));
    await this.sql.count(
      `INSERT INTO order_party (cell, order_id, person_id, role)
       SELECT $1, n.* FROM unnest($2::uuid[], $3::uuid[], $4::text[]) AS n (order_id, person_id, role)`,
      [this.scope.cell, column(rows, 'orderId'), column(rows, 'personId'), column(rows, 'role')],
    );
  }

  async replaceParties(orderId: string, parties: readonly Party[]): Promise<void> {
    await this.sql.count(`DELETE FROM order_party p WHERE p.cell = $1 AND p.order_id = $2`, [this.scope.cell, orderId]);
    await this.sql.count(
      `INSERT INTO order_party (cell, order_id, person_id, role)
       SELECT $1, $2, n.* FROM unnest($3::uuid[], $4::text[]) AS n (person_id, role)`,
      [this.scope.cell, orderId, column(parties, 'personId'), column(parties, 'role')],
    );
  }
}
