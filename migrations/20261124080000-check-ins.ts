import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Promises to be heard of by a time. Kept here and not on the phone: one that is dead, taken or switched off breaks its promise all
 * the same. `look_at` is when it is looked at next: `due_at`, but for one whose alarm could not be raised.
 */
export class CheckIns20261124080000 implements MigrationInterface {
  name = 'CheckIns20261124080000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`CREATE TABLE check_in (
      cell smallint NOT NULL,
      id uuid NOT NULL,
      agency_id uuid NOT NULL,
      person_id uuid NOT NULL,
      device_id uuid NOT NULL,
      kind text NOT NULL,
      status text NOT NULL,
      begun_at timestamptz NOT NULL,
      due_at timestamptz NOT NULL,
      look_at timestamptz NOT NULL,
      destination jsonb,
      completed_at timestamptz,
      incident_id uuid,
      alarm_id uuid,
      PRIMARY KEY (cell, id)
    )`);
    await runner.query(`CREATE INDEX check_in_due ON check_in (cell, look_at) WHERE status = 'waiting'`);
    await runner.query(`CREATE INDEX check_in_person ON check_in (cell, person_id, begun_at)`);
    await runner.query(`CREATE INDEX check_in_agency ON check_in (cell, agency_id, begun_at)`);
    await runner.query(`CREATE INDEX check_in_alarm ON check_in (cell, alarm_id) WHERE alarm_id IS NOT NULL`);
    await runner.query(
      `CREATE INDEX alarm_of_check_in ON alarm (cell, condition_key) WHERE kind = 'missed_check_in' AND ended_at IS NULL`,
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP INDEX alarm_of_check_in`);
    await runner.query(`DROP TABLE check_in`);
  }
}
