import { assertNever, type Clock } from '#domain';
import type { Channel, Outcome, OutgoingMessage } from './channel.js';
import type { ClaimedDelivery, DeliveryJobs, DeliveryKey, DeliveryStore } from './ports.js';
import { NotifyError } from './notify.error.js';
import { contactLink, linkKey, newReceiptToken, receiptLink } from './receipts/receipt-token.js';
import { pauseAfter, type RetryPolicy, usualRetryPolicy } from './retry-policy.js';
import { audienceOf } from './words/audience.js';
import { mayBeTold } from './words/may-be-told.js';
import { wordsOf } from './words/words-of.js';

/** Longer than any channel may take, so that a lease never ends under a worker that is still sending. */
const sendTimeoutMilliseconds = 10_000;
const leaseMilliseconds = 15_000;
/** With a service that is left alone for 30 s at a time: one hour, after which an alarm is old news and a human must know. */
const mostPostponements = 120;

/**
 * Tries one delivery once. The row is claimed, the message sent, the outcome written; a retry is a new, delayed job. When
 * the process dies in between, the lease runs out and the sweeper queues the delivery again: at most one message is
 * repeated, none is lost. Channels therefore give the receiver an id to know a repeat by.
 */
export class DeliverAlarm {
  private readonly channels: ReadonlyMap<string, Channel>;

  constructor(
    private readonly store: DeliveryStore,
    private readonly jobs: DeliveryJobs,
    channels: readonly Channel[],
    private readonly clock: Clock,
    private readonly policy: RetryPolicy = usualRetryPolicy,
  ) {
    this.channels = new Map(channels.map((channel) => [channel.name, channel]));
    if (this.channels.size < channels.length) throw new NotifyError('two_channels_of_one_name', 'a channel is twice');
  }

  async execute(key: DeliveryKey): Promise<void> {
    const now = this.clock.now();
    const token = newReceiptToken();
    const delivery = await this.store.claim(key, now, now + leaseMilliseconds, linkKey(token));
    if (!delivery) return;
    await this.settle(delivery, await this.attempt(delivery, token));
  }

  private async attempt(delivery: ClaimedDelivery, token: string): Promise<Outcome> {
    const { alarmKind, severity, language, name, to } = delivery;
    const recipient = { role: delivery.recipient, id: delivery.recipientId };
    const words = wordsOf(alarmKind, language, audienceOf(recipient.role), name);
    if (!words || !mayBeTold(recipient, { kind: alarmKind, personId: delivery.alarmPersonId }))
      return { kind: 'give_up', error: 'not_for_recipient' };
    const channel = this.channels.get(delivery.channel);
    if (!channel || channel.status() === 'not_configured') return { kind: 'give_up', error: 'not_configured' };
    if (!to) return { kind: 'give_up', error: 'no_address' };
    const message: OutgoingMessage = {
      deliveryId: delivery.id,
      ...idsFor(delivery),
      ...{ alarmKind, severity, language, to },
      words,
      link: recipient.role === 'contact' ? contactLink(token) : receiptLink(token),
    };
    // A channel that throws has a bug. It must not cost the other deliveries their worker, nor this one its next attempt.
    return channel
      .send(message, AbortSignal.timeout(sendTimeoutMilliseconds))
      .catch((): Outcome => ({ kind: 'retry', error: 'channel_fault' }));
  }

  private async settle(delivery: ClaimedDelivery, outcome: Outcome): Promise<void> {
    switch (outcome.kind) {
      case 'sent':
        return this.store.record(delivery, { status: 'sent', at: this.clock.now(), reference: outcome.reference });
      case 'retry':
        return this.retry(delivery, outcome);
      case 'postpone':
        return this.postpone(delivery, outcome);
      case 'give_up': {
        const recipient = { role: delivery.recipient, id: delivery.recipientId };
        const { to } = delivery;
        const gone = outcome.forgetAddress && to && to.channel !== 'app' ? to : undefined;
        const another = gone && (await this.store.forgetAddress(recipient, gone));
        if (another) return this.retry(delivery, { kind: 'retry', error: outcome.error });
        return this.fail(delivery, outcome);
      }
      default:
        return assertNever(outcome);
    }
  }

  private async retry(delivery: ClaimedDelivery, outcome: Outcome & { kind: 'retry' }): Promise<void> {
    const tried = Math.max(1, delivery.attempt - delivery.postponed);
    const pause = pauseAfter(tried, delivery.severity, outcome.afterSeconds, this.policy);
    if (pause === undefined) return this.fail(delivery, outcome);
    const nextAttemptAt = this.clock.now() + pause;
    await this.store.record(delivery, { status: 'queued', error: outcome.error, nextAttemptAt });
    await this.queueAfter(delivery, pause);
  }

  /** Not tried, so that it does not count: a full channel must not use up the attempts of those who wait for it. */
  private async postpone(delivery: ClaimedDelivery, outcome: Outcome & { kind: 'postpone' }): Promise<void> {
    if (delivery.postponed >= mostPostponements) return this.fail(delivery, outcome);
    const pause = Math.ceil(outcome.afterSeconds * 1_000);
    const nextAttemptAt = this.clock.now() + pause;
    await this.store.record(delivery, { status: 'queued', error: outcome.error, nextAttemptAt, postponed: true });
    await this.queueAfter(delivery, pause);
  }

  private queueAfter({ cell, id, attempt, alarmKind }: ClaimedDelivery, delayMilliseconds: number): Promise<void> {
    return this.jobs.enqueue([{ cell, id, attempts: attempt, delayMilliseconds, alarmKind }]);
  }

  private fail(delivery: ClaimedDelivery, outcome: Exclude<Outcome, { kind: 'sent' }>): Promise<void> {
    return this.store.record(delivery, { status: 'failed', error: outcome.error, at: this.clock.now() });
  }
}

/**
 * An id tells when it was made: that of an incident, when the desk first heard of something. A respondent gets no other id than
 * the message's own, lest it be of the moment at which a concealed zone was entered.
 */
const idsFor = ({ id, recipient, incidentId, alarmId }: ClaimedDelivery) =>
  recipient === 'respondent' ? { incidentId: id, alarmId: id } : { incidentId, alarmId };
