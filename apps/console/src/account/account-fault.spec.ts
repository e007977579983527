import { describe, expect, it } from '@jest/globals';
import { PasskeyError } from '../api/passkeys.js';
import { ApiError } from '../api/request.js';
import { en } from '../words/english.js';
import { accountFault } from './account-fault.js';

const refusal = (status: number, code: string, path = '') =>
  new ApiError(status, code, '', path === '' ? [] : [{ path, message: '' }]);

describe('a fault of one’s own account', () => {
  it('tells a wrong password from one that cannot be taken', () => {
    expect(accountFault(refusal(422, 'passwords_refused', 'currentPassword'), en)).toBe(en.account.password.wrong);
    expect(accountFault(refusal(422, 'passwords_refused', 'newPassword'), en)).toBe(en.account.password.weak);
  });

  it.each([
    ['wrong_address', en.account.passkeys.wrongAddress],
    ['not_used', en.account.passkeys.notUsed],
    ['known', en.account.passkeys.known],
    ['incapable', en.account.passkeys.incapable],
  ] as const)('says what to do where a passkey is %s', (fault, text) => {
    expect(accountFault(new PasskeyError(fault, undefined), en)).toBe(text);
  });

  it('is not what can go wrong with everything', () => {
    const others = [refusal(0, 'no_answer'), refusal(401, 'token_invalid'), refusal(503, 'busy'), new Error('bug')];
    expect(others.map((error) => accountFault(error, en))).toEqual(others.map(() => undefined));
  });
});
