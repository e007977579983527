import type { QuarantinedReportView, QuarantineReader } from '#tracking';
import type { HouseSql } from '../database.js';

type Row = Omit<QuarantinedReportView, 'receivedAt'> & { receivedAt: Date };

export class SqlQuarantineReader implements QuarantineReader {
  constructor(private readonly house: HouseSql) {}

  async newest(
    scope: { cell: number; agencyId: string },
    { after, limit }: { after?: string | undefined; limit: number },
  ): Promise<QuarantinedReportView[]> {
    const rows = await this.house.asAgency(scope.agencyId).rows<Row>(
      `SELECT id, device_id AS "deviceId", received_at AS "receivedAt", reason FROM quarantined_report
       WHERE cell = $1 AND agency_id = $2 AND ($3::uuid IS NULL OR id < $3) ORDER BY id DESC LIMIT $4`,
      [scope.cell, scope.agencyId, after ?? null, limit],
    );
    return rows.map((row) => ({ ...row, receivedAt: row.receivedAt.toISOString() }));
  }
}
