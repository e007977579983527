import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What a shift leaves to the next one: written by who goes, confirmed by who comes. A small reference table. */
export class ShiftNotes20261124030000 implements MigrationInterface {
  name = 'ShiftNotes20261124030000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`CREATE TABLE shift_note (
      id uuid PRIMARY KEY,
      agency_id uuid NOT NULL REFERENCES agency (id),
      text text NOT NULL,
      written_by uuid NOT NULL REFERENCES staff_member (id),
      written_at timestamptz NOT NULL,
      confirmed_by uuid REFERENCES staff_member (id),
      confirmed_at timestamptz,
      CHECK ((confirmed_by IS NULL) = (confirmed_at IS NULL)),
      CHECK (confirmed_by <> written_by)
    )`);
    await runner.query(`CREATE INDEX shift_note_agency ON shift_note (agency_id, id)`);
    await runner.query(`CREATE INDEX shift_note_unread ON shift_note (agency_id, id) WHERE confirmed_at IS NULL`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP TABLE shift_note`);
  }
}
