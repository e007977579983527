import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * What an agency decides about its people's app: how long the button is held, whom they dial, whether a warning may show where, and
 * whether a phone may be allowed to record. Bounds stand here too: a hold of no time would press in every pocket.
 */
export class SettingsOfTheApp20261124150000 implements MigrationInterface {
  name = 'SettingsOfTheApp20261124150000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(
      `ALTER TABLE agency
         ADD COLUMN hold_milliseconds integer NOT NULL DEFAULT 800 CHECK (hold_milliseconds BETWEEN 300 AND 3000),
         ADD COLUMN police_line text NOT NULL DEFAULT '102',
         ADD COLUMN warning_map boolean NOT NULL DEFAULT false,
         ADD COLUMN audio_evidence boolean NOT NULL DEFAULT true`,
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(
      `ALTER TABLE agency DROP COLUMN hold_milliseconds, DROP COLUMN police_line, DROP COLUMN warning_map, DROP COLUMN audio_evidence`,
    );
  }
}
