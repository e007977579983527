import type { Outcome } from '../channel.js';
import type { ExchangeAnswer } from './exchange.js';

/** What an answer means that says nothing of its own: by its status (RFC 9110), `sent` for any 2xx. */
export function statusOutcome(answer: ExchangeAnswer): Outcome {
  if (answer.kind === 'failed') return { kind: 'retry', error: answer.error };
  const { status, retryAfterSeconds } = answer;
  if (status >= 200 && status < 300) return { kind: 'sent' };
  const asked = retryAfterSeconds === undefined ? {} : { afterSeconds: retryAfterSeconds };
  if (status === 429) return { kind: 'retry', error: 'rate_limited', ...asked };
  // 408 and 425 ask for the same request again.
  if (status >= 500 || status === 408 || status === 425) return { kind: 'retry', error: 'service_failed', ...asked };
  return { kind: 'give_up', error: 'message_refused' };
}
