import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What protected persons say to the warnings that they are sent: one answer to an alarm, by however many messages it was told. */
export class WarningAnswers20261124090000 implements MigrationInterface {
  name = 'WarningAnswers20261124090000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`CREATE TABLE warning_answer (
      cell smallint NOT NULL,
      alarm_id uuid NOT NULL,
      person_id uuid NOT NULL,
      incident_id uuid NOT NULL,
      device_id uuid NOT NULL,
      answer text NOT NULL,
      answered_at timestamptz NOT NULL,
      PRIMARY KEY (cell, alarm_id, person_id)
    )`);
    await runner.query(`CREATE INDEX warning_answer_incident ON warning_answer (cell, incident_id)`);
    // What a person was told lately: the other indexes of deliveries know incidents and alarms.
    await runner.query(
      `CREATE INDEX delivery_warned ON delivery (cell, recipient_id, queued_at) WHERE recipient = 'protected_person'`,
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP INDEX delivery_warned`);
    await runner.query(`DROP TABLE warning_answer`);
  }
}
