import type { Clock } from '#domain';
import { webhookSignature } from '../webhook/webhook-signature.js';
import type { OperatorAlarm, OperatorChannel } from './operator-alarm.js';

const timeoutMilliseconds = 5_000;

/**
 * Posts to the operator's own server, signed as a contact's webhook is. Where it leads is configuration and not a
 * stranger's word, so private networks and http are allowed; redirects are not followed.
 */
export class OperatorWebhook implements OperatorChannel {
  readonly name = 'webhook';

  constructor(
    private readonly url: string,
    private readonly secret: string,
    private readonly clock: Clock,
  ) {}

  async tell({ kind, since, step }: OperatorAlarm): Promise<'sent' | 'retry' | 'give_up'> {
    const body = JSON.stringify({ version: 1, type: kind, since: new Date(since).toISOString(), step });
    const timestamp = Math.floor(this.clock.now() / 1000);
    const status = await fetch(this.url, {
      method: 'POST',
      redirect: 'manual',
      headers: {
        'content-type': 'application/json; charset=utf-8',
        'user-agent': 'Qalqan-Webhook/1',
        'qalqan-timestamp': String(timestamp),
        'qalqan-signature': webhookSignature(this.secret, timestamp, body),
      },
      body,
      signal: AbortSignal.timeout(timeoutMilliseconds),
    }).then(
      (answer) => answer.status,
      () => 0,
    );
    if (status >= 200 && status < 300) return 'sent';
    return status === 0 || status >= 500 || [408, 425, 429].includes(status) ? 'retry' : 'give_up';
  }
}
