import { PasskeyError } from '../api/passkeys.js';
import { ApiError } from '../api/request.js';
import type { Words } from '../words/english.js';

/** What went wrong with one's own account and what to do now; `undefined` for what can go wrong with everything. */
export function accountFault(error: unknown, words: Words): string | undefined {
  const own = words.account;
  if (error instanceof PasskeyError) {
    const { wrongAddress, notUsed, known, incapable } = own.passkeys;
    return { wrong_address: wrongAddress, not_used: notUsed, known, incapable }[error.fault];
  }
  if (!(error instanceof ApiError)) return undefined;
  switch (error.code) {
    case 'passwords_refused':
      return error.errors.some(({ path }) => path === 'currentPassword') ? own.password.wrong : own.password.weak;
    case 'passkey_refused':
      return own.passkeys.refused;
    case 'second_factor_wrong':
      return words.enrol.wrong;
    case 'second_factor_needed':
      return own.lastFactor;
    case 'second_factor_enrolled':
      return own.enrolledAlready;
    case 'account_object_unknown':
      return own.goneAlready;
    default:
      return undefined;
  }
}
