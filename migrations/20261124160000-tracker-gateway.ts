import type { MigrationInterface, QueryRunner } from 'typeorm';

const up = [
  // Null: known by its token alone.
  `ALTER TABLE device ADD COLUMN protocol text`,

  // What named itself to a gateway and is nobody's. Bounded by the gateways that write it.
  `CREATE TABLE unknown_device (
    id uuid PRIMARY KEY,
    unique_index bytea NOT NULL UNIQUE,
    unique_id text NOT NULL,
    protocol text NOT NULL,
    first_at timestamptz NOT NULL,
    last_at timestamptz NOT NULL,
    attempts integer NOT NULL
  )`,
  `CREATE INDEX unknown_device_last ON unknown_device (last_at)`,

  // Frames that were not believed, masked: how they begin, how long they are, and whether it was the same one again.
  `CREATE TABLE quarantined_frame (
    id uuid PRIMARY KEY,
    received_at timestamptz NOT NULL,
    protocol text NOT NULL,
    fault text NOT NULL,
    agency_id uuid REFERENCES agency (id),
    device_id uuid,
    begins_with text NOT NULL,
    bytes integer NOT NULL,
    digest bytea NOT NULL
  )`,
  `CREATE INDEX quarantined_frame_received ON quarantined_frame (received_at)`,
  `CREATE INDEX quarantined_frame_device ON quarantined_frame (device_id) WHERE device_id IS NOT NULL`,

  // Connections of known devices, as the gateways that hold them last told.
  `CREATE TABLE device_session (
    id uuid PRIMARY KEY,
    device_id uuid NOT NULL REFERENCES device (id) ON DELETE CASCADE,
    agency_id uuid NOT NULL REFERENCES agency (id),
    gateway_id uuid NOT NULL,
    protocol text NOT NULL,
    began_at timestamptz NOT NULL,
    heard_at timestamptz NOT NULL
  )`,
  `CREATE INDEX device_session_device ON device_session (device_id)`,
];

const down = [
  `DROP TABLE device_session`,
  `DROP TABLE quarantined_frame`,
  `DROP TABLE unknown_device`,
  `ALTER TABLE device DROP COLUMN protocol`,
];

/** Trackers that speak to the gateway: by which protocol a device is known, who came and is not, and what was not understood. */
export class TrackerGateway20261124160000 implements MigrationInterface {
  name = 'TrackerGateway20261124160000';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of up) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const statement of down) await runner.query(statement);
  }
}
