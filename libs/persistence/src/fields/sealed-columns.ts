import { nobody, phoneKey } from '#domain';
import { referenceKey } from './reference-key.js';

/** `notes`: those of event-notes.ts, within `jsonb`; `json` and `jsonb` by the type of the column. */
export type SealedKind = 'text' | 'json' | 'jsonb' | 'bytes' | 'addresses' | 'notes';

export type Keys = Readonly<Record<string, string | number>>;

export interface SealedColumn {
  kind: SealedKind;
  /** A column that finds the value by equality, and what is hashed for it. */
  index?: { column: string; of: (value: string, agencyId: string) => string };
  /** Of the row; by default its last key. */
  row?: (keys: Keys) => string;
  /** By default `table.column`. */
  place?: string;
}

/** A table with sealed columns, as the run that seals goes through it. */
export interface SealedTable {
  /** As SQL names it. */
  table: string;
  /** Columns of the primary key, in its order, with their types. */
  keys: Readonly<Record<string, string>>;
  /** What a place needs beside them. */
  also?: readonly string[];
  /** SQL: the agency whose key seals row `t`. */
  agency: string;
  columns: Readonly<Record<string, SealedColumn>>;
  /** SQL: which rows have anything to seal. */
  where?: string;
  /** Rows that one step takes. */
  rows?: number;
}

const ofOrder = `(SELECT o.agency_id FROM "order" o WHERE o.cell = t.cell AND o.id = t.order_id)`;
const inCell = { cell: 'smallint', id: 'uuid' };
const unique = (column: string): NonNullable<SealedColumn['index']> => ({ column, of: (value) => value });

/** Every column that is kept sealed, but for the reasons in the audit chain: it only grows, so that none is changed there. */
export const sealedTables: readonly SealedTable[] = [
  {
    table: 'staff_member',
    keys: { id: 'uuid' },
    agency: 't.agency_id',
    columns: {
      email: { kind: 'text', index: unique('email_index') },
      name: { kind: 'text' },
      channels: { kind: 'addresses' },
    },
  },
  {
    table: 'person',
    keys: { id: 'uuid' },
    agency: 't.agency_id',
    columns: {
      name: { kind: 'text' },
      phone: {
        kind: 'text',
        index: { column: 'phone_index', of: (value, agencyId) => `${agencyId}:${phoneKey(value)}` },
      },
      channels: { kind: 'addresses' },
    },
  },
  {
    table: 'contact',
    keys: { id: 'uuid' },
    agency: 't.agency_id',
    columns: { name: { kind: 'text' }, channels: { kind: 'addresses' }, shown_name: { kind: 'text' } },
  },
  { table: 'person_place', keys: { id: 'uuid' }, agency: 't.agency_id', columns: { address: { kind: 'text' } } },
  {
    table: 'device',
    keys: { id: 'uuid' },
    agency: 't.agency_id',
    columns: { unique_id: { kind: 'text', index: unique('unique_index') } },
  },
  {
    table: 'unknown_device',
    keys: { id: 'uuid' },
    agency: `'${nobody}'::uuid`,
    columns: { unique_id: { kind: 'text', index: unique('unique_index') } },
  },
  {
    table: 'device_push_address',
    keys: { device_id: 'uuid' },
    agency: '(SELECT d.agency_id FROM device d WHERE d.id = t.device_id)',
    columns: { token: { kind: 'text', index: unique('token_index') } },
  },
  {
    table: 'device_sms_key',
    keys: { device_id: 'uuid' },
    agency: 't.agency_id',
    columns: { key: { kind: 'text' } },
  },
  {
    table: '"order"',
    keys: inCell,
    agency: 't.agency_id',
    columns: {
      reference: {
        kind: 'text',
        index: { column: 'reference_index', of: (value, agencyId) => `${agencyId}:${referenceKey(value)}` },
      },
    },
  },
  {
    table: 'zone',
    keys: inCell,
    agency: ofOrder,
    columns: { name: { kind: 'text' }, circle: { kind: 'jsonb' }, felt_seed: { kind: 'bytes' } },
  },
  {
    table: 'concealed_place',
    keys: { person_id: 'uuid', id: 'uuid' },
    agency: 't.agency_id',
    columns: { seed: { kind: 'bytes' } },
  },
  {
    table: 'order_version',
    keys: { cell: 'smallint', order_id: 'uuid', version: 'integer' },
    agency: 't.agency_id',
    columns: {
      reason: { kind: 'text', row: ({ order_id: id, version }) => `${id}:${version}` },
      terms: { kind: 'text', row: ({ order_id: id, version }) => `${id}:${version}` },
    },
  },
  {
    table: 'zone_version',
    keys: { cell: 'smallint', order_id: 'uuid', zone_id: 'uuid', version: 'integer' },
    agency: 't.agency_id',
    columns: { zone: { kind: 'text', row: ({ zone_id: id, version }) => `${id}:${version}` } },
    where: 't.zone IS NOT NULL',
    // Of a large zone some hundred KiB.
    rows: 20,
  },
  { table: 'permit', keys: inCell, agency: ofOrder, columns: { reason: { kind: 'text' } } },
  {
    table: 'device_command',
    keys: inCell,
    agency: 't.agency_id',
    columns: { text: { kind: 'text' }, answer: { kind: 'text' } },
    where: '(t.text IS NOT NULL OR t.answer IS NOT NULL)',
  },
  { table: 'location_request', keys: inCell, agency: 't.agency_id', columns: { reason: { kind: 'text' } } },
  {
    table: 'watch',
    keys: { cell: 'smallint', order_id: 'uuid' },
    agency: 't.agency_id',
    columns: { rules: { kind: 'json' } },
  },
  { table: 'quarantined_report', keys: inCell, agency: 't.agency_id', columns: { report: { kind: 'json' } } },
  {
    table: 'alarm',
    keys: inCell,
    also: ['zone_id'],
    agency: 't.agency_id',
    columns: { zone_name: { kind: 'text', place: 'zone.name', row: ({ zone_id: zoneId }) => String(zoneId) } },
    where: 't.zone_name IS NOT NULL AND t.zone_id IS NOT NULL',
  },
  {
    table: 'incident_event',
    keys: { cell: 'smallint', cursor: 'bigint' },
    agency: 't.agency_id',
    columns: { data: { kind: 'notes' } },
    where: `(t.data ->> 'text' IS NOT NULL OR t.data ->> 'note' IS NOT NULL)`,
  },
  {
    table: 'panic',
    keys: inCell,
    agency: '(SELECT d.agency_id FROM device d WHERE d.id = t.device_id)',
    columns: { fix: { kind: 'jsonb' } },
    where: 't.fix IS NOT NULL',
  },
  {
    table: 'check_in',
    keys: inCell,
    agency: 't.agency_id',
    columns: { destination: { kind: 'jsonb' } },
    where: 't.destination IS NOT NULL',
  },
  {
    table: 'idempotency_key',
    keys: { caller_id: 'uuid', key: 'text' },
    agency: '(SELECT s.agency_id FROM staff_member s WHERE s.id = t.caller_id)',
    columns: { response: { kind: 'jsonb', row: ({ caller_id: callerId, key }) => `${callerId}:${key}` } },
    where: 't.response IS NOT NULL',
  },
  {
    table: 'cap_endpoint',
    keys: { agency_id: 'uuid' },
    agency: 't.agency_id',
    columns: { url: { kind: 'text' }, secret: { kind: 'text' } },
  },
  {
    table: 'approval',
    keys: { id: 'uuid' },
    agency: 't.agency_id',
    columns: { request: { kind: 'text' }, reason: { kind: 'text' }, note: { kind: 'text' } },
  },
  {
    table: 'import',
    keys: { id: 'uuid' },
    agency: 't.agency_id',
    columns: { file: { kind: 'bytes' }, columns: { kind: 'text' } },
    where: '(t.file IS NOT NULL OR t.columns IS NOT NULL)',
    // Of some megabytes each.
    rows: 2,
  },
  {
    table: 'import_line',
    keys: { import_id: 'uuid', line: 'integer' },
    agency: '(SELECT i.agency_id FROM import i WHERE i.id = t.import_id)',
    columns: { content: { kind: 'text', row: ({ import_id: id, line }) => `${id}:${line}` } },
  },
  { table: 'break_glass', keys: { id: 'uuid' }, agency: 't.agency_id', columns: { reason: { kind: 'text' } } },
  { table: 'shift_note', keys: { id: 'uuid' }, agency: 't.agency_id', columns: { text: { kind: 'text' } } },
  {
    table: 'incident_hold',
    keys: inCell,
    agency: 't.agency_id',
    columns: { reason: { kind: 'text' }, release_reason: { kind: 'text' } },
  },
  {
    table: 'person_erasure',
    keys: { person_id: 'uuid' },
    agency: 't.agency_id',
    columns: { authority: { kind: 'text' }, reason: { kind: 'text' } },
  },
  { table: 'evidence_export', keys: inCell, agency: 't.agency_id', columns: { reason: { kind: 'text' } } },
  {
    table: 'evidence_piece',
    keys: { cell: 'smallint', export_id: 'uuid', place: 'smallint', n: 'integer' },
    agency: '(SELECT e.agency_id FROM evidence_export e WHERE e.cell = t.cell AND e.id = t.export_id)',
    columns: { bytes: { kind: 'bytes', row: ({ export_id: id, place, n }) => `${id}:${place}:${n}` } },
    // Of 256 KiB each.
    rows: 20,
  },
  {
    table: 'recording_chunk',
    keys: { cell: 'smallint', panic_id: 'uuid', sequence: 'integer' },
    agency: 't.agency_id',
    columns: { content: { kind: 'bytes', row: ({ panic_id: id, sequence }) => `${id}:${sequence}` } },
    // Of 64 KiB each.
    rows: 60,
  },
  {
    table: 'intake_message',
    keys: { id: 'uuid' },
    agency: '(SELECT r.agency_id FROM intake_report r WHERE r.id = t.report_id)',
    columns: { text: { kind: 'text' } },
  },
  {
    table: 'intake_piece',
    keys: { file_id: 'uuid', n: 'integer' },
    agency: '(SELECT r.agency_id FROM intake_file f JOIN intake_report r ON r.id = f.report_id WHERE f.id = t.file_id)',
    columns: { content: { kind: 'bytes', row: ({ file_id: id, n }) => `${id}:${n}` } },
    // Of 192 KiB each.
    rows: 20,
  },
];
