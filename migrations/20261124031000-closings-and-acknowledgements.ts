import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What a wall reads of the log of a day, and what of a plan waits on when a closing is taken back. Both are few rows of large tables. */
export class ClosingsAndAcknowledgements20261124031000 implements MigrationInterface {
  name = 'ClosingsAndAcknowledgements20261124031000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(
      `CREATE INDEX incident_event_acknowledged ON incident_event (cell, at) WHERE kind = 'acknowledged'`,
    );
    await runner.query(`CREATE INDEX plan_step_closed ON plan_step (cell, incident_id) WHERE reason = 'closed'`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP INDEX plan_step_closed`);
    await runner.query(`DROP INDEX incident_event_acknowledged`);
  }
}
