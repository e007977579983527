import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Whoever asked for evidence comes back to it: their own exports, the newest first. Rows of exports stay, so there will be many. */
export class ExportsOfARequester20261124040000 implements MigrationInterface {
  name = 'ExportsOfARequester20261124040000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`CREATE INDEX evidence_export_requester ON evidence_export (cell, requested_by, id)`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP INDEX evidence_export_requester`);
  }
}
