import type { OrderRules } from '#geofence';
import type { AgencyScope, LockedWatch, StandingAlarm, Watches } from '#orders';
import { column, instant } from '../columns.js';
import type { Sql } from '../database.js';
import { openJson, sealedJson } from '../fields/sealed-shapes.js';
import { openStates, sealStates } from '../tracking/watch-states.js';

/** The engine reads a state of version 0 as an empty one. */
const emptyState = '{"version":0}';

/** Some hundred kilobytes of a request. */
const watchesOfAStatement = 500;

/** What the rules of an order are sealed for. */
export const rulesPlace = (orderId: string): string => `watch.rules:${orderId}`;

export class SqlWatches implements Watches {
  constructor(
    private readonly sql: Sql,
    private readonly scope: AgencyScope,
  ) {}

  async save(rules: OrderRules, sweepAt: number): Promise<void> {
    const sealer = await this.sql.fields.sealerOf(this.scope.agencyId);
    await this.sql.count(
      `INSERT INTO watch (cell, order_id, agency_id, rules, rules_version, state, sweep_at, look_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $7)
       ON CONFLICT (cell, order_id) DO UPDATE SET rules = excluded.rules, rules_version = excluded.rules_version,
         sweep_at = excluded.sweep_at, look_at = excluded.look_at`,
      [
        this.scope.cell,
        rules.orderId,
        this.scope.agencyId,
        sealedJson.seal(sealer, rulesPlace(rules.orderId), rules),
        rules.policyVersion,
        emptyState,
        instant(sweepAt),
      ],
    );
  }

  async insertAll(rules: readonly OrderRules[], sweepAt: number): Promise<void> {
    const sealer = await this.sql.fields.sealerOf(this.scope.agencyId);
    for (let from = 0; from < rules.length; from += watchesOfAStatement) {
      const some = rules.slice(from, from + watchesOfAStatement);
      await this.sql.count(
        `INSERT INTO watch (cell, order_id, agency_id, rules, rules_version, state, sweep_at, look_at)
         SELECT $1, n.order_id, $2, n.rules, n.version, $6, $7, $7
         FROM unnest($3::uuid[], $4::json[], $5::int[]) AS n (order_id, rules, version)`,
        [
          this.scope.cell,
          this.scope.agencyId,
          column(some, 'orderId'),
          some.map((each) => sealedJson.seal(sealer, rulesPlace(each.orderId), each)),
          column(some, 'policyVersion'),
          emptyState,
          instant(sweepAt),
        ],
      );
    }
  }

  async remove(orderId: string): Promise<void> {
    await this.sql.count(`DELETE FROM watch w WHERE w.cell = $1 AND w.order_id = $2 AND w.agency_id = $3`, [
      this.scope.cell,
      orderId,
      this.scope.agencyId,
    ]);
  }

  async lockOf(personId: string): Promise<LockedWatch[]> {
    const rows = await this.sql.rows<LockedWatch>(
      `SELECT w.order_id AS "orderId", w.agency_id AS "agencyId", w.rules, w.state FROM watch w
       WHERE w.cell = $1 AND w.agency_id = $2 AND w.order_id IN (
         SELECT p.order_id FROM order_party p WHERE p.cell = $1 AND p.person_id = $3)
       ORDER BY w.order_id FOR UPDATE`,
      [this.scope.cell, this.scope.agencyId, personId],
    );
    const opener = await this.sql.fields.openerOf(column(rows, 'rules'));
    const states = await openStates(this.sql, rows);
    return rows.map((row, index) => ({
      ...row,
      state: states[index]!,
      rules: openJson(opener, rulesPlace(row.orderId), row.rules),
    }));
  }

  async saveStates(watches: readonly LockedWatch[]): Promise<void> {
    await this.sql.count(
      `UPDATE watch w SET state = n.state FROM unnest($3::uuid[], $4::json[]) AS n (order_id, state)
       WHERE w.cell = $1 AND w.agency_id = $2 AND w.order_id = n.order_id`,
      [this.scope.cell, this.scope.agencyId, column(watches, 'orderId'), await sealStates(this.sql, watches)],
    );
  }

  openAlarms(orderId: string, zoneId?: string): Promise<StandingAlarm[]> {
    return this.sql.rows<StandingAlarm>(
      `SELECT a.kind, a.severity, a.condition_key AS "conditionKey", a.person_id AS "personId",
         a.device_id AS "deviceId", a.zone_id AS "zoneId", a.late
       FROM alarm a WHERE a.cell = $1 AND a.order_id = $2 AND a.agency_id = $3 AND a.ended_at IS NULL
         AND ($4::uuid IS NULL OR a.zone_id = $4::uuid)
       ORDER BY a.id`,
      [this.scope.cell, orderId, this.scope.agencyId, zoneId ?? null],
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
