import { which } from '../access/which.js';

/** Whose rows the session's statements are about: `SET LOCAL app.agency`. */
const me = `nullif(current_setting('app.agency', true), '')::uuid`;

/** What staff are served under: neither owner of a table nor exempt from its policies. */
export const staffRole = 'qalqan_staff';

/** What staff reach of a table: rows by what they do with them. A table without an entry is the house's alone. */
export interface TableRights {
  /** SQL: rows that may be read. */
  read: string;
  /** SQL: rows that may be written, before and after. Absent: staff write none themselves. */
  write?: string;
  /** What of writing is granted. */
  writes?: readonly ('INSERT' | 'UPDATE' | 'DELETE')[];
}

const everyWrite = ['INSERT', 'UPDATE', 'DELETE'] as const;

const ofAgency = (column = 'agency_id'): string => `${column} = ${me}`;

/** Rows of the agency itself, to read and to write. */
const own = (column?: string): TableRights => ({
  read: ofAgency(column),
  write: ofAgency(column),
  writes: everyWrite,
});

const ownToRead: TableRights = { read: ofAgency() };

/**
 * Rows of a row that may be read: its policy holds within this one. `OFFSET 0` has it looked up by its key for each row; the
 * planner would rather read all of an agency's rows at once, for an answer that shows one.
 */
const where = (parent: string, tie: string): string => `EXISTS (SELECT 1 FROM ${parent} WHERE ${tie} OFFSET 0)`;

const of = (parent: string, tie: string): TableRights => ({
  read: where(parent, tie),
  write: where(parent, tie),
  writes: everyWrite,
});

/** Names nobody: who works where, and how far a log is. */
const forAll: TableRights = { read: 'true' };

const ofReadableIncident = (table: string): string =>
  `(${ofAgency()} OR ${where('incident i', `i.cell = ${table}.cell AND i.id = ${table}.incident_id`)})`;

/** Orders that another agency's desk has or had an incident of. */
const withReadableIncident = where('incident i', 'i.cell = "order".cell AND i.order_id = "order".id');

/** Positions of another agency's people: those that belong to an incident which one's desk has or had, as its track shows them. */
const during = `i.cell = position.cell AND position.fix_time >= i.opened_at - interval '15 minutes'
  AND position.fix_time <= coalesce(i.closed_at, 'infinity'::timestamptz)`;
const ofSharedIncident = [
  where(
    'order_party y',
    `y.cell = position.cell AND y.person_id = position.person_id
     AND ${where('incident i', `i.order_id = y.order_id AND ${during}`)}`,
  ),
  where('incident i', `i.order_id IS NULL AND i.person_id = position.person_id AND ${during}`),
];

const orderOf = (table: string): string => `o.cell = ${table}.cell AND o.id = ${table}.order_id`;

const ofOwnOrder = (table: string): string => where('"order" o', `${orderOf(table)} AND o.${ofAgency()}`);

/** Zones of another agency's order: a desk must see what is not to be entered for as long as it has an incident of it. */
const whileAnIncidentIsOpen = where(
  'incident i',
  `i.cell = zone.cell AND i.order_id = zone.order_id AND i.status <> 'closed'`,
);

/** Staff of one agency reach no other's rows, but for incidents that their desk works on or worked on. */
export const staffRights: Readonly<Record<string, TableRights>> = {
  agency: { read: 'true', write: ofAgency('id'), writes: ['UPDATE'] },
  agency_area_part: own(),
  cap_endpoint: own(),
  response_plan: own(),
  unit: own(),
  staff_member: own(),
  staff_session: own(),
  staff_totp: of('staff_member s', 's.id = staff_totp.staff_id'),
  staff_recovery_code: of('staff_member s', 's.id = staff_recovery_code.staff_id'),
  staff_passkey: of('staff_member s', 's.id = staff_passkey.staff_id'),
  idempotency_key: of('staff_member s', 's.id = idempotency_key.caller_id'),

  person: own(),
  person_place: own(),
  person_cell: of('person p', 'p.id = person_cell.person_id'),
  contact: own(),
  live_link: { ...of('contact c', 'c.id = live_link.contact_id'), writes: ['UPDATE'] },
  consent_message: own(),
  consent_token: of('contact c', 'c.id = consent_token.contact_id'),
  device: own(),
  device_push_address: of('device d', 'd.id = device_push_address.device_id'),
  enrolment_code: own(),
  device_sms_key: own(),
  concealed_place: own(),

  order: {
    read: `(${ofAgency()} OR ${withReadableIncident})`,
    write: ofAgency(),
    writes: everyWrite,
  },
  order_party: {
    read: where('"order" o', orderOf('order_party')),
    write: where('"order" o', `${orderOf('order_party')} AND o.${ofAgency()}`),
    writes: everyWrite,
  },
  zone: {
    read: `(${ofOwnOrder('zone')} OR ${whileAnIncidentIsOpen})`,
    write: ofOwnOrder('zone'),
    writes: everyWrite,
  },
  zone_part: of('zone z', 'z.cell = zone_part.cell AND z.id = zone_part.zone_id'),
  order_version: { ...own(), writes: ['INSERT'] },
  zone_version: { ...own(), writes: ['INSERT'] },
  permit: { read: ofOwnOrder('permit'), write: ofOwnOrder('permit'), writes: everyWrite },
  watch: own(),
  location_request: own(),
  device_command: own(),

  incident: { read: which('incident.read', 'incident', { agencyId: me }) },
  alarm: { read: ofReadableIncident('alarm') },
  incident_event: { read: ofReadableIncident('incident_event') },
  plan_step: { read: ofReadableIncident('plan_step') },
  delivery: { read: ofReadableIncident('delivery'), write: ofReadableIncident('delivery'), writes: ['UPDATE'] },
  position: { read: `(${where('person p', 'p.id = position.person_id')} OR ${ofSharedIncident.join(' OR ')})` },
  evidence_export: own(),
  evidence_file: { read: where('evidence_export e', 'e.cell = evidence_file.cell AND e.id = evidence_file.export_id') },
  evidence_piece: {
    read: where('evidence_export e', 'e.cell = evidence_piece.cell AND e.id = evidence_piece.export_id'),
  },
  incident_recording: { read: ofReadableIncident('incident_recording') },
  recording_chunk: {
    read: where('incident_recording r', 'r.cell = recording_chunk.cell AND r.panic_id = recording_chunk.panic_id'),
  },
  approval: { ...own(), writes: ['INSERT', 'UPDATE'] },
  approval_policy: { ...own(), writes: ['INSERT', 'UPDATE'] },
  import: own(),
  import_line: of('import i', 'i.id = import_line.import_id'),
  break_glass: { ...own(), writes: ['INSERT', 'UPDATE'] },
  shift_note: { ...own(), writes: ['INSERT', 'UPDATE'] },
  retention_policy: ownToRead,
  retention_run: ownToRead,
  incident_hold: ownToRead,
  quarantined_report: ownToRead,
  // Nobody's, and of its device nothing but the name that it gives everybody.
  unknown_device: forAll,
  quarantined_frame: { read: `(agency_id IS NULL OR ${ofAgency()})` },
  audit_entry: ownToRead,
  audit_checkpoint: ownToRead,
  audit_key: forAll,
  cell_cursor: forAll,
  canary: forAll,
  support_place: forAll,
  intake_report: { ...own(), writes: ['UPDATE'] },
  intake_message: { ...of('intake_report r', 'r.id = intake_message.report_id'), writes: ['INSERT'] },
  intake_file: { read: where('intake_report r', 'r.id = intake_file.report_id') },
  intake_piece: { read: where('intake_file f', 'f.id = intake_piece.file_id') },
};
