import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * What devices are asked to do over their own connections. The rows are the truth about what is to be sent; what gateways are told
 * when one is written only makes them look sooner. `next_at`: when it may be sent, for the first time or again.
 */
export class DeviceCommands20261124170000 implements MigrationInterface {
  name = 'DeviceCommands20261124170000';

  async up(runner: QueryRunner): Promise<void> {
    // `person_id` is who wore the device then: whoever gets it next is told nothing of it. `asked_by` is null for what the house asks itself: where somebody is, because staff asked where its wearer is.
    await runner.query(`CREATE TABLE device_command (
      cell smallint NOT NULL,
      id uuid NOT NULL,
      agency_id uuid NOT NULL REFERENCES agency (id),
      device_id uuid NOT NULL REFERENCES device (id),
      person_id uuid NOT NULL REFERENCES person (id),
      kind text NOT NULL,
      seconds integer,
      text text,
      status text NOT NULL,
      failure text,
      asked_by uuid REFERENCES staff_member (id),
      asked_at timestamptz NOT NULL,
      expires_at timestamptz NOT NULL,
      next_at timestamptz NOT NULL,
      attempts smallint NOT NULL,
      sent_at timestamptz,
      answered_at timestamptz,
      answer text,
      PRIMARY KEY (cell, id)
    )`);
    await runner.query(
      `CREATE INDEX device_command_waiting ON device_command (cell, device_id) WHERE status IN ('queued', 'sent')`,
    );
    // Whoever asks, a device is asked once where it is.
    await runner.query(
      `CREATE UNIQUE INDEX device_command_locating ON device_command (cell, device_id)
       WHERE kind = 'locate_now' AND status IN ('queued', 'sent')`,
    );
    await runner.query(`CREATE INDEX device_command_device ON device_command (cell, device_id, id)`);
    await runner.query(`CREATE INDEX device_command_person ON device_command (cell, person_id, asked_at)`);
    await runner.query(`CREATE INDEX device_command_agency ON device_command (cell, agency_id, asked_at)`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP TABLE device_command`);
  }
}
