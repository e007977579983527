import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Which phone set a tracker up: what reports in the background beside the app. Its token stands in another app and in a picture on a
 * screen, so it may report positions and nothing else; it goes when its phone goes.
 */
export class TrackersOfPhones20261124151000 implements MigrationInterface {
  name = 'TrackersOfPhones20261124151000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE device ADD COLUMN tracker_of uuid REFERENCES device (id)`);
    await runner.query(
      `CREATE UNIQUE INDEX device_tracker_of ON device (tracker_of) WHERE tracker_of IS NOT NULL AND revoked_at IS NULL`,
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE device DROP COLUMN tracker_of`);
  }
}
