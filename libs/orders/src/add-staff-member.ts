import { hashSecret, passwordFault } from '#access';
import type { Address, Language, StaffRole } from '#domain';
import { type AddressPolicy, checkAddresses, openInternetOnly } from './addresses.js';
import { CaseError, refuseIf } from './case.error.js';
import type { CaseWork } from './cases.js';
import type { CaseBook } from './ports.js';
import type { StaffRecord } from './records.js';

export interface NewStaffMember {
  email: string;
  name: string;
  role: StaffRole;
  language: Language;
  /** Argon2id, from {@link hashPassword}. */
  passwordHash: string;
  /** The password is good for choosing one's own. */
  mustChangePassword?: boolean | undefined;
  /** In the order they are wanted. */
  channels?: readonly Address[] | undefined;
}

/**
 * Checks and hashes a password, before the transaction (see `hashPins`).
 *
 * @param about whose password it is: name and e-mail address, which it must not be made of
 */
export async function hashPassword(password: string, about: readonly string[], path = 'password'): Promise<string> {
  const message = await passwordFault(password, about);
  refuseIf(message === undefined ? [] : [{ path, message }], 'staff_invalid', 'This password cannot be used.');
  return hashSecret(password);
}

/** Gives a member of staff an account in the caller's agency. */
export async function addStaffMember(
  work: CaseWork,
  member: NewStaffMember,
  policy: AddressPolicy = openInternetOnly,
): Promise<StaffRecord> {
  refuseStaffAddresses(member.channels, policy);
  const record = await addTo(work, work.book, member, 'email');
  work.record('staff.add', 'staff_member', record.id);
  return record;
}

/** @param path of the e-mail address in the request */
export async function addTo(
  work: CaseWork,
  book: CaseBook,
  member: NewStaffMember,
  path: string,
): Promise<StaffRecord> {
  const record: StaffRecord = {
    id: work.newId(),
    createdAt: work.now,
    email: member.email.trim().toLowerCase(),
    name: member.name,
    role: member.role,
    language: member.language,
    passwordHash: member.passwordHash,
    mustChangePassword: member.mustChangePassword ?? false,
    onDuty: false,
    channels: member.channels ?? [],
    disabledAt: null,
  };
  if (!(await book.staff.insert(record)))
    throw new CaseError('staff_invalid', 'The account cannot be made like this.', [
      { path, message: 'cannot be used; an account may have it already' },
    ]);
  return record;
}

export const refuseStaffAddresses = (addresses: readonly Address[] | undefined, policy: AddressPolicy): void =>
  refuseIf(checkAddresses(addresses ?? [], policy), 'staff_invalid', 'The member cannot be reached like this.');
