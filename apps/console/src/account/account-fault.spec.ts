import { describe, expect, it } from '@jest/globals';
import { PasskeyError } from '../api/passkeys.js';
import { ApiError } from '../api/request.js';
import { accountEnglish } from '../words/account/english.js';
import { i18n } from '../words/i18n.js';
import '../words/account/index.js';
import { accountFault } from './account-fault.js';

const t = i18n.getFixedT('en', ['account', 'session'] as const);
const refusal = (status: number, code: string, path = '') =>
  new ApiError(status, code, '', path === '' ? [] : [{ path, message: '' }]);

describe('a fault of one’s own account', () => {
  it('tells a wrong password from one that cannot be taken', () => {
    expect(accountFault(refusal(422, 'passwords_refused', 'currentPassword'), t)).toBe(accountEnglish.password.wrong);
    expect(accountFault(refusal(422, 'passwords_refused', 'newPassword'), t)).toBe(accountEnglish.password.weak);
  });

  it.each([
    ['wrong_address', accountEnglish.passkeys.wrongAddress],
    ['not_used', accountEnglish.passkeys.notUsed],
    ['known', accountEnglish.passkeys.known],
    ['incapable', accountEnglish.passkeys.incapable],
  ] as const)('says what to do where a passkey is %s', (fault, text) => {
    expect(accountFault(new PasskeyError(fault, undefined), t)).toBe(text);
  });

  it('is not what can go wrong with everything', () => {
    const others = [refusal(0, 'no_answer'), refusal(401, 'token_invalid'), refusal(503, 'busy'), new Error('bug')];
    expect(others.map((error) => accountFault(error, t))).toEqual(others.map(() => undefined));
  });
});
