import type { IncidentStatus } from '#domain';
import type { DeskScope, PlanStep, WaitingOfIncident, WaitingSteps } from '#incidents';
import type { HouseSql } from '../database.js';
import { isTaken } from './plan-ledger.js';
import { seenByProtected } from './seen-by-protected.js';
import { readableBy } from './whose-incident.js';

export class SqlWaitingSteps implements WaitingSteps {
  constructor(private readonly house: HouseSql) {}

  async of({ cell, agencyId }: DeskScope, incidentId: string): Promise<WaitingOfIncident[]> {
    const rows = await this.house.asAgency(agencyId).rows<WaitingRecord>(
      `SELECT s.alarm_id AS "alarmId", s.plan_id AS "planId", s.plan_version AS "planVersion", s.step, s.place,
         s.began_at AS "beganAt", s.planned_at AS "plannedAt", s.due_at AS "dueAt", i.status,
         i.acknowledged_at AS "acknowledgedAt", g.time_zone AS "timeZone",
         coalesce((SELECT bool_and(d.delivered_at IS NOT NULL) FROM delivery d
           WHERE d.cell = $1 AND d.alarm_id = s.alarm_id AND d.recipient = 'desk'
             AND d.recipient_id = i.desk_agency_id), false) AS confirmed, ${seenByProtected('s')} AS seen
       FROM incident i
       JOIN plan_step s ON s.cell = $1 AND s.incident_id = i.id AND s.status = 'waiting'
       JOIN agency g ON g.id = s.agency_id
       WHERE i.cell = $1 AND i.id = $2 AND ${readableBy('$3')}
       ORDER BY s.due_at, s.id`,
      [cell, incidentId, agencyId],
    );
    return rows.map(({ alarmId, step, place, planId, planVersion, timeZone, status, confirmed, seen, ...row }) => ({
      ...{ alarmId, step, place, plan: { id: planId, version: planVersion } },
      beganAt: row.beganAt.getTime(),
      plannedAt: row.plannedAt.getTime(),
      dueAt: row.dueAt.getTime(),
      state: {
        closed: status === 'closed',
        acknowledged: isTaken({ ...row, status, confirmed }),
        ...{ confirmed, seen, timeZone },
      },
    }));
  }
}

interface WaitingRecord {
  alarmId: string;
  planId: string;
  planVersion: number;
  step: PlanStep;
  place: number | null;
  beganAt: Date;
  plannedAt: Date;
  dueAt: Date;
  status: IncidentStatus;
  acknowledgedAt: Date | null;
  timeZone: string;
  confirmed: boolean;
  seen: boolean;
}
