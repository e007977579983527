import type webPush from 'web-push';
import type { Address, Target } from '#domain';
import type { Channel, ChannelStatus, OutgoingMessage, Outcome } from '../channel.js';
import type { ExchangeAnswer } from '../http/exchange.js';
import { statusOutcome } from '../http/status-outcome.js';
import { serviceOf, Stranger, type StrangerOptions } from '../http/stranger.js';
import { NotifyError } from '../notify.error.js';

/** VAPID (RFC 8292): who we are to the push services. Keys are base64url, as `web-push generate-vapid-keys` writes them. */
export interface VapidKeys {
  /** `mailto:` or `https:`: whom a push service asks when we misbehave. */
  subject: string;
  publicKey: string;
  privateKey: string;
}

/** An alarm older than this wakes nobody any more; the service drops it. */
const timeToLiveSeconds = 3_600;

/**
 * Web Push (RFC 8030) to a browser, encrypted for it alone (RFC 8291). The library encrypts and signs; the request itself
 * goes by our own hands, since the endpoint is a URL that whoever subscribed has chosen.
 */
export class WebPushChannel implements Channel {
  readonly name = 'web_push';
  private readonly stranger: Stranger;

  /** @throws NotifyError `vapid_keys_unusable` */
  static async open(vapid: VapidKeys, options: StrangerOptions): Promise<WebPushChannel> {
    // Loaded here and not before: a process that never sends need not know it.
    const { default: library } = await import('web-push');
    try {
      library.setVapidDetails(vapid.subject, vapid.publicKey, vapid.privateKey);
    } catch {
      // What was thrown may quote the key.
      throw new NotifyError('vapid_keys_unusable', 'WEB_PUSH_VAPID_… are no usable subject and keys of VAPID');
    }
    return new WebPushChannel(library, vapid, options);
  }

  private constructor(
    private readonly library: typeof webPush,
    private readonly vapidDetails: VapidKeys,
    options: StrangerOptions,
  ) {
    this.stranger = new Stranger(options);
  }

  status(): ChannelStatus {
    return 'ready';
  }

  serviceOf(to: Target): string {
    return to.channel === 'web_push' ? serviceOf(to.subscription.endpoint) : '';
  }

  async send(message: OutgoingMessage, signal: AbortSignal): Promise<Outcome> {
    if (message.to.channel !== 'web_push') return { kind: 'give_up', error: 'no_address' };
    const request = this.encrypted(message, message.to);
    if (!request) return { kind: 'give_up', error: 'address_refused' };
    const answer = await this.stranger.post({ ...request, signal });
    return answer.kind === 'not_called' ? answer.outcome : outcomeOf(answer);
  }

  private encrypted(message: OutgoingMessage, { subscription }: Address & { channel: 'web_push' }) {
    const { deliveryId, alarmId, incidentId, link, words } = message;
    const payload = JSON.stringify({ ...words, data: { deliveryId, alarmId, incidentId, link } });
    try {
      const { headers, body } = this.library.generateRequestDetails(subscription, payload, {
        vapidDetails: this.vapidDetails,
        TTL: timeToLiveSeconds,
        urgency: 'high',
        // One alarm is one notification: a repeat that still waits takes the place of the first.
        topic: alarmId.replaceAll('-', ''),
      });
      const texts = Object.entries(headers).map(([name, value]) => [name.toLowerCase(), String(value)]);
      return { url: subscription.endpoint, headers: Object.fromEntries(texts) as Record<string, string>, body };
    } catch {
      // Keys that are no point on the curve: this subscription will never be one.
      return undefined;
    }
  }
}

/** RFC 8030, section 8.3: a subscription that is gone is answered with 404 or 410. */
function outcomeOf(answer: ExchangeAnswer): Outcome {
  if (answer.kind === 'failed') return statusOutcome(answer);
  switch (answer.status) {
    case 404:
    case 410:
      return { kind: 'give_up', error: 'unregistered', forgetAddress: true };
    case 401:
    case 403:
      return { kind: 'give_up', error: 'credentials_refused' };
    default:
      return statusOutcome(answer);
  }
}
