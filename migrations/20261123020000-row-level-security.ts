import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Readings of positions outside an open incident, for the supervisor who looks at them. Which agency sees which rows is no
 * part of a migration: `secureRows` makes it so after the last one, from a list that new tables have to stand in.
 */
export class RowLevelSecurity20261123020000 implements MigrationInterface {
  name = 'RowLevelSecurity20261123020000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`CREATE TABLE break_glass (
      id uuid PRIMARY KEY,
      agency_id uuid NOT NULL REFERENCES agency (id),
      staff_id uuid NOT NULL REFERENCES staff_member (id),
      action text NOT NULL,
      object text NOT NULL,
      object_id uuid NOT NULL,
      person_ids uuid[] NOT NULL,
      reason text NOT NULL,
      at timestamptz NOT NULL,
      reviewed_by uuid REFERENCES staff_member (id),
      reviewed_at timestamptz,
      CHECK ((reviewed_by IS NULL) = (reviewed_at IS NULL))
    )`);
    await runner.query(`CREATE INDEX break_glass_agency ON break_glass (agency_id, id)`);
    await runner.query(`CREATE INDEX break_glass_unseen ON break_glass (agency_id, id) WHERE reviewed_at IS NULL`);
    // What a policy looks up for a row of another agency: whether this desk has or had an incident of its order, or of its person.
    await runner.query(`CREATE INDEX incident_of_order ON incident (cell, order_id) WHERE order_id IS NOT NULL`);
    await runner.query(`CREATE INDEX incident_person ON incident (cell, person_id)`);
  }

  async down(runner: QueryRunner): Promise<void> {
    // What is older may change columns that policies read.
    await runner.query(`DO $$ DECLARE each record; BEGIN
      FOR each IN SELECT polname, polrelid::regclass AS name FROM pg_policy LOOP
        EXECUTE format('DROP POLICY %I ON %s', each.polname, each.name);
      END LOOP;
      FOR each IN SELECT oid::regclass AS name FROM pg_class
        WHERE relnamespace = 'public'::regnamespace AND relrowsecurity AND relkind IN ('r', 'p') LOOP
        EXECUTE format('ALTER TABLE %s DISABLE ROW LEVEL SECURITY', each.name);
        EXECUTE format('REVOKE ALL ON %s FROM qalqan_staff', each.name);
      END LOOP;
    END $$`);
    await runner.query(`DROP INDEX incident_person`);
    await runner.query(`DROP INDEX incident_of_order`);
    await runner.query(`DROP TABLE break_glass`);
  }
}
