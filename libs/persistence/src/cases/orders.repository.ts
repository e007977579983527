import { isUuid } from '#domain';
import type { AgencyScope, OrderRecord, Orders, Party } from '#orders';
import { column } from '../columns.js';
import type { Sql } from '../database.js';
import { json, secretText, SqlShelf, time } from './shelf.js';

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
        reference: secretText('reference'),
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

  async replaceParties(orderId: string, parties: readonly Party[]): Promise<void> {
    await this.sql.count(`DELETE FROM order_party p WHERE p.cell = $1 AND p.order_id = $2`, [this.scope.cell, orderId]);
    await this.sql.count(
      `INSERT INTO order_party (cell, order_id, person_id, role)
       SELECT $1, $2, n.* FROM unnest($3::uuid[], $4::text[]) AS n (person_id, role)`,
      [this.scope.cell, orderId, column(parties, 'personId'), column(parties, 'role')],
    );
  }
}
