import type { Address, Language, StaffRole } from '#domain';
import { refuseStaffAddresses } from './add-staff-member.js';
import { type AddressPolicy, openInternetOnly } from './addresses.js';
import { CaseError, present } from './case.error.js';
import type { CaseWork } from './cases.js';
import { withGiven } from './given.js';
import type { StaffRecord } from './records.js';

export interface StaffChange {
  name?: string | undefined;
  role?: StaffRole | undefined;
  language?: Language | undefined;
  passwordHash?: string | undefined;
  /** With a password: it is good for choosing one's own. */
  mustChangePassword?: boolean | undefined;
  /** A disabled account is refused from its next request on, and its sessions end; so they do with a new password. */
  disabled?: boolean | undefined;
  /** All of them anew. */
  channels?: readonly Address[] | undefined;
}

/** What is not given stays. Nobody takes away their own rights: an agency would lose its last administrator so. */
export async function changeStaffMember(
  work: CaseWork,
  staffId: string,
  change: StaffChange,
  policy: AddressPolicy = openInternetOnly,
): Promise<StaffRecord> {
  refuseStaffAddresses(change.channels, policy);
  const { disabled, mustChangePassword, ...rest } = change;
  if (mustChangePassword !== undefined && rest.passwordHash === undefined)
    throw new CaseError('staff_invalid', 'The member cannot be changed like this.', [
      { path: 'mustChangePassword', message: 'only with a new password' },
    ]);
  const member = present(await work.book.staff.lock(staffId));
  if (member.id === work.actor.actorId && (disabled === true || (rest.role ?? member.role) !== member.role))
    throw new CaseError('staff_invalid', 'Ask another administrator to do this.', [
      { path: disabled ? 'disabled' : 'role', message: 'cannot be changed on your own account' },
    ]);
  const next = withGiven(member, {
    ...rest,
    ...(rest.passwordHash !== undefined && { mustChangePassword: mustChangePassword ?? false }),
    ...(disabled !== undefined && { disabledAt: disabled ? (member.disabledAt ?? work.now) : null }),
  });
  await work.book.staff.update(next);
  if (disabled) await work.book.staffSessions.endAll(next.id, 'disabled', work.now);
  else if (rest.passwordHash !== undefined) await work.book.staffSessions.endAll(next.id, 'password_changed', work.now);
  work.record('staff.change', 'staff_member', next.id);
  return next;
}
