import type { Outcome } from '../channel.js';

/** What an error of nodemailer means for the message: its own code first, then the server's reply (RFC 5321, RFC 3463). */
export function emailFailure(error: unknown, signal: AbortSignal): Outcome {
  const { code, responseCode, response, command } = (error ?? {}) as Partial<Record<string, unknown>>;
  if (signal.aborted || code === 'ETIMEDOUT') return { kind: 'retry', error: 'timeout' };
  switch (code) {
    case 'EAUTH':
    case 'ENOAUTH':
      return { kind: 'retry', error: 'credentials_refused' };
    case 'EPROTOCOL':
      return { kind: 'retry', error: 'bad_answer' };
    case 'EENVELOPE':
    case 'EMESSAGE':
      return refusal(Number(responseCode), String(response), command === 'RCPT TO');
    default:
      return { kind: 'retry', error: responseCode === 421 ? 'rate_limited' : 'connection_failed' };
  }
}

/** Only `5.1.x` of the recipient says that the mailbox is gone: other 5xx may be about us, and cost nobody an address. */
function refusal(status: number, response: string, ofRecipient: boolean): Outcome {
  if (ofRecipient && /^5\d\d[ -]5\.1\.(1|6|10)\b/.test(response))
    return { kind: 'give_up', error: 'unregistered', forgetAddress: true };
  if (status === 421 || status === 450 || status === 452) return { kind: 'retry', error: 'rate_limited' };
  if (status >= 400 && status < 500) return { kind: 'retry', error: 'service_failed' };
  return { kind: 'give_up', error: ofRecipient ? 'address_refused' : 'message_refused' };
}
