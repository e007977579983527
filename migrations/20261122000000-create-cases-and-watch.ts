import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * The first schema: agencies and people (small reference tables), and the hot tables, which carry `cell` first in every
 * key so that they can be distributed by cell without a change (design, section 8). Times and JSON are computed by the
 * application: no volatile default, no trigger, no sequence.
 */
export class CreateCasesAndWatch20261122000000 implements MigrationInterface {
  name = 'CreateCasesAndWatch20261122000000';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of up) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const table of tables.toReversed()) await runner.query(`DROP TABLE IF EXISTS ${table} CASCADE`);
  }
}

const up = [
  `CREATE EXTENSION IF NOT EXISTS postgis`,

  `CREATE TABLE agency (
    id uuid PRIMARY KEY,
    name text NOT NULL,
    kind text NOT NULL,
    region text NOT NULL,
    time_zone text NOT NULL,
    language text NOT NULL,
    cell smallint NOT NULL,
    created_at timestamptz NOT NULL
  )`,

  `CREATE TABLE staff_member (
    id uuid PRIMARY KEY,
    agency_id uuid NOT NULL REFERENCES agency (id),
    email text NOT NULL UNIQUE,
    name text NOT NULL,
    role text NOT NULL,
    language text NOT NULL,
    password_hash text NOT NULL,
    disabled_at timestamptz,
    created_at timestamptz NOT NULL
  )`,
  `CREATE INDEX staff_member_agency ON staff_member (agency_id)`,

  `CREATE TABLE person (
    id uuid PRIMARY KEY,
    agency_id uuid NOT NULL REFERENCES agency (id),
    name text NOT NULL,
    phone text,
    language text NOT NULL,
    pin_hash text,
    duress_pin_hash text,
    created_at timestamptz NOT NULL
  )`,
  `CREATE INDEX person_agency ON person (agency_id, id)`,

  `CREATE TABLE person_cell (
    person_id uuid NOT NULL REFERENCES person (id),
    cell smallint NOT NULL,
    PRIMARY KEY (person_id, cell)
  )`,

  // Tokens are 256 random bits, so a plain SHA-256 cannot be guessed back and stays cheap on the hot route.
  `CREATE TABLE device (
    id uuid PRIMARY KEY,
    agency_id uuid NOT NULL REFERENCES agency (id),
    person_id uuid NOT NULL REFERENCES person (id),
    kind text NOT NULL,
    unique_id text NOT NULL UNIQUE,
    token_hash bytea NOT NULL UNIQUE,
    token_in_query_allowed boolean NOT NULL,
    manual_publish_is_panic boolean NOT NULL,
    created_at timestamptz NOT NULL,
    revoked_at timestamptz
  )`,
  `CREATE INDEX device_agency ON device (agency_id, id)`,
  `CREATE INDEX device_person ON device (person_id)`,

  `CREATE TABLE contact (
    id uuid PRIMARY KEY,
    agency_id uuid NOT NULL REFERENCES agency (id),
    person_id uuid NOT NULL REFERENCES person (id),
    name text NOT NULL,
    language text NOT NULL,
    position smallint NOT NULL,
    channels jsonb NOT NULL,
    created_at timestamptz NOT NULL
  )`,
  `CREATE INDEX contact_person ON contact (person_id, position)`,
  `CREATE INDEX contact_agency ON contact (agency_id, id)`,

  `CREATE TABLE unit (
    id uuid PRIMARY KEY,
    agency_id uuid NOT NULL REFERENCES agency (id),
    name text NOT NULL,
    call_sign text,
    point geography(Point, 4326),
    position_at timestamptz,
    created_at timestamptz NOT NULL
  )`,
  `CREATE INDEX unit_agency ON unit (agency_id, id)`,

  // Answers of creates, so that a repeated Idempotency-Key gets the first answer.
  `CREATE TABLE idempotency_key (
    caller_id uuid NOT NULL,
    key text NOT NULL,
    route text NOT NULL,
    request_hash bytea NOT NULL,
    status smallint,
    response jsonb,
    created_at timestamptz NOT NULL,
    PRIMARY KEY (caller_id, key)
  )`,
  `CREATE INDEX idempotency_key_created ON idempotency_key (created_at)`,

  `CREATE TABLE "order" (
    cell smallint NOT NULL,
    id uuid NOT NULL,
    agency_id uuid NOT NULL REFERENCES agency (id),
    reference text,
    issuing_authority text NOT NULL,
    jurisdiction text NOT NULL,
    legal_basis text,
    time_zone text NOT NULL,
    valid_from timestamptz NOT NULL,
    valid_to timestamptz,
    status text NOT NULL,
    proximity_limit_meters double precision,
    proximity_warning_meters double precision,
    thresholds jsonb NOT NULL,
    version integer NOT NULL,
    created_at timestamptz NOT NULL,
    updated_at timestamptz NOT NULL,
    PRIMARY KEY (cell, id),
    CHECK (valid_to IS NULL OR valid_to > valid_from)
  )`,
  `CREATE INDEX order_agency ON "order" (cell, agency_id, id)`,

  `CREATE TABLE order_party (
    cell smallint NOT NULL,
    order_id uuid NOT NULL,
    person_id uuid NOT NULL REFERENCES person (id),
    role text NOT NULL,
    PRIMARY KEY (cell, order_id, person_id),
    FOREIGN KEY (cell, order_id) REFERENCES "order" (cell, id)
  )`,
  `CREATE INDEX order_party_person ON order_party (cell, person_id, order_id)`,

  // The edge is kept beside the area: the distance of a point inside to the area is 0, to its edge it is not.
  // Center and reach (of its farthest corner) are what a distant point is measured against, and all that a circle needs.
  `CREATE TABLE zone (
    cell smallint NOT NULL,
    id uuid NOT NULL,
    order_id uuid NOT NULL,
    name text NOT NULL,
    kind text NOT NULL,
    area geography(MultiPolygon, 4326) NOT NULL,
    edge geography(MultiLineString, 4326) NOT NULL,
    circle jsonb,
    center geography(Point, 4326) NOT NULL,
    reach_meters double precision NOT NULL,
    size_meters double precision NOT NULL,
    warning_ring_meters double precision NOT NULL,
    schedule jsonb,
    concealed boolean NOT NULL,
    created_at timestamptz NOT NULL,
    updated_at timestamptz NOT NULL,
    PRIMARY KEY (cell, id),
    FOREIGN KEY (cell, order_id) REFERENCES "order" (cell, id)
  )`,
  `CREATE INDEX zone_order ON zone (cell, order_id)`,

  // One row per watched order, locked by each batch that touches it. State is rewritten with every fix: free space in
  // the page keeps the update off the indexes, and `json` is stored as it came where `jsonb` would be taken apart.
  `CREATE TABLE watch (
    cell smallint NOT NULL,
    order_id uuid NOT NULL,
    agency_id uuid NOT NULL,
    rules json NOT NULL,
    rules_version integer NOT NULL,
    state json NOT NULL,
    PRIMARY KEY (cell, order_id),
    FOREIGN KEY (cell, order_id) REFERENCES "order" (cell, id)
  ) WITH (fillfactor = 50)`,

  // By day of the fix, so that retention drops whole partitions. The key finds a track and recognises a repeat.
  `CREATE TABLE position (
    cell smallint NOT NULL,
    person_id uuid NOT NULL,
    fix_time timestamptz NOT NULL,
    device_id uuid NOT NULL,
    digest integer NOT NULL,
    id uuid NOT NULL,
    received_at timestamptz NOT NULL,
    point geography(Point, 4326) NOT NULL,
    accuracy_meters real NOT NULL,
    speed_meters_per_second real,
    course_degrees real,
    altitude_meters real,
    battery_percent real,
    moving boolean,
    source text,
    mock boolean NOT NULL,
    PRIMARY KEY (cell, person_id, fix_time, device_id, digest)
  ) PARTITION BY RANGE (fix_time)`,
  `CREATE TABLE position_other PARTITION OF position DEFAULT`,

  // `json` keeps what `jsonb` refuses: a report may be here because of just that.
  `CREATE TABLE quarantined_report (
    cell smallint NOT NULL,
    id uuid NOT NULL,
    agency_id uuid NOT NULL,
    device_id uuid NOT NULL,
    received_at timestamptz NOT NULL,
    reason text NOT NULL,
    report json NOT NULL,
    PRIMARY KEY (cell, id)
  )`,

  `CREATE TABLE cell_cursor (
    cell smallint PRIMARY KEY,
    cursor bigint NOT NULL
  )`,

  `CREATE TABLE incident (
    cell smallint NOT NULL,
    id uuid NOT NULL,
    agency_id uuid NOT NULL,
    order_id uuid,
    person_id uuid NOT NULL,
    status text NOT NULL,
    severity text NOT NULL,
    opened_at timestamptz NOT NULL,
    updated_at timestamptz NOT NULL,
    acknowledged_at timestamptz,
    acknowledged_by uuid,
    dispatched_at timestamptz,
    unit_id uuid,
    arrived_at timestamptz,
    closed_at timestamptz,
    outcome text,
    cursor bigint NOT NULL,
    PRIMARY KEY (cell, id)
  )`,
  `CREATE UNIQUE INDEX incident_one_open_per_order ON incident (cell, order_id) WHERE status <> 'closed' AND order_id IS NOT NULL`,
  `CREATE UNIQUE INDEX incident_one_open_per_person ON incident (cell, person_id) WHERE status <> 'closed' AND order_id IS NULL`,
  `CREATE INDEX incident_agency ON incident (cell, agency_id, opened_at DESC, id DESC)`,
  `CREATE INDEX incident_last_of_order ON incident (cell, order_id, closed_at DESC) WHERE status = 'closed'`,

  `CREATE TABLE alarm (
    cell smallint NOT NULL,
    id uuid NOT NULL,
    incident_id uuid NOT NULL,
    order_id uuid,
    agency_id uuid NOT NULL,
    person_id uuid NOT NULL,
    device_id uuid,
    zone_id uuid,
    kind text NOT NULL,
    severity text NOT NULL,
    condition_key text NOT NULL,
    at timestamptz NOT NULL,
    raised_at timestamptz NOT NULL,
    updated_at timestamptz NOT NULL,
    ended_at timestamptz,
    late boolean NOT NULL,
    decision jsonb NOT NULL,
    PRIMARY KEY (cell, id),
    FOREIGN KEY (cell, incident_id) REFERENCES incident (cell, id)
  )`,
  `CREATE UNIQUE INDEX alarm_one_open_per_condition ON alarm (cell, order_id, condition_key) WHERE ended_at IS NULL AND order_id IS NOT NULL`,
  `CREATE INDEX alarm_of_press ON alarm (cell, condition_key) WHERE kind = 'panic' AND ended_at IS NULL`,
  `CREATE INDEX alarm_incident ON alarm (cell, incident_id, raised_at)`,

  `CREATE TABLE incident_event (
    cell smallint NOT NULL,
    cursor bigint NOT NULL,
    incident_id uuid NOT NULL,
    agency_id uuid NOT NULL,
    kind text NOT NULL,
    at timestamptz NOT NULL,
    staff_id uuid,
    data jsonb NOT NULL,
    PRIMARY KEY (cell, cursor)
  )`,
  `CREATE INDEX incident_event_incident ON incident_event (cell, incident_id, cursor)`,
  `CREATE INDEX incident_event_agency ON incident_event (cell, agency_id, cursor)`,

  `CREATE TABLE delivery (
    cell smallint NOT NULL,
    id uuid NOT NULL,
    incident_id uuid NOT NULL,
    alarm_id uuid NOT NULL,
    agency_id uuid NOT NULL,
    recipient text NOT NULL,
    recipient_id uuid NOT NULL,
    channel text NOT NULL,
    status text NOT NULL,
    attempts smallint NOT NULL,
    last_error text,
    queued_at timestamptz NOT NULL,
    next_attempt_at timestamptz,
    sent_at timestamptz,
    delivered_at timestamptz,
    seen_at timestamptz,
    failed_at timestamptz,
    escalated_at timestamptz,
    PRIMARY KEY (cell, id),
    FOREIGN KEY (cell, alarm_id) REFERENCES alarm (cell, id)
  )`,
  `CREATE INDEX delivery_waiting ON delivery (cell, next_attempt_at) WHERE status = 'queued' AND channel <> 'console'`,
  `CREATE INDEX delivery_incident ON delivery (cell, incident_id)`,
  `CREATE INDEX delivery_alarm ON delivery (cell, alarm_id)`,
  // Claimed by its id before its incident is known, so that of two requests with one id the second waits for the first.
  `CREATE TABLE panic (
    cell smallint NOT NULL,
    id uuid NOT NULL,
    person_id uuid NOT NULL,
    device_id uuid NOT NULL,
    incident_id uuid,
    alarm_id uuid,
    trigger text NOT NULL,
    status text NOT NULL,
    pressed_at timestamptz NOT NULL,
    received_at timestamptz NOT NULL,
    cancelled_at timestamptz,
    fix jsonb,
    PRIMARY KEY (cell, id)
  )`,

  // Large messages of the socket adapter on PostgreSQL: NOTIFY takes 8,000 bytes.
  `CREATE TABLE socket_io_attachments (
    id bigserial UNIQUE,
    created_at timestamptz DEFAULT now(),
    payload bytea
  )`,

  // Who read or changed what; each row carries the hash of the one before it, per agency.
  `CREATE TABLE audit_head (
    agency_id uuid PRIMARY KEY,
    sequence bigint NOT NULL,
    hash bytea NOT NULL
  )`,
  `CREATE TABLE audit_entry (
    agency_id uuid NOT NULL,
    sequence bigint NOT NULL,
    at timestamptz NOT NULL,
    actor text NOT NULL,
    actor_id uuid NOT NULL,
    action text NOT NULL,
    object text NOT NULL,
    object_id uuid,
    reason text,
    result text NOT NULL,
    previous_hash bytea NOT NULL,
    hash bytea NOT NULL,
    PRIMARY KEY (agency_id, sequence)
  )`,
];

const tables = [
  'agency',
  'staff_member',
  'person',
  'person_cell',
  'device',
  'contact',
  'unit',
  'idempotency_key',
  '"order"',
  'order_party',
  'zone',
  'watch',
  'position',
  'quarantined_report',
  'cell_cursor',
  'incident',
  'alarm',
  'incident_event',
  'delivery',
  'panic',
  'socket_io_attachments',
  'audit_head',
  'audit_entry',
];
