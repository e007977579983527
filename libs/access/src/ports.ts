import type { Language, SecondFactorPolicy, StaffRole, TrackerProtocol } from '#domain';
import type { DeviceCaller, StaffCaller } from './caller.js';

export interface StaffAccount extends StaffCaller {
  email: string;
  name: string;
  role: StaffRole;
  language: Language;
  passwordHash: string;
  /** Somebody else gave it to them. */
  mustChangePassword: boolean;
  agencyName: string;
  agencyTimeZone: string;
  secondFactorPolicy: SecondFactorPolicy;
}

/** Port. Disabled accounts are absent. */
export interface StaffAccounts {
  byEmail(email: string): Promise<StaffAccount | undefined>;
  byId(staffId: string): Promise<StaffAccount | undefined>;
  byOidcSubject(subject: string): Promise<StaffAccount | undefined>;
  /** False when the account has another subject already, or the subject another account. */
  tieOidcSubject(staffId: string, subject: string): Promise<boolean>;
  /** One that its owner has chosen. Ends every session of the account, with the record, in the same transaction. */
  changePassword(staffId: string, passwordHash: string, now: number, record: AuditRecord): Promise<void>;
}
export const STAFF_ACCOUNTS = Symbol('StaffAccounts');

/** A device for which a code waits. */
export interface EnrollingDevice {
  deviceId: string;
  agencyId: string;
  cell: number;
}

/** Port. Finds devices of whatever agency: by what they show they become known. Revoked devices are absent. */
export interface DeviceDirectory {
  /** One statement for any number of tokens. */
  byTokenHashes(hashes: readonly Buffer[]): Promise<(DeviceCaller & { tokenHash: Buffer })[]>;
  /** Absent when the code is unknown, was used or has expired. @param now milliseconds since 1970 */
  byEnrolmentCode(codeHash: Buffer, now: number): Promise<EnrollingDevice | undefined>;
}
export const DEVICE_DIRECTORY = Symbol('DeviceDirectory');

/** Port. Devices that are known by their name in the protocol that they speak, of whatever agency. Others and revoked ones are absent. */
export interface TrackerDirectory {
  /** One statement for any number of names. `uniqueId` of what is found is the name that was asked for. */
  byUniqueIds(uniqueIds: readonly string[]): Promise<(DeviceCaller & { protocol: TrackerProtocol })[]>;
}

export interface AuditRecord {
  agencyId: string;
  actor: 'staff' | 'device' | 'contact' | 'system';
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
