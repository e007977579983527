import type { Outcome } from '../channel.js';

/**
 * What an error of firebase-admin means for the message. Codes:
 * https://firebase.google.com/docs/cloud-messaging/error-codes and firebase-admin's `messaging/…` and `app/…`.
 */
export function fcmFailure(error: unknown, signal: AbortSignal): Outcome {
  if (signal.aborted) return { kind: 'retry', error: 'timeout' };
  switch (codeOf(error)) {
    case 'messaging/registration-token-not-registered':
      return { kind: 'give_up', error: 'unregistered', forgetAddress: true };
    // A token that was never one. Other invalid arguments may be ours, and cost the contact no address.
    case 'messaging/invalid-registration-token':
      return { kind: 'give_up', error: 'address_refused' };
    case 'messaging/invalid-argument':
    case 'messaging/invalid-payload':
    case 'messaging/invalid-recipient':
    case 'messaging/payload-size-limit-exceeded':
      return { kind: 'give_up', error: 'message_refused' };
    case 'messaging/mismatched-credential':
    case 'messaging/third-party-auth-error':
      return { kind: 'give_up', error: 'credentials_refused' };
    // A token endpoint that is down looks the same as a key that was withdrawn; the attempts run out in either case.
    case 'messaging/authentication-error':
    case 'app/invalid-credential':
      return { kind: 'retry', error: 'credentials_refused' };
    case 'messaging/message-rate-exceeded':
    case 'messaging/device-message-rate-exceeded':
    case 'messaging/topics-message-rate-exceeded':
    case 'messaging/quota-exceeded':
      return { kind: 'retry', error: 'rate_limited' };
    case 'messaging/server-unavailable':
    case 'messaging/internal-error':
      return { kind: 'retry', error: 'service_failed' };
    case 'app/network-timeout':
      return { kind: 'retry', error: 'timeout' };
    case 'app/network-error':
      return { kind: 'retry', error: wasRepeated(error) ? 'service_failed' : 'connection_failed' };
    default:
      return { kind: 'retry', error: 'bad_answer' };
  }
}

const codeOf = (error: unknown): unknown =>
  typeof error === 'object' && error !== null && 'code' in error ? error.code : undefined;

/** firebase-admin wanted to repeat the request, as it does for a 503; see the single-request agent. */
const wasRepeated = (error: unknown): boolean => error instanceof Error && error.message.includes('ONE_REQUEST_ONLY');
