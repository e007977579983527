import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Whom an entry of the audit chain concerns, checkpoints that are signed, and a chain that can only grow. Triggers stand in
 * the way of nothing hot: these are reference tables, and what is refused here nobody does by intention.
 */
export class AuditCheckpoints20261122240000 implements MigrationInterface {
  name = 'AuditCheckpoints20261122240000';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of up) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const statement of down) await runner.query(statement);
  }
}

const up = [
  // Entries that are there already keep their hash, which knew no subjects.
  `ALTER TABLE audit_entry
     ADD COLUMN subjects uuid[] NOT NULL DEFAULT '{}',
     ADD COLUMN hash_version smallint NOT NULL DEFAULT 1`,
  `CREATE INDEX audit_entry_subject ON audit_entry USING gin (subjects)`,
  `CREATE INDEX audit_entry_actor ON audit_entry (agency_id, actor_id, sequence)`,
  `CREATE INDEX audit_entry_at ON audit_entry (agency_id, at)`,

  // The public halves of the keys that ever signed here.
  `CREATE TABLE audit_key (
    key_id text PRIMARY KEY,
    public_key text NOT NULL,
    since timestamptz NOT NULL
  )`,
  `CREATE TABLE audit_checkpoint (
    agency_id uuid NOT NULL,
    sequence bigint NOT NULL,
    hash bytea NOT NULL,
    at timestamptz NOT NULL,
    key_id text NOT NULL REFERENCES audit_key (key_id),
    signature text NOT NULL,
    PRIMARY KEY (agency_id, sequence)
  )`,

  `CREATE FUNCTION audit_only_grows() RETURNS trigger LANGUAGE plpgsql AS $$
   BEGIN
     RAISE EXCEPTION 'the audit chain only grows: % of % is refused', TG_OP, TG_TABLE_NAME USING ERRCODE = 'restrict_violation';
   END $$`,
  `CREATE FUNCTION audit_head_only_advances() RETURNS trigger LANGUAGE plpgsql AS $$
   BEGIN
     IF NEW.agency_id <> OLD.agency_id OR NEW.sequence <= OLD.sequence THEN
       RAISE EXCEPTION 'the head of an audit chain only advances' USING ERRCODE = 'restrict_violation';
     END IF;
     RETURN NEW;
   END $$`,
  ...['audit_entry', 'audit_checkpoint', 'audit_key'].map(
    (table) => `CREATE TRIGGER ${table}_only_grows BEFORE UPDATE OR DELETE OR TRUNCATE ON ${table}
      FOR EACH STATEMENT EXECUTE FUNCTION audit_only_grows()`,
  ),
  `CREATE TRIGGER audit_head_only_grows BEFORE DELETE OR TRUNCATE ON audit_head
     FOR EACH STATEMENT EXECUTE FUNCTION audit_only_grows()`,
  `CREATE TRIGGER audit_head_only_advances BEFORE UPDATE ON audit_head
     FOR EACH ROW EXECUTE FUNCTION audit_head_only_advances()`,
];

const down = [
  `DROP TRIGGER audit_head_only_advances ON audit_head`,
  `DROP TRIGGER audit_head_only_grows ON audit_head`,
  `DROP TABLE audit_checkpoint`,
  `DROP TABLE audit_key`,
  `DROP TRIGGER audit_entry_only_grows ON audit_entry`,
  `DROP FUNCTION audit_head_only_advances`,
  `DROP FUNCTION audit_only_grows`,
  `DROP INDEX audit_entry_at`,
  `DROP INDEX audit_entry_actor`,
  `DROP INDEX audit_entry_subject`,
  `ALTER TABLE audit_entry DROP COLUMN hash_version, DROP COLUMN subjects`,
];
