import type { OrderRules } from '#geofence';
import type { AgencyScope, LockedWatch, Watches } from '#orders';
import { column, instant } from '../columns.js';
import type { Sql } from '../database.js';

/** The engine reads a state of version 0 as an empty one. */
const emptyState = '{"version":0}';

export class SqlWatches implements Watches {
  constructor(
    private readonly sql: Sql,
    private readonly scope: AgencyScope,
  ) {}

  async save(rules: OrderRules): Promise<void> {
    await this.sql.count(
      `INSERT INTO watch (cell, order_id, agency_id, rules, rules_version, state) VALUES ($1, $2, $3, $4, $5, $6)
       ON CONFLICT (cell, order_id) DO UPDATE SET rules = excluded.rules, rules_version = excluded.rules_version`,
      [this.scope.cell, rules.orderId, this.scope.agencyId, JSON.stringify(rules), rules.policyVersion, emptyState],
    );
  }

  async remove(orderId: string): Promise<void> {
    await this.sql.count(`DELETE FROM watch w WHERE w.cell = $1 AND w.order_id = $2 AND w.agency_id = $3`, [
      this.scope.cell,
      orderId,
      this.scope.agencyId,
    ]);
  }

  lockOf(personId: string): Promise<LockedWatch[]> {
    return this.sql.rows<LockedWatch>(
      `SELECT w.order_id AS "orderId", w.agency_id AS "agencyId", w.rules, w.state FROM watch w
       WHERE w.cell = $1 AND w.agency_id = $2 AND w.order_id IN (
         SELECT p.order_id FROM order_party p WHERE p.cell = $1 AND p.person_id = $3)
       ORDER BY w.order_id FOR UPDATE`,
      [this.scope.cell, this.scope.agencyId, personId],
    );
  }

  async saveStates(watches: readonly LockedWatch[]): Promise<void> {
    await this.sql.count(
      `UPDATE watch w SET state = n.state FROM unnest($3::uuid[], $4::json[]) AS n (order_id, state)
       WHERE w.cell = $1 AND w.agency_id = $2 AND w.order_id = n.order_id`,
      [
        this.scope.cell,
        this.scope.agencyId,
        column(watches, 'orderId'),
        watches.map((watch) => JSON.stringify(watch.state)),
      ],
    );
  }

  async endAlarms(orderId: string, at: number, zoneId?: string): Promise<void> {
    await this.sql.count(
      `UPDATE alarm a SET ended_at = $4::timestamptz, updated_at = $4::timestamptz
       WHERE a.cell = $1 AND a.order_id = $2 AND a.agency_id = $3 AND a.ended_at IS NULL
         AND ($5::uuid IS NULL OR a.zone_id = $5::uuid)`,
      [this.scope.cell, orderId, this.scope.agencyId, instant(at), zoneId ?? null],
    );
  }

  async place(personIds: readonly string[]): Promise<void> {
    await this.sql.count(
      `INSERT INTO person_cell (person_id, cell)
       SELECT p.id, $1 FROM person p WHERE p.agency_id = $2 AND p.id = ANY($3::uuid[]) ORDER BY p.id
       ON CONFLICT (person_id, cell) DO NOTHING`,
      [this.scope.cell, this.scope.agencyId, personIds],
    );
  }
}
