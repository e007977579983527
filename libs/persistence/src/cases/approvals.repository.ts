import type { StaffRole } from '#domain';
import type {
  AgencyScope,
  ApprovalFilter,
  ApprovalPolicy,
  ApprovalRecord,
  ApprovalRequest,
  ApprovalRules,
  Approvals,
  PageRequest,
} from '#orders';
import { subjectsOf } from '../access/audit-subjects.js';
import { instant } from '../columns.js';
import type { Sql } from '../database.js';
import { secretText, SqlShelf, time } from './shelf.js';

/** `request` as it is kept: JSON. */
interface Kept extends Omit<ApprovalRecord, 'request'> {
  request: string;
  subjects: readonly string[];
}

const shelfOf = (sql: Sql, scope: AgencyScope): SqlShelf<Kept> =>
  new SqlShelf<Kept>(sql, scope, 'approval', {
    id: 'id',
    action: 'action',
    object: 'object',
    objectId: 'object_id',
    request: secretText('request'),
    subjects: 'subjects',
    approvers: 'approvers',
    requestedBy: 'requested_by',
    reason: secretText('reason'),
    requestedAt: time('requested_at'),
    expiresAt: time('expires_at'),
    emergency: 'emergency',
    state: 'state',
    decidedBy: 'decided_by',
    decidedAt: time('decided_at'),
    note: secretText('note'),
    resultId: 'result_id',
  });

const waits = (now: string): string => `state = 'requested' AND decided_by IS NULL AND expires_at > ${now}`;

export class SqlApprovals implements Approvals {
  private readonly shelf: SqlShelf<Kept>;

  constructor(
    private readonly sql: Sql,
    private readonly scope: AgencyScope,
  ) {
    this.shelf = shelfOf(sql, scope);
  }

  async policy(): Promise<ApprovalPolicy> {
    const [row] = await this.sql.rows<{ rules: ApprovalRules; version: number; updatedAt: Date }>(
      `SELECT rules, version, updated_at AS "updatedAt" FROM approval_policy WHERE agency_id = $1`,
      [this.scope.agencyId],
    );
    return row ? { ...row, updatedAt: row.updatedAt.getTime() } : { rules: {}, version: 0, updatedAt: 0 };
  }

  async savePolicy({ rules, version, updatedAt }: ApprovalPolicy): Promise<void> {
    await this.sql.count(
      `INSERT INTO approval_policy (agency_id, rules, version, updated_at) VALUES ($1, $2, $3, $4)
       ON CONFLICT (agency_id) DO UPDATE SET rules = excluded.rules, version = excluded.version,
         updated_at = excluded.updated_at`,
      [this.scope.agencyId, JSON.stringify(rules), version, instant(updatedAt)],
    );
  }

  async workingStaff(): Promise<ReadonlyMap<StaffRole, number>> {
    const rows = await this.sql.rows<{ role: StaffRole; count: number }>(
      `SELECT role, count(*)::int AS count FROM staff_member WHERE agency_id = $1 AND disabled_at IS NULL GROUP BY role`,
      [this.scope.agencyId],
    );
    return new Map(rows.map(({ role, count }) => [role, count]));
  }

  async list(page: PageRequest, { state, emergency, orderId }: ApprovalFilter, now: number): Promise<ApprovalRecord[]> {
    const rows = await this.shelf.listWhere(page, (parameter) => {
      const conditions = ['true'];
      if (state === 'requested') conditions.push(waits(parameter(instant(now))));
      else if (state === 'expired') conditions.push(`state = 'requested' AND expires_at <= ${parameter(instant(now))}`);
      else if (state !== undefined) conditions.push(`state = ${parameter(state)}`);
      if (emergency === true) conditions.push('emergency AND decided_by IS NULL');
      if (emergency === false) conditions.push('NOT emergency');
      if (orderId !== undefined) {
        const [cell, order] = [parameter(this.scope.cell), parameter(orderId)];
        conditions.push(`(object_id = ${order}::uuid
          OR object_id IN (SELECT z.id FROM zone z WHERE z.cell = ${cell}::smallint AND z.order_id = ${order}::uuid)
          OR object_id IN (SELECT v.zone_id FROM zone_version v
            WHERE v.cell = ${cell}::smallint AND v.order_id = ${order}::uuid))`);
      }
      return conditions.join(' AND ');
    });
    return rows.map(approvalOf);
  }

  async waiting(requestedBy: string, objectId: string, now: number): Promise<ApprovalRecord[]> {
    const rows = await this.shelf.listWhere(
      { limit: 50 },
      (parameter) =>
        `${waits(parameter(instant(now)))} AND requested_by = ${parameter(requestedBy)} AND object_id = ${parameter(objectId)}`,
    );
    return rows.map(approvalOf);
  }

  async ordersOfZones(objectIds: readonly string[]): Promise<ReadonlyMap<string, string>> {
    const { cell, agencyId } = this.scope;
    const rows = await this.sql.rows<{ zoneId: string; orderId: string }>(
      `SELECT z.id AS "zoneId", z.order_id AS "orderId" FROM zone z
       JOIN "order" o ON o.cell = $1 AND o.id = z.order_id AND o.agency_id = $2
       WHERE z.cell = $1 AND z.id = ANY($3::uuid[])
       UNION SELECT v.zone_id, v.order_id FROM zone_version v
       WHERE v.cell = $1 AND v.agency_id = $2 AND v.zone_id = ANY($3::uuid[])`,
      [cell, agencyId, objectIds],
    );
    return new Map(rows.map(({ zoneId, orderId }) => [zoneId, orderId]));
  }

  async byId(id: string): Promise<ApprovalRecord | undefined> {
    const row = await this.shelf.byId(id);
    return row && approvalOf(row);
  }

  async lock(id: string): Promise<ApprovalRecord | undefined> {
    const row = await this.shelf.lock(id);
    return row && approvalOf(row);
  }

  async insert(approval: ApprovalRecord): Promise<void> {
    const { agencyId } = this.scope;
    const { object, objectId, requestedBy: actorId } = approval;
    const about = { agencyId, actor: 'staff', actorId, action: 'approval.request', object, objectId } as const;
    const [subjects] = await subjectsOf(this.sql, agencyId, [{ ...about, result: 'allowed' }]);
    await this.shelf.insert({ ...approval, request: JSON.stringify(approval.request), subjects: subjects! });
  }

  async decide({ id, state, decidedBy, decidedAt, note, resultId }: ApprovalRecord): Promise<void> {
    const kept = await this.shelf.byId(id);
    if (kept) await this.shelf.update({ ...kept, state, decidedBy, decidedAt, note, resultId });
  }
}

const approvalOf = ({ subjects: _, request, ...row }: Kept): ApprovalRecord => ({
  ...row,
  request: JSON.parse(request) as ApprovalRequest,
});
