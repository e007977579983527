import type { AuditChain, AuditRecord } from '#access';
import type { Clock } from '#domain';
import type { Database } from '../database.js';
import { appendAudit, byAgency } from './append-audit.js';
import { AuditLane } from './audit-lane.js';

/** One chain per agency: its head row is locked while entries are added, so that no two follow the same one. */
export class AuditChainRepository implements AuditChain {
  private readonly lanes = new Map<string, AuditLane>();

  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  async append(records: readonly AuditRecord[]): Promise<void> {
    await Promise.all([...byAgency(records)].map(([agencyId, own]) => this.add(agencyId, own)));
  }

  private add(agencyId: string, records: readonly AuditRecord[]): Promise<void> {
    const lane = this.lanes.get(agencyId) ?? new AuditLane((together) => this.write(together));
    this.lanes.set(agencyId, lane);
    return lane.add(records);
  }

  private write(records: readonly AuditRecord[]): Promise<void> {
    return this.database.transaction((sql) => appendAudit(sql, this.clock, records));
  }
}
