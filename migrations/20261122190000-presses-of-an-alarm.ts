import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Presses that came together share an alarm: taking one back asks whether another of them still stands. */
export class PressesOfAnAlarm20261122190000 implements MigrationInterface {
  name = 'PressesOfAnAlarm20261122190000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`CREATE INDEX panic_alarm ON panic (cell, alarm_id)`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP INDEX panic_alarm`);
  }
}
