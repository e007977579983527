import type { Address, Clock } from '#domain';
import type { Channel, ChannelStatus, OutgoingMessage, Outcome } from '../channel.js';
import { statusOutcome } from '../http/status-outcome.js';
import { serviceOf, Stranger, type StrangerOptions } from '../http/stranger.js';
import { signedHeaders } from './webhook-signature.js';

/** Posts a signed JSON message to a contact's own server. */
export class WebhookChannel implements Channel {
  readonly name = 'webhook';
  private readonly stranger: Stranger;

  constructor(
    private readonly clock: Clock,
    options: StrangerOptions,
  ) {
    this.stranger = new Stranger(options);
  }

  status(): ChannelStatus {
    return 'ready';
  }

  serviceOf(to: Address): string {
    return to.channel === 'webhook' ? serviceOf(to.url) : '';
  }

  async send(message: OutgoingMessage, signal: AbortSignal): Promise<Outcome> {
    const { to } = message;
    if (to.channel !== 'webhook') return { kind: 'give_up', error: 'no_address' };
    const body = JSON.stringify(payloadOf(message));
    const headers = {
      'content-type': 'application/json; charset=utf-8',
      'user-agent': 'Qalqan-Webhook/1',
      'qalqan-delivery': message.deliveryId,
      ...signedHeaders(to.secret, this.clock.now(), body),
    };
    const answer = await this.stranger.post({ url: to.url, headers, body, signal });
    return answer.kind === 'not_called' ? answer.outcome : statusOutcome(answer);
  }
}

const payloadOf = ({ deliveryId, alarmId, incidentId, link, language, words }: OutgoingMessage) => ({
  version: 1,
  type: 'alarm',
  ...{ deliveryId, alarmId, incidentId, link, language },
  message: words,
});
