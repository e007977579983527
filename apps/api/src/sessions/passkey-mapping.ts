import type { PasskeyAnswer, PasskeyRegistration } from '#access';
import type { PasskeySessionBody, RegisterPasskeyBody } from '#contracts';

/** What an authenticator says of extensions is not used. */
const noExtensions = { clientExtensionResults: {} };

export function registrationResponse({
  id,
  rawId,
  type,
  response,
}: RegisterPasskeyBody['credential']): PasskeyRegistration {
  const { transports, ...rest } = response;
  return { id, rawId, type, ...noExtensions, response: { ...rest, ...(transports && { transports }) } };
}

export function authenticationResponse({ id, rawId, type, response }: PasskeySessionBody['credential']): PasskeyAnswer {
  const { userHandle, ...rest } = response;
  return { id, rawId, type, ...noExtensions, response: { ...rest, ...(userHandle && { userHandle }) } };
}
