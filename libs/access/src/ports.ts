import type { Language, StaffRole } from '#domain';
import type { DeviceCaller, StaffCaller } from './caller.js';

export interface StaffAccount extends StaffCaller {
  name: string;
  role: StaffRole;
  language: Language;
  passwordHash: string;
  agencyName: string;
  agencyTimeZone: string;
}

/** Port. Disabled accounts are absent. */
export interface StaffAccounts {
  byEmail(email: string): Promise<StaffAccount | undefined>;
  byId(staffId: string): Promise<StaffAccount | undefined>;
  /** By staff id. */
  rolesOf(staffIds: readonly string[]): Promise<Map<string, StaffRole>>;
}
export const STAFF_ACCOUNTS = Symbol('StaffAccounts');

/** Port. One statement for any number of tokens; revoked devices are absent. */
export interface DeviceDirectory {
  byTokenHashes(hashes: readonly Buffer[]): Promise<(DeviceCaller & { tokenHash: Buffer })[]>;
}
export const DEVICE_DIRECTORY = Symbol('DeviceDirectory');

export interface AuditRecord {
  agencyId: string;
  actor: 'staff' | 'device' | 'system';
  actorId: string;
  /** For example `incident.track.read`, `session.open`. */
  action: string;
  object: string;
  objectId?: string;
  reason?: string;
  result: 'allowed' | 'refused' | 'failed';
  /** Of one kind, what a list showed; by default the object itself. The people concerned are found by them. */
  objectIds?: readonly string[];
  /** The people concerned, where the object is gone by now. */
  subjects?: readonly string[];
}

/** Port. Appends to the agency's hash chain; resolves when it is durable. */
export interface AuditChain {
  append(records: readonly AuditRecord[]): Promise<void>;
}
export const AUDIT_CHAIN = Symbol('AuditChain');
