import type { AlarmKind, IncidentStatus, PlanCondition } from '#domain';
import type {
  AgencyPlan,
  DueStep,
  NeedlessStep,
  PlanLedger,
  PlanStep,
  Reachable,
  ReachableContact,
  ReachablePerson,
  SettledStep,
  WaitingStep,
} from '#incidents';
import { column, instant } from '../columns.js';
import type { Sql } from '../database.js';
import { hasApp } from './has-app.js';
import { mayBeToldYet } from './may-be-told-yet.js';
import { seenByProtected } from './seen-by-protected.js';

/** Names of the channels of a row, in its own order; addresses stay where they are. */
const channelsOf = (column: string): string =>
  `ARRAY(SELECT e.value ->> 'channel' FROM jsonb_array_elements(${column}) WITH ORDINALITY e ORDER BY e.ordinality)`;

/** Bound to one cell and one transaction. */
export class SqlPlanLedger implements PlanLedger {
  constructor(
    private readonly sql: Sql,
    private readonly cell: number,
  ) {}

  async plansOf(agencyIds: readonly string[]): Promise<AgencyPlan[]> {
    const rows = await this.sql.rows<PlanRecord>(
      `SELECT g.id AS "agencyId", g.time_zone AS "timeZone", g.next_agency_id AS "nextAgencyId", p.id, p.version, p.steps
       FROM agency g LEFT JOIN response_plan p ON p.agency_id = g.id AND p.status = 'active'
       WHERE g.id = ANY($1::uuid[])`,
      [agencyIds],
    );
    return rows.map(({ agencyId, timeZone, nextAgencyId, id, version, steps }) => {
      const active = id === null ? null : { id, version: version!, steps: steps! };
      return { agencyId, timeZone, nextAgencyId, active };
    });
  }

  supervisorsOf(agencyIds: readonly string[]): Promise<(Reachable & { agencyId: string; onDuty: boolean })[]> {
    return this.sql.rows(
      `SELECT s.id, s.agency_id AS "agencyId", s.on_duty AS "onDuty", ${channelsOf('s.channels')} AS channels
       FROM staff_member s
       WHERE s.agency_id = ANY($1::uuid[]) AND s.role = 'supervisor' AND s.disabled_at IS NULL ORDER BY s.id`,
      [agencyIds],
    );
  }

  caseOfficersOf(orderIds: readonly string[]): Promise<(Reachable & { orderId: string })[]> {
    return this.sql.rows(
      `SELECT s.id, o.id AS "orderId", ${channelsOf('s.channels')} AS channels
       FROM "order" o JOIN staff_member s ON s.id = o.case_officer_id
       WHERE o.cell = $1 AND o.id = ANY($2::uuid[]) AND s.disabled_at IS NULL`,
      [this.cell, orderIds],
    );
  }

  people(personIds: readonly string[]): Promise<ReachablePerson[]> {
    return this.sql.rows(
      `SELECT p.id, ${channelsOf('p.channels')} AS channels, ${hasApp('p')} AS "hasApp"
       FROM person p WHERE p.id = ANY($1::uuid[]) ORDER BY p.id`,
      [personIds],
    );
  }

  contactsOf(personIds: readonly string[]): Promise<ReachableContact[]> {
    return this.sql.rows(
      `SELECT c.id, c.person_id AS "personId", c.told_of AS "toldOf", ${channelsOf('c.channels')} AS channels
       FROM contact c WHERE c.person_id = ANY($1::uuid[]) AND ${mayBeToldYet('c')} ORDER BY c.person_id, c.position, c.id`,
      [personIds],
    );
  }

  async insertSteps(steps: readonly WaitingStep[]): Promise<void> {
    if (steps.length === 0) return;
    await this.sql.count(
      `INSERT INTO plan_step (cell, id, incident_id, alarm_id, agency_id, plan_id, plan_version, step, place, began_at,
         planned_at, due_at, status)
       SELECT $1, n.*, 'waiting'
       FROM unnest($2::uuid[], $3::uuid[], $4::uuid[], $5::uuid[], $6::uuid[], $7::int[], $8::jsonb[], $9::smallint[],
         $10::timestamptz[], $11::timestamptz[], $12::timestamptz[]) AS n`,
      [
        this.cell,
        column(steps, 'id'),
        column(steps, 'incidentId'),
        column(steps, 'alarmId'),
        column(steps, 'agencyId'),
        steps.map(({ plan }) => plan.id),
        steps.map(({ plan }) => plan.version),
        steps.map(({ step }) => JSON.stringify(step)),
        column(steps, 'place'),
        steps.map(({ beganAt }) => instant(beganAt)),
        steps.map(({ plannedAt }) => instant(plannedAt)),
        steps.map(({ dueAt }) => instant(dueAt)),
      ],
    );
  }

  /** Locking the incident with the step keeps the order of locks: nothing is waited for, so nothing can wait in a circle. */
  async takeDue(now: number, limit: number): Promise<DueStep[]> {
    const rows = await this.sql.rows<DueRecord>(
      `SELECT s.id, s.incident_id AS "incidentId", s.alarm_id AS "alarmId", s.agency_id AS "agencyId",
         i.desk_agency_id AS "deskAgencyId",
         s.plan_id AS "planId", s.plan_version AS "planVersion", s.step, s.place, s.began_at AS "beganAt",
         s.planned_at AS "plannedAt", s.due_at AS "dueAt", i.order_id AS "orderId", i.status,
         i.acknowledged_at AS "acknowledgedAt", a.kind AS "alarmKind", a.person_id AS "personId",
         g.time_zone AS "timeZone", g.next_agency_id AS "nextAgencyId",
         coalesce((SELECT bool_and(d.delivered_at IS NOT NULL) FROM delivery d
           WHERE d.cell = $1 AND d.alarm_id = s.alarm_id AND d.recipient = 'desk'
             AND d.recipient_id = i.desk_agency_id), false) AS confirmed, ${seenByProtected('s')} AS seen,
         CASE WHEN i.order_id IS NULL THEN ARRAY[i.person_id] ELSE ARRAY(SELECT q.person_id FROM order_party q
           WHERE q.cell = $1 AND q.order_id = i.order_id AND q.role = 'protected' ORDER BY q.person_id)
         END AS "protectedPersonIds"
       FROM plan_step s
       JOIN incident i ON i.cell = $1 AND i.id = s.incident_id
       JOIN alarm a ON a.cell = $1 AND a.id = s.alarm_id
       JOIN agency g ON g.id = s.agency_id
       WHERE s.cell = $1 AND s.status = 'waiting' AND s.due_at <= $2::timestamptz
       ORDER BY s.due_at, s.id LIMIT $3 FOR UPDATE OF s, i SKIP LOCKED`,
      [this.cell, instant(now), limit],
    );
    return rows.map(dueStepOf);
  }

  async settle(steps: readonly SettledStep[], now: number): Promise<void> {
    if (steps.length === 0) return;
    await this.sql.count(
      `UPDATE plan_step s SET status = n.status, reason = n.reason, done_at = $2::timestamptz
       FROM unnest($3::uuid[], $4::text[], $5::text[]) AS n (id, status, reason) WHERE s.cell = $1 AND s.id = n.id`,
      [this.cell, instant(now), column(steps, 'id'), column(steps, 'status'), column(steps, 'reason')],
    );
  }

  async postpone(steps: readonly { id: string; until: number }[]): Promise<void> {
    if (steps.length === 0) return;
    await this.sql.count(
      `UPDATE plan_step s SET due_at = n.until FROM unnest($2::uuid[], $3::timestamptz[]) AS n (id, until)
       WHERE s.cell = $1 AND s.id = n.id`,
      [this.cell, column(steps, 'id'), steps.map(({ until }) => instant(until))],
    );
  }

  async skipNeedless(
    incidentId: string,
    unless: readonly PlanCondition[],
    reason: PlanCondition,
    now: number,
  ): Promise<NeedlessStep[]> {
    const rows = await this.sql.rows<NeedlessRecord>(
      `UPDATE plan_step s SET status = 'skipped', reason = $4, done_at = $5::timestamptz
       WHERE s.cell = $1 AND s.incident_id = $2 AND s.status = 'waiting'
         AND coalesce(s.step ->> 'unless', 'closed') = ANY($3::text[])
       RETURNING s.alarm_id AS "alarmId", s.plan_id AS "planId", s.plan_version AS "planVersion", s.step, s.place,
         s.due_at AS "dueAt"`,
      [this.cell, incidentId, unless, reason, instant(now)],
    );
    return rows
      .toSorted((a, b) => a.dueAt.getTime() - b.dueAt.getTime())
      .map(({ alarmId, planId: id, planVersion: version, step, place }) => {
        return { alarmId, plan: { id, version }, step, place };
      });
  }

  resumeSteps(incidentId: string, closedAt: number): Promise<number> {
    return this.sql.count(
      `UPDATE plan_step s SET status = 'waiting', reason = NULL, done_at = NULL
       WHERE s.cell = $1 AND s.incident_id = $2 AND s.status = 'skipped' AND s.reason = 'closed' AND s.done_at = $3::timestamptz`,
      [this.cell, incidentId, instant(closedAt)],
    );
  }

  /** One that is still on its way out of the house keeps its status, by which the queue's courier finds it. */
  async escalateDeliveries(alarmIds: readonly string[], now: number): Promise<void> {
    if (alarmIds.length === 0) return;
    await this.sql.count(
      `UPDATE delivery SET escalated_at = $3::timestamptz,
         status = CASE WHEN status = 'queued' AND channel <> 'console' THEN status ELSE 'escalated' END
       WHERE cell = $1 AND alarm_id = ANY($2::uuid[]) AND recipient IN ('desk', 'supervisor', 'case_officer')
         AND status IN ('queued', 'sent', 'delivered') AND escalated_at IS NULL`,
      [this.cell, alarmIds, instant(now)],
    );
  }
}

interface PlanRecord {
  agencyId: string;
  timeZone: string;
  nextAgencyId: string | null;
  id: string | null;
  version: number | null;
  steps: PlanStep[] | null;
}

interface NeedlessRecord {
  alarmId: string;
  planId: string;
  planVersion: number;
  step: PlanStep;
  place: number | null;
  dueAt: Date;
}

interface DueRecord extends NeedlessRecord {
  id: string;
  incidentId: string;
  agencyId: string;
  deskAgencyId: string;
  beganAt: Date;
  plannedAt: Date;
  orderId: string | null;
  status: IncidentStatus;
  acknowledgedAt: Date | null;
  alarmKind: AlarmKind;
  personId: string;
  timeZone: string;
  nextAgencyId: string | null;
  confirmed: boolean;
  seen: boolean;
  protectedPersonIds: string[];
}

/** Whether the desk has taken what a plan that began then is about: see `PlanState.acknowledged`. */
export const isTaken = ({
  status,
  acknowledgedAt,
  beganAt,
  confirmed,
}: Pick<DueRecord, 'status' | 'acknowledgedAt' | 'beganAt' | 'confirmed'>): boolean =>
  status !== 'open' && ((acknowledgedAt !== null && acknowledgedAt >= beganAt) || confirmed);

function dueStepOf(row: DueRecord): DueStep {
  const {
    id,
    agencyId,
    deskAgencyId,
    incidentId,
    alarmId,
    alarmKind,
    orderId,
    personId,
    protectedPersonIds,
    nextAgencyId,
  } = row;
  const { step, place, timeZone, confirmed, seen, status } = row;
  return {
    id,
    step,
    place,
    beganAt: row.beganAt.getTime(),
    plannedAt: row.plannedAt.getTime(),
    dueAt: row.dueAt.getTime(),
    run: {
      ...{
        agencyId,
        deskAgencyId,
        incidentId,
        alarmId,
        alarmKind,
        orderId,
        personId,
        protectedPersonIds,
        nextAgencyId,
      },
      plan: { id: row.planId, version: row.planVersion },
    },
    state: {
      closed: status === 'closed',
      acknowledged: isTaken(row),
      confirmed,
      seen,
      timeZone,
    },
  };
}
