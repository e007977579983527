import { Secret, TOTP } from 'otpauth';

/** As every authenticator app computes them (RFC 6238). */
const shape = { algorithm: 'SHA1', digits: 6, period: 30 } as const;
const issuer = 'Qalqan';

export const newTotpSecret = (): Buffer => Buffer.from(new Secret({ size: 20 }).bytes);

/** `otpauth://totp/…`, what the QR code holds. @param email how the app names the account */
export const totpAddress = (secret: Buffer, email: string): string => totp(secret, email).toString();

/** What is typed where no QR code can be read. */
export const totpText = (secret: Buffer): string => totp(secret).secret.base32;

/**
 * Number of the half minute that the code belongs to, or `undefined`. One half minute before and after the present one count:
 * phones are seldom more than that apart.
 */
export function totpStep(secret: Buffer, code: string, now: number): number | undefined {
  const token = code.replaceAll(/\s/g, '');
  if (!/^\d{6}$/.test(token)) return undefined;
  const delta = totp(secret).validate({ token, timestamp: now, window: 1 });
  return delta === null ? undefined : Math.floor(now / 1_000 / shape.period) + delta;
}

function totp(secret: Buffer, label = 'staff'): TOTP {
  const bytes = new Uint8Array(secret);
  return new TOTP({ ...shape, issuer, label, secret: new Secret({ buffer: bytes.buffer }) });
}
