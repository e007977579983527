import {
  startAuthentication,
  startRegistration,
  WebAuthnError,
  type AuthenticationResponseJSON,
  type PublicKeyCredentialCreationOptionsJSON,
  type PublicKeyCredentialRequestOptionsJSON,
  type RegistrationResponseJSON,
} from '@simplewebauthn/browser';
import type { PasskeyChallengeAnswer } from '#contracts';

export { browserSupportsWebAuthn as knowsPasskeys } from '@simplewebauthn/browser';

/** Why the browser gave no passkey. */
export type PasskeyFault = 'wrong_address' | 'not_used' | 'known' | 'incapable';

export class PasskeyError extends Error {
  constructor(
    readonly fault: PasskeyFault,
    cause: unknown,
  ) {
    super(fault, { cause });
    this.name = 'PasskeyError';
  }
}

/** Asks the user's device for a new passkey. Throws {@link PasskeyError}. */
export const makePasskey = ({ options }: PasskeyChallengeAnswer): Promise<RegistrationResponseJSON> =>
  orFault(startRegistration({ optionsJSON: options as unknown as PublicKeyCredentialCreationOptionsJSON }));

/** Asks the user's device to answer by a passkey. Throws {@link PasskeyError}. */
export const answerByPasskey = ({ options }: PasskeyChallengeAnswer): Promise<AuthenticationResponseJSON> =>
  orFault(startAuthentication({ optionsJSON: options as unknown as PublicKeyCredentialRequestOptionsJSON }));

const orFault = <Answer>(asked: Promise<Answer>): Promise<Answer> =>
  asked.catch((error: unknown) => {
    throw new PasskeyError(faultOf(error), error);
  });

function faultOf(error: unknown): PasskeyFault {
  if (!(error instanceof WebAuthnError)) return 'not_used';
  switch (error.code) {
    case 'ERROR_INVALID_DOMAIN':
    case 'ERROR_INVALID_RP_ID':
      return 'wrong_address';
    case 'ERROR_AUTHENTICATOR_PREVIOUSLY_REGISTERED':
      return 'known';
    case 'ERROR_AUTHENTICATOR_MISSING_DISCOVERABLE_CREDENTIAL_SUPPORT':
    case 'ERROR_AUTHENTICATOR_MISSING_USER_VERIFICATION_SUPPORT':
    case 'ERROR_AUTHENTICATOR_NO_SUPPORTED_PUBKEYCREDPARAMS_ALG':
      return 'incapable';
    default:
      // Browsers say the same of a cancelled, a late and an absent passkey, so that no page learns which it was.
      return 'not_used';
  }
}
