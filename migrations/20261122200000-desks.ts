import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Which desk works on an incident: agencies have areas, and the place where help is needed lies in one of them. Besides
 * the desk the incident names the one that handed it over, until the new one has taken it, and since when the place has
 * lain in a third one's area, so that nothing is handed to and fro on a border.
 */
export class Desks20261122200000 implements MigrationInterface {
  name = 'Desks20261122200000';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of up) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const statement of down) await runner.query(statement);
  }
}

const up = [
  // The size is kept: of several areas that cover a place the smallest is meant.
  `ALTER TABLE agency ADD area geography(MultiPolygon, 4326), ADD area_square_meters double precision`,
  // What a place is looked up in: a border of thousands of corners is too slow to be tested whole within a batch.
  `CREATE TABLE agency_area_part (
    agency_id uuid NOT NULL REFERENCES agency (id) ON DELETE CASCADE,
    n integer NOT NULL,
    part geometry(Geometry, 4326) NOT NULL,
    PRIMARY KEY (agency_id, n)
  )`,
  `CREATE INDEX agency_area_part_part ON agency_area_part USING gist (part)`,
  `CREATE INDEX unit_point ON unit USING gist (point)`,

  `ALTER TABLE incident ADD desk_agency_id uuid, ADD place_person_id uuid, ADD former_desk_agency_id uuid,
    ADD handed_over_at timestamptz, ADD given_by_agency_id uuid, ADD strayed_to_agency_id uuid, ADD strayed_at timestamptz`,
  `UPDATE incident SET desk_agency_id = agency_id, place_person_id = person_id`,
  `ALTER TABLE incident ALTER desk_agency_id SET NOT NULL, ALTER place_person_id SET NOT NULL`,
  `CREATE INDEX incident_desk ON incident (cell, desk_agency_id, opened_at DESC, id DESC)`,
  `CREATE INDEX incident_former_desk ON incident (cell, former_desk_agency_id, opened_at DESC, id DESC)
    WHERE former_desk_agency_id IS NOT NULL`,
  `CREATE INDEX incident_unit ON incident (cell, unit_id) WHERE unit_id IS NOT NULL AND status <> 'closed'`,
];

const down = [
  `DROP INDEX incident_unit`,
  `DROP INDEX incident_former_desk`,
  `DROP INDEX incident_desk`,
  `ALTER TABLE incident DROP desk_agency_id, DROP place_person_id, DROP former_desk_agency_id, DROP handed_over_at,
    DROP given_by_agency_id, DROP strayed_to_agency_id, DROP strayed_at`,
  `DROP INDEX unit_point`,
  `DROP TABLE agency_area_part`,
  `ALTER TABLE agency DROP area, DROP area_square_meters`,
];
