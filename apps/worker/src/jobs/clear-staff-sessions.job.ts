import type { Clock } from '#domain';
import { clearStaffSessions, type Database } from '#persistence';
import type { JobHandler } from '#queue';

export class ClearStaffSessionsJob implements JobHandler<'clear-staff-sessions'> {
  readonly job = 'clear-staff-sessions';

  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  async handle(): Promise<void> {
    await clearStaffSessions(this.database, this.clock.now());
  }
}
