import type { StaffRole } from '#domain';

/** What staff may do. A route names exactly one. */
export const staffPermissions = [
  'session.read',
  /** One's own; those of others by `staff.write`. */
  'session.end',
  /** One's own password and second factors. */
  'account.read',
  'account.write',
  'incident.read',
  'incident.work',
  'incident.hand_over',
  'incident.track',
  /** What one shift leaves to the next. */
  'shift_note.read',
  'shift_note.write',
  'shift_note.confirm',
  /** What people without an account have told the agency. */
  'intake.read',
  'intake.answer',
  /** To ask where a party is. */
  'location.ask',
  /** To read one's own requests; others' by `location.review`. */
  'location.read',
  'location.review',
  'cap.read',
  'order.read',
  'order.write',
  'person.read',
  'person.write',
  'device.read',
  'device.write',
  /** To ask a device to do something, and to see what came of it. */
  'device.command',
  'contact.read',
  'contact.write',
  /** To bring many orders or devices at once: of those that one may write one by one. */
  'import.write',
  'unit.read',
  'unit.write',
  'agency.read',
  'agency.create',
  'agency.write',
  'staff.read',
  'staff.write',
  'duty.write',
  'plan.read',
  'plan.write',
  'plan.simulate',
  'operations.read',
  'operations.write',
  'approval.read',
  /** To approve, refuse and review what others ask for, as their policy permits; to withdraw one's own. */
  'approval.decide',
  'audit.read',
  /** Readings of positions outside an open incident. */
  'break_glass.read',
  'break_glass.review',
  /** To take the evidence of an incident out of the house. */
  'evidence.export',
  /** Who looked at a person's data. */
  'readers.read',
  /** Numbers of all agencies that name nobody. */
  'statistics.read',
  /** How long an agency keeps its data, and what it has deleted. */
  'retention.read',
  'retention.write',
  /** To keep everything of an incident beyond its time. */
  'incident.hold',
  /** To give out everything about a person, positions too. */
  'person.export',
  /** To erase a person on a court's word. */
  'person.erase',
] as const;
export type StaffPermission = (typeof staffPermissions)[number];

/** What a device may do, for its own person only. */
export const devicePermissions = [
  'position.report',
  'panic.press',
  'push.register',
  'readers.read',
  /** What has become of one's presses, check-ins and warnings. */
  'companion.read',
  'check_in.write',
  /** To choose whom the house tells. */
  'contact.designate',
  'warning.answer',
  /** To have another app report one's positions. */
  'tracker.set_up',
  /** To bring what the phone hears after a press. */
  'recording.write',
] as const;
export type DevicePermission = (typeof devicePermissions)[number];

const ownAccount: readonly StaffPermission[] = ['session.read', 'session.end', 'account.read', 'account.write'];

const caseReading: readonly StaffPermission[] = [
  ...ownAccount,
  'order.read',
  'person.read',
  'device.read',
  'contact.read',
  'unit.read',
  'agency.read',
];

const deskWork: readonly StaffPermission[] = [
  ...caseReading,
  'incident.read',
  'incident.work',
  'incident.track',
  'shift_note.read',
  'shift_note.write',
  'shift_note.confirm',
  'location.ask',
  'location.read',
  'device.command',
  'duty.write',
  'plan.read',
  'cap.read',
];

const caseWriting: readonly StaffPermission[] = [
  'order.write',
  'person.write',
  'device.write',
  'contact.write',
  'import.write',
];

const approving: readonly StaffPermission[] = ['approval.read', 'approval.decide'];

const granted: Record<StaffRole, ReadonlySet<StaffPermission>> = {
  dispatcher: new Set(deskWork),
  supervisor: new Set([
    ...deskWork,
    ...approving,
    'intake.read',
    'intake.answer',
    'incident.hand_over',
    'location.review',
    'operations.read',
    'operations.write',
    'unit.write',
    'staff.read',
    'plan.write',
    'plan.simulate',
    'evidence.export',
    'readers.read',
    'retention.read',
    'incident.hold',
    'person.export',
    'break_glass.read',
    'break_glass.review',
  ]),
  case_officer: new Set([
    ...deskWork,
    ...caseWriting,
    ...approving,
    'intake.read',
    'intake.answer',
    'evidence.export',
    'readers.read',
    'retention.read',
    'incident.hold',
    'person.export',
  ]),
  court: new Set([...caseReading, ...approving, 'order.write', 'person.write', 'import.write']),
  administrator: new Set([
    ...caseReading,
    ...caseWriting,
    ...approving,
    'unit.write',
    'agency.create',
    'agency.write',
    'staff.read',
    'staff.write',
    'plan.read',
    'plan.write',
    'operations.read',
    'operations.write',
    'statistics.read',
    'retention.read',
    'retention.write',
    'person.erase',
  ]),
  auditor: new Set([
    ...ownAccount,
    'agency.read',
    'approval.read',
    'audit.read',
    'break_glass.read',
    'readers.read',
    'staff.read',
    'incident.read',
    'location.read',
    'location.review',
    'plan.read',
    'plan.simulate',
    'cap.read',
    'operations.read',
    'statistics.read',
    'retention.read',
  ]),
};

export const roleMay = (role: StaffRole, permission: StaffPermission): boolean => granted[role].has(permission);

export const permissionsOf = (role: StaffRole): StaffPermission[] => [...granted[role]];

const ofOwnAccount: ReadonlySet<StaffPermission> = new Set(ownAccount);

/** What a session may do whose member must first choose a password, or enrol the second factor that the agency demands. */
export const isOfOwnAccount = (permission: StaffPermission): boolean => ofOwnAccount.has(permission);
