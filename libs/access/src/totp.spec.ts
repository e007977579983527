import { describe, expect, it } from '@jest/globals';
import { totpAddress, totpStep, totpText } from './totp.js';

/** RFC 6238, appendix B: SHA-1, the last six of its eight digits. */
const secret = Buffer.from('12345678901234567890');

describe('TOTP', () => {
  it.each([
    [59, '287082', 1],
    [1111111109, '081804', 37037036],
    [1234567890, '005924', 41152263],
    [20000000000, '353130', 666666666],
  ])('at %d s takes the code of the standard', (seconds, code, step) =>
    expect(totpStep(secret, code, seconds * 1_000)).toBe(step),
  );

  it('takes the code of the half minutes beside, and says which it was', () => {
    expect(totpStep(secret, '287 082', 89_000)).toBe(1);
    expect(totpStep(secret, '287082', 20_000)).toBe(1);
    expect(totpStep(secret, '287082', 90_000)).toBeUndefined();
  });

  it.each(['', '28708', '2870820', 'abcdef', '28708２'])('does not take %p', (code) =>
    expect(totpStep(secret, code, 59_000)).toBeUndefined(),
  );

  it('is what apps read', () => {
    expect(totpText(secret)).toBe('GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ');
    expect(totpAddress(secret, 'a@agency.example')).toBe(
      'otpauth://totp/Qalqan:a%40agency.example?issuer=Qalqan&secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ&algorithm=SHA1&digits=6&period=30',
    );
  });
});
