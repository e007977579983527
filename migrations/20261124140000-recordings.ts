import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What a phone hears after a press, in sealed chunks as it brings them. */
export class Recordings20261124140000 implements MigrationInterface {
  name = 'Recordings20261124140000';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of up) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const statement of down) await runner.query(statement);
  }
}

const up = [
  // `stream`: chunks of one can be joined and played; a phone that was restarted begins another. `sha256` is of what the phone sent.
  `CREATE TABLE recording_chunk (
    cell smallint NOT NULL,
    panic_id uuid NOT NULL,
    sequence integer NOT NULL,
    person_id uuid NOT NULL,
    agency_id uuid NOT NULL,
    stream integer NOT NULL,
    media_type text NOT NULL,
    milliseconds integer NOT NULL,
    bytes integer NOT NULL,
    sha256 bytea NOT NULL,
    received_at timestamptz NOT NULL,
    content bytea NOT NULL,
    PRIMARY KEY (cell, panic_id, sequence)
  )`,
  `CREATE INDEX recording_chunk_person ON recording_chunk (cell, person_id)`,
  // One press raises an alarm for each order in force: its recording is evidence of each of these incidents, and goes with the last of them.
  `CREATE TABLE incident_recording (
    cell smallint NOT NULL,
    incident_id uuid NOT NULL,
    panic_id uuid NOT NULL,
    agency_id uuid NOT NULL,
    PRIMARY KEY (cell, incident_id, panic_id)
  )`,
  `CREATE INDEX incident_recording_panic ON incident_recording (cell, panic_id)`,
];

const down = [`DROP TABLE incident_recording`, `DROP TABLE recording_chunk`];
