import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Where people live, work and often are, as a clerk knows it: a zone drawn over the respondent's own home forbids him his bed,
 * and is seen before it is drawn. A small reference table: no batch of positions reads it.
 */
export class PersonPlaces20261124060000 implements MigrationInterface {
  name = 'PersonPlaces20261124060000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`CREATE TABLE person_place (
      id uuid PRIMARY KEY,
      agency_id uuid NOT NULL REFERENCES agency (id),
      person_id uuid NOT NULL REFERENCES person (id) ON DELETE CASCADE,
      kind text NOT NULL,
      place geography(Point, 4326) NOT NULL,
      address text,
      created_at timestamptz NOT NULL
    )`);
    await runner.query(`CREATE INDEX person_place_person ON person_place (person_id, id)`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP TABLE person_place`);
  }
}
