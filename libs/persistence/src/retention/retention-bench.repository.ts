import { type Clock, nobody, type RetentionKind } from '#domain';
import type { ChosenDays, DueAgency, KeepingAgency, RetentionBench, RetentionScope } from '#retention';
import { appendAudit } from '../access/append-audit.js';
import { instant } from '../columns.js';
import type { Database, Sql } from '../database.js';
import { lockUnchanged } from './agency-lock.js';
import {
  deleteCheckIns,
  deleteDeviceCommands,
  deleteIntakeReports,
  deleteLocationRequests,
  deleteQuarantined,
  deleteShiftNotes,
} from './delete-by-age.js';
import { deleteOfIncidents } from './delete-of-incidents.js';
import { deleteQuietPositions } from './delete-quiet-positions.js';
import type { IncidentBoundKind } from './incident-bound.js';
import { dropEmptyDays, dropExpiredDays } from './position-days.js';

type Step = (sql: Sql, agency: DueAgency) => Promise<boolean>;

const ofIncidents =
  (kind: IncidentBoundKind): Step =>
  (sql, agency) =>
    deleteOfIncidents(sql, agency, kind);

const steps: Record<RetentionKind, Step> = {
  positions_quiet: deleteQuietPositions,
  quarantined: deleteQuarantined,
  location_requests: deleteLocationRequests,
  shift_notes: deleteShiftNotes,
  intake_reports: deleteIntakeReports,
  check_ins: deleteCheckIns,
  device_commands: deleteDeviceCommands,
  positions_incident: ofIncidents('positions_incident'),
  panic_fixes: ofIncidents('panic_fixes'),
  notes: ofIncidents('notes'),
  deliveries: ofIncidents('deliveries'),
  exports: ofIncidents('exports'),
  incidents: ofIncidents('incidents'),
};

export class RetentionBenchRepository implements RetentionBench {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  agencies(): Promise<KeepingAgency[]> {
    return this.database.rows<KeepingAgency & { chosen: ChosenDays }>(
      `SELECT a.id AS "agencyId", a.cell, coalesce(p.version, 0) AS "policyVersion", coalesce(p.days, '{}') AS chosen
       FROM agency a LEFT JOIN retention_policy p ON p.agency_id = a.id ORDER BY a.id`,
    );
  }

  deleteSome(agency: DueAgency, kind: RetentionKind): Promise<boolean> {
    return this.database.transaction(async (sql) => (await lockUnchanged(sql, [agency])) && steps[kind](sql, agency));
  }

  dropExpiredDays(agencies: readonly DueAgency[]): Promise<number> {
    return dropExpiredDays(this.database, agencies);
  }

  dropEmptyDays(agencies: readonly DueAgency[]): Promise<number> {
    return dropEmptyDays(this.database, agencies);
  }

  async chain({ cell, agencyId }: RetentionScope): Promise<void> {
    await this.database.transaction(async (sql) => {
      const runs = await sql.rows<{ id: string; kind: string; upTo: Date; deleted: string }>(
        `UPDATE retention_run SET in_chain = true WHERE cell = $1 AND agency_id = $2 AND NOT in_chain
         RETURNING id, kind, up_to AS "upTo", deleted::text AS deleted`,
        [cell, agencyId],
      );
      if (runs.length === 0) return;
      await appendAudit(
        sql,
        this.clock,
        [...new Set(runs.map(({ id }) => id))].toSorted().map((id) => ({
          agencyId,
          actor: 'system' as const,
          actorId: nobody,
          action: 'retention.apply',
          object: 'retention_run',
          objectId: id,
          reason: runs
            .filter((run) => run.id === id)
            .map(({ kind, deleted, upTo }) => `${kind}: ${deleted} before ${instant(upTo.getTime()).slice(0, 10)}`)
            .toSorted()
            .join('; '),
          result: 'allowed' as const,
        })),
      );
    });
  }
}
