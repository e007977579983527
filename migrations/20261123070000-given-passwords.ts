import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A password that somebody else has made up is good for choosing one's own. Nobody knows of those that are there: they stay. */
export class GivenPasswords20261123070000 implements MigrationInterface {
  name = 'GivenPasswords20261123070000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE staff_member ADD COLUMN must_change_password boolean NOT NULL DEFAULT false`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE staff_member DROP COLUMN must_change_password`);
  }
}
