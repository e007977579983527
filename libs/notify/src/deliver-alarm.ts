import { assertNever, type Clock, isOfPress } from '#domain';
import type { Channel, Outcome } from './channel.js';
import type { ClaimedDelivery, DeliveryJobs, DeliveryKey, DeliveryStore } from './ports.js';
import { NotifyError } from './notify.error.js';
import { pauseAfter, type RetryPolicy, usualRetryPolicy } from './retry-policy.js';
import { wordsOf } from './words-of.js';

/** Longer than any channel may take, so that a lease never ends under a worker that is still sending. */
const sendTimeoutMilliseconds = 10_000;
const leaseMilliseconds = 15_000;

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
    const delivery = await this.store.claim(key, now, now + leaseMilliseconds);
    if (!delivery) return;
    await this.settle(delivery, await this.attempt(delivery));
  }

  private async attempt(delivery: ClaimedDelivery): Promise<Outcome> {
    const { incidentId, alarmId, alarmKind, severity, language, to } = delivery;
    const channel = this.channels.get(delivery.channel);
    if (!channel || channel.status() === 'not_configured') return { kind: 'give_up', error: 'not_configured' };
    if (!to) return { kind: 'give_up', error: 'no_address' };
    const message = {
      deliveryId: delivery.id,
      ...{ incidentId, alarmId, alarmKind, severity, language, to },
      words: wordsOf(alarmKind, language),
      link: `/contact/incidents/${incidentId}`,
    };
    // A channel that throws has a bug. It must not cost the other deliveries their worker, nor this one its next attempt.
    return channel
      .send(message, AbortSignal.timeout(sendTimeoutMilliseconds))
      .catch((): Outcome => ({ kind: 'retry', error: 'channel_fault' }));
  }

  private async settle(delivery: ClaimedDelivery, outcome: Outcome): Promise<void> {
    switch (outcome.kind) {
      case 'sent':
        return this.store.record(delivery, { status: 'sent', at: this.clock.now() });
      case 'retry':
        return this.retry(delivery, outcome);
      case 'give_up': {
        const another =
          outcome.forgetAddress && delivery.to && (await this.store.forgetAddress(delivery.recipientId, delivery.to));
        if (another) return this.retry(delivery, { kind: 'retry', error: outcome.error });
        return this.fail(delivery, outcome);
      }
      default:
        return assertNever(outcome);
    }
  }

  private async retry(delivery: ClaimedDelivery, outcome: Outcome & { kind: 'retry' }): Promise<void> {
    const pause = pauseAfter(delivery.attempt, delivery.severity, outcome.afterSeconds, this.policy);
    if (pause === undefined) return this.fail(delivery, outcome);
    const nextAttemptAt = this.clock.now() + pause;
    await this.store.record(delivery, { status: 'queued', error: outcome.error, nextAttemptAt });
    const { cell, id, attempt, alarmKind } = delivery;
    const ofPress = isOfPress(alarmKind);
    await this.jobs.enqueue([{ cell, id, attempts: attempt, delayMilliseconds: pause, ofPress }]);
  }

  private fail(delivery: ClaimedDelivery, outcome: Outcome & { kind: 'retry' | 'give_up' }): Promise<void> {
    return this.store.record(delivery, { status: 'failed', error: outcome.error, at: this.clock.now() });
  }
}
