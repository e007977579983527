import type { QuarantinedReportView, QuarantineReader } from '#tracking';
import type { HouseSql } from '../database.js';

type Row = Omit<QuarantinedReportView, 'receivedAt'> & { receivedAt: Date };

export class SqlQuarantineReader implements QuarantineReader {
  constructor(private readonly house: HouseSql) {}

  async newest(scope: { cell: number; agencyId: string }, limit: number): Promise<QuarantinedReportView[]> {
    const rows = await this.house.asAgency(scope.agencyId).rows<Row>(
      `SELECT id, device_id AS "deviceId", received_at AS "receivedAt", reason FROM quarantined_report
       WHERE cell = $1 AND agency_id = $2 ORDER BY id DESC LIMIT $3`,
      [scope.cell, scope.agencyId, limit],
    );
    return rows.map((row) => ({ ...row, receivedAt: row.receivedAt.toISOString() }));
  }
}
