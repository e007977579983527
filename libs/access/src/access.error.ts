import { type FieldError, Problem, type ProblemKind } from '#domain';

export type AccessErrorCode =
  | 'credentials_missing'
  | 'credentials_wrong'
  | 'token_invalid'
  | 'proof_missing'
  | 'proof_invalid'
  | 'proof_stale'
  | 'not_permitted'
  | 'too_many_attempts'
  | 'session_ended'
  | 'foreign_origin'
  | 'second_factor_required'
  | 'second_factor_wrong'
  | 'second_factor_to_enrol'
  | 'password_to_change'
  | 'second_factor_enrolled'
  | 'second_factor_needed'
  | 'authenticate_again'
  | 'passkey_refused'
  | 'passwords_refused'
  | 'account_object_unknown'
  | 'single_sign_on_not_configured'
  | 'single_sign_on_refused'
  | 'single_sign_on_unavailable';

const kinds: Record<AccessErrorCode, ProblemKind> = {
  credentials_missing: 'unauthenticated',
  credentials_wrong: 'unauthenticated',
  token_invalid: 'unauthenticated',
  proof_missing: 'unauthenticated',
  proof_invalid: 'unauthenticated',
  proof_stale: 'unauthenticated',
  not_permitted: 'forbidden',
  too_many_attempts: 'too_many',
  session_ended: 'unauthenticated',
  foreign_origin: 'forbidden',
  second_factor_required: 'unauthenticated',
  second_factor_wrong: 'unauthenticated',
  second_factor_to_enrol: 'forbidden',
  password_to_change: 'forbidden',
  second_factor_enrolled: 'conflict',
  second_factor_needed: 'conflict',
  authenticate_again: 'forbidden',
  passkey_refused: 'unauthenticated',
  passwords_refused: 'unprocessable',
  account_object_unknown: 'not_found',
  single_sign_on_not_configured: 'not_found',
  single_sign_on_refused: 'unauthenticated',
  single_sign_on_unavailable: 'unavailable',
};

const details: Record<AccessErrorCode, string> = {
  credentials_missing: 'Send an Authorization header.',
  credentials_wrong: 'The e-mail address or the password is wrong.',
  token_invalid: 'The token is unknown, expired or revoked. Log in again, or have the device enrolled again.',
  proof_missing: 'The phone’s key must prove this request: send Authorization: DPoP, and a proof in the header DPoP.',
  proof_invalid: 'The proof in the header DPoP is not by the phone’s key, or not for this request.',
  proof_stale: 'The proof was used before or is not of the present. Sign another one with the nonce of DPoP-Nonce.',
  not_permitted: 'Your role does not permit this.',
  too_many_attempts: 'Too many attempts. Wait before trying again.',
  session_ended: 'The session has ended. Log in again.',
  foreign_origin: 'This may be called by our own pages only.',
  second_factor_required: 'The password is right. The account also asks for one of the fields named here.',
  second_factor_wrong: 'The code is wrong, expired or was used before.',
  second_factor_to_enrol: 'Your agency demands a second factor. Enrol one, then go on.',
  password_to_change: 'Somebody else gave you this password. Choose your own, then go on.',
  second_factor_enrolled: 'There is one already. Remove it first.',
  second_factor_needed: 'Your agency demands a second factor. Enrol another one before removing this one.',
  authenticate_again: 'Log in again: this is permitted for some minutes after it only.',
  passkey_refused: 'The passkey is unknown, or its answer does not fit what was asked.',
  passwords_refused: 'The password cannot be changed like this.',
  account_object_unknown: 'There is no such thing of this account.',
  single_sign_on_not_configured: 'Single sign-on is not configured in this installation.',
  single_sign_on_refused: 'Single sign-on did not tell of anybody who has an account here.',
  single_sign_on_unavailable: 'The provider of single sign-on does not answer.',
};

export class AccessError extends Problem {
  /** @param cause for the operator: it may tell more than the caller is told */
  constructor(
    code: AccessErrorCode,
    retryAfterSeconds?: number,
    errors: readonly FieldError[] = [],
    override readonly cause?: unknown,
  ) {
    super(kinds[code], code, details[code], errors, retryAfterSeconds);
  }
}
