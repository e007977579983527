import type { TFunction } from 'i18next';
import { PasskeyError } from '../api/passkeys.js';
import { ApiError } from '../api/request.js';

const faultKeys = {
  wrong_address: 'wrongAddress',
  not_used: 'notUsed',
  known: 'known',
  incapable: 'incapable',
} as const;

/** What went wrong with one's own account and what to do now; `undefined` for what can go wrong with everything. */
export function accountFault(error: unknown, t: TFunction<['account', 'session']>): string | undefined {
  if (error instanceof PasskeyError) {
    return t(`passkeys.${faultKeys[error.fault]}`);
  }
  if (!(error instanceof ApiError)) return undefined;
  switch (error.code) {
    case 'passwords_refused':
      return error.errors.some(({ path }) => path === 'currentPassword') ? t('password.wrong') : t('password.weak');
    case 'passkey_refused':
      return t('passkeys.refused');
    case 'second_factor_wrong':
      return t('session:enrol.wrong');
    case 'second_factor_needed':
      return t('lastFactor');
    case 'second_factor_enrolled':
      return t('enrolledAlready');
    case 'account_object_unknown':
      return t('goneAlready');
    default:
      return undefined;
  }
}
