import { isUuid } from '#domain';
import type { AgencyScope, PageRequest, PermitRecord, Permits } from '#orders';
import { instant } from '../columns.js';
import type { Sql } from '../database.js';

type Row = Omit<PermitRecord, 'createdAt' | 'from' | 'to' | 'withdrawnAt'> & {
  createdAt: Date;
  from: Date;
  to: Date;
  withdrawnAt: Date | null;
};

const select = `SELECT p.id, p.order_id AS "orderId", p.zone_id AS "zoneId", p.valid_from AS "from", p.valid_to AS "to",
    p.reason, p.withdrawn_at AS "withdrawnAt", p.created_at AS "createdAt"
  FROM permit p JOIN "order" o ON o.cell = p.cell AND o.id = p.order_id
  WHERE p.cell = $1 AND o.cell = $1 AND o.agency_id = $2`;

/** SQL: only permits of the agency's orders. */
const owned = `EXISTS (SELECT 1 FROM "order" o WHERE o.cell = $1 AND o.id = p.order_id AND o.agency_id = $2)`;

const reasonPlace = (id: string): string => `permit.reason:${id}`;

export class SqlPermits implements Permits {
  constructor(
    private readonly sql: Sql,
    private readonly scope: AgencyScope,
  ) {}

  ofOrders(orderIds: readonly string[], since: number): Promise<PermitRecord[]> {
    return this.read(
      `${select} AND p.order_id = ANY($3::uuid[]) AND p.valid_to > $4::timestamptz
         AND (p.withdrawn_at IS NULL OR p.withdrawn_at > $4::timestamptz)
       ORDER BY p.order_id, p.valid_from, p.id`,
      [orderIds, instant(since)],
    );
  }

  list(orderId: string, { after, limit }: PageRequest): Promise<PermitRecord[]> {
    return this.read(
      `${select} AND p.order_id = $3 AND ($4::uuid IS NULL OR p.id < $4::uuid) ORDER BY p.id DESC LIMIT $5`,
      [orderId, after ?? null, limit],
    );
  }

  async byId(id: string): Promise<PermitRecord | undefined> {
    if (!isUuid(id)) return undefined;
    const [permit] = await this.read(`${select} AND p.id = $3`, [id]);
    return permit;
  }

  async insert(permit: PermitRecord): Promise<void> {
    const sealer = await this.sql.fields.sealerOf(this.scope.agencyId);
    await this.sql.count(
      `INSERT INTO permit (cell, id, order_id, zone_id, valid_from, valid_to, reason, created_at)
       SELECT o.cell, $3, o.id, $5, $6, $7, $8, $9 FROM "order" o WHERE o.cell = $1 AND o.agency_id = $2 AND o.id = $4`,
      [
        this.scope.cell,
        this.scope.agencyId,
        permit.id,
        permit.orderId,
        permit.zoneId,
        instant(permit.from),
        instant(permit.to),
        sealer.seal(reasonPlace(permit.id), permit.reason),
        instant(permit.createdAt),
      ],
    );
  }

  withdraw(id: string, at: number): Promise<void> {
    return this.withdrawWhere('p.id = $4', at, id);
  }

  withdrawOfZone(zoneId: string, at: number): Promise<void> {
    return this.withdrawWhere('p.zone_id = $4', at, zoneId);
  }

  private async withdrawWhere(condition: string, at: number, id: string): Promise<void> {
    await this.sql.count(
      `UPDATE permit p SET withdrawn_at = $3::timestamptz
       WHERE p.cell = $1 AND ${condition} AND p.withdrawn_at IS NULL AND p.valid_to > $3::timestamptz AND ${owned}`,
      [this.scope.cell, this.scope.agencyId, instant(at), id],
    );
  }

  private async read(text: string, parameters: readonly unknown[]): Promise<PermitRecord[]> {
    const rows = await this.sql.rows<Row>(text, [this.scope.cell, this.scope.agencyId, ...parameters]);
    const opener = await this.sql.fields.openerOf(rows.map(({ reason }) => reason));
    return rows.map((row) => ({
      ...row,
      reason: opener.open(reasonPlace(row.id), row.reason),
      createdAt: row.createdAt.getTime(),
      from: row.from.getTime(),
      to: row.to.getTime(),
      withdrawnAt: row.withdrawnAt?.getTime() ?? null,
    }));
  }
}
