import { lookup } from 'node:dns/promises';
import type { Clock } from '#domain';
import type { Channel, ChannelStatus, OutgoingMessage, Outcome } from '../channel.js';
import { post, type PostAnswer } from './post.js';
import { isPublicAddress } from './public-address.js';
import { webhookSignature } from './webhook-signature.js';

export interface WebhookOptions {
  /** For a receiver inside the agency's own network, and for tests. Also allows plain http. */
  privateAddressesAllowed: boolean;
  /** Whole exchange, name resolution included. */
  timeoutMilliseconds?: number;
  resolve?: (host: string) => Promise<string[]>;
}

const resolveByDns = async (host: string): Promise<string[]> =>
  (await lookup(host, { all: true, verbatim: true })).map(({ address }) => address);

/**
 * Posts a signed JSON message to a contact's own server. The name is resolved here, each address checked, and the
 * connection made to the very address that was checked: a name that answers differently the second time gains nothing.
 * Redirects are not followed.
 */
export class WebhookChannel implements Channel {
  readonly name = 'webhook';
  private readonly timeoutMilliseconds: number;
  private readonly resolve: (host: string) => Promise<string[]>;

  constructor(
    private readonly clock: Clock,
    private readonly options: WebhookOptions,
  ) {
    this.timeoutMilliseconds = options.timeoutMilliseconds ?? 5_000;
    this.resolve = options.resolve ?? resolveByDns;
  }

  status(): ChannelStatus {
    return 'ready';
  }

  async send(message: OutgoingMessage, signal: AbortSignal): Promise<Outcome> {
    if (message.to.channel !== 'webhook') return { kind: 'give_up', error: 'no_address' };
    const url = this.allowedUrl(message.to.url);
    if (!url) return { kind: 'give_up', error: 'address_refused' };
    const bounded = AbortSignal.any([signal, AbortSignal.timeout(this.timeoutMilliseconds)]);
    const addresses = await this.addressesOf(url, bounded);
    if (addresses.length === 0) {
      return { kind: 'retry', error: bounded.aborted ? 'timeout' : 'address_unresolved' };
    }
    // One private address among public ones is no accident: none of them is called.
    if (!this.options.privateAddressesAllowed && !addresses.every(isPublicAddress)) {
      return { kind: 'give_up', error: 'address_refused' };
    }
    const body = JSON.stringify(payloadOf(message));
    const timestamp = Math.floor(this.clock.now() / 1000);
    const headers = {
      'content-type': 'application/json; charset=utf-8',
      'user-agent': 'Qalqan-Webhook/1',
      'qalqan-delivery': message.deliveryId,
      'qalqan-timestamp': String(timestamp),
      'qalqan-signature': webhookSignature(message.to.secret, timestamp, body),
    };
    return outcomeOf(await post({ url, address: addresses[0]!, headers, body, signal: bounded }));
  }

  private allowedUrl(text: string): URL | undefined {
    if (!URL.canParse(text)) return undefined;
    const url = new URL(text);
    if (url.username || url.password) return undefined;
    if (url.protocol === 'https:') return url;
    return url.protocol === 'http:' && this.options.privateAddressesAllowed ? url : undefined;
  }

  private async addressesOf(url: URL, signal: AbortSignal): Promise<string[]> {
    const aborted = new Promise<string[]>((done) => signal.addEventListener('abort', () => done([]), { once: true }));
    const host = url.hostname.replace(/^\[|\]$/g, '');
    // A name that does not resolve now may do so later: the caller retries on an empty list.
    return Promise.race([this.resolve(host).catch(() => []), aborted]);
  }
}

const payloadOf = ({ deliveryId, alarmId, incidentId, link, language, words }: OutgoingMessage) => ({
  version: 1,
  type: 'alarm',
  ...{ deliveryId, alarmId, incidentId, link, language },
  message: words,
});

function outcomeOf(answer: PostAnswer): Outcome {
  if (answer.kind === 'failed') return { kind: 'retry', error: answer.error };
  const { status, retryAfterSeconds } = answer;
  if (status >= 200 && status < 300) return { kind: 'sent' };
  const asked = retryAfterSeconds === undefined ? {} : { afterSeconds: retryAfterSeconds };
  if (status === 429) return { kind: 'retry', error: 'rate_limited', ...asked };
  // 408 and 425 ask for the same request again.
  if (status >= 500 || status === 408 || status === 425) return { kind: 'retry', error: 'service_failed', ...asked };
  return { kind: 'give_up', error: 'message_refused' };
}
