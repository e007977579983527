import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Sessions of staff that can be listed and ended, and what proves a member of staff beside the password. Small reference
 * tables, like `staff_member`. Of secrets there are hashes, but for the TOTP secret, which must be computed with: sealed.
 */
export class StaffSessions20261122220000 implements MigrationInterface {
  name = 'StaffSessions20261122220000';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of up) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const statement of down) await runner.query(statement);
  }
}

const up = [
  `ALTER TABLE agency ADD COLUMN second_factor text NOT NULL DEFAULT 'optional'`,
  // Issuer and subject of the single sign-on by which the member came first: an address may be given to somebody else.
  `ALTER TABLE staff_member ADD COLUMN oidc_subject text UNIQUE`,

  `CREATE TABLE staff_session (
    id uuid PRIMARY KEY,
    staff_id uuid NOT NULL REFERENCES staff_member (id),
    agency_id uuid NOT NULL REFERENCES agency (id),
    second_factor text NOT NULL,
    user_agent text NOT NULL,
    authenticated_at timestamptz NOT NULL,
    created_at timestamptz NOT NULL,
    seen_at timestamptz NOT NULL,
    expires_at timestamptz NOT NULL,
    refresh_hash bytea NOT NULL,
    previous_hash bytea,
    rotated_at timestamptz,
    ended_at timestamptz,
    end_reason text
  )`,
  `CREATE INDEX staff_session_staff ON staff_session (staff_id, created_at)`,
  `CREATE INDEX staff_session_over ON staff_session (least(ended_at, expires_at))`,

  `CREATE TABLE staff_totp (
    staff_id uuid PRIMARY KEY REFERENCES staff_member (id),
    secret bytea NOT NULL,
    last_step bigint NOT NULL,
    created_at timestamptz NOT NULL,
    confirmed_at timestamptz
  )`,
  `CREATE TABLE staff_recovery_code (
    staff_id uuid NOT NULL REFERENCES staff_member (id),
    code_hash bytea NOT NULL,
    created_at timestamptz NOT NULL,
    used_at timestamptz,
    PRIMARY KEY (staff_id, code_hash)
  )`,
  // The id is the authenticator's: whoever logs in by it says nothing else.
  `CREATE TABLE staff_passkey (
    id text PRIMARY KEY,
    staff_id uuid NOT NULL REFERENCES staff_member (id),
    name text NOT NULL,
    public_key bytea NOT NULL,
    counter bigint NOT NULL,
    transports text[] NOT NULL,
    created_at timestamptz NOT NULL,
    used_at timestamptz
  )`,
  `CREATE INDEX staff_passkey_staff ON staff_passkey (staff_id)`,
  // What a passkey must sign: made here, good once and for minutes.
  `CREATE TABLE passkey_challenge (
    id uuid PRIMARY KEY,
    staff_id uuid REFERENCES staff_member (id),
    challenge text NOT NULL,
    expires_at timestamptz NOT NULL
  )`,
  `CREATE INDEX passkey_challenge_expires ON passkey_challenge (expires_at)`,
];

const down = [
  `DROP TABLE passkey_challenge`,
  `DROP TABLE staff_passkey`,
  `DROP TABLE staff_recovery_code`,
  `DROP TABLE staff_totp`,
  `DROP TABLE staff_session`,
  `ALTER TABLE staff_member DROP COLUMN oidc_subject`,
  `ALTER TABLE agency DROP COLUMN second_factor`,
];
