import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * When strangers were last asked in a person's name to be contacts of theirs: the limit to it is one for all processes, and outlives
 * the contact that is removed to make room for the next.
 */
export class AskingsOfAPerson20261124155000 implements MigrationInterface {
  name = 'AskingsOfAPerson20261124155000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE person ADD COLUMN contacts_asked_at timestamptz[] NOT NULL DEFAULT '{}'`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE person DROP COLUMN contacts_asked_at`);
  }
}
