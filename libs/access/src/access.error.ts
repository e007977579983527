import { Problem, type ProblemKind } from '#domain';

export type AccessErrorCode =
  'credentials_missing' | 'credentials_wrong' | 'token_invalid' | 'not_permitted' | 'too_many_attempts';

const kinds: Record<AccessErrorCode, ProblemKind> = {
  credentials_missing: 'unauthenticated',
  credentials_wrong: 'unauthenticated',
  token_invalid: 'unauthenticated',
  not_permitted: 'forbidden',
  too_many_attempts: 'too_many',
};

const details: Record<AccessErrorCode, string> = {
  credentials_missing: 'Send an Authorization header.',
  credentials_wrong: 'The e-mail address or the password is wrong.',
  token_invalid: 'The token is unknown, expired or revoked. Log in again, or have the device enrolled again.',
  not_permitted: 'Your role does not permit this.',
  too_many_attempts: 'Too many attempts. Wait before trying again.',
};

export class AccessError extends Problem {
  constructor(code: AccessErrorCode, retryAfterSeconds?: number) {
    super(kinds[code], code, details[code], [], retryAfterSeconds);
  }
}
