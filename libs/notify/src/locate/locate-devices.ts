import type { Clock } from '#domain';
import type { Outcome } from '../channel.js';
import type { DeliveryKey, Job, Jobs } from '../ports.js';
import { pauseAfter, type RetryPolicy, usualRetryPolicy } from '../retry-policy.js';
import type { ClaimedLocate, LocateStore } from './ports.js';
import type { WakingChannel } from './waking-channel.js';

/** As for deliveries: no lease ends under a worker that is still sending. */
const sendTimeoutMilliseconds = 10_000;
const leaseMilliseconds = 15_000;

/**
 * Wakes the devices of a person whose location is asked for. Whatever becomes of the push, the next report of the device
 * is answered with the question as well; the push only makes a sleeping phone report sooner.
 */
export class LocateDevices {
  constructor(
    private readonly store: LocateStore,
    private readonly jobs: Jobs<Job>,
    private readonly channel: WakingChannel | undefined,
    private readonly clock: Clock,
    private readonly policy: RetryPolicy = usualRetryPolicy,
  ) {}

  async execute(key: DeliveryKey): Promise<void> {
    const now = this.clock.now();
    const locate = await this.store.claim(key, now, now + leaseMilliseconds);
    if (!locate) return;
    const outcomes = await Promise.all(locate.addresses.map(({ token }) => this.push(token, locate.expiresAt - now)));
    const gone = locate.addresses.filter((_, index) => isGone(outcomes[index]!));
    if (gone.length > 0) await this.store.forget(gone);
    await this.settle(locate, outcomes);
  }

  private async push(token: string, wantedForMilliseconds: number): Promise<Outcome> {
    if (!this.channel) return { kind: 'give_up', error: 'not_configured' };
    const signal = AbortSignal.timeout(sendTimeoutMilliseconds);
    // A channel that throws has a bug, and must not cost the other devices their push.
    return this.channel
      .askForLocation(token, Math.ceil(wantedForMilliseconds / 1_000), signal)
      .catch((): Outcome => ({ kind: 'retry', error: 'channel_fault' }));
  }

  /** Twice is harmless: an app that is asked again reports again. So one that failed repeats the push to all. */
  private async settle(locate: ClaimedLocate, outcomes: readonly Outcome[]): Promise<void> {
    const asked = outcomes.map((outcome) =>
      outcome.kind === 'retry' || outcome.kind === 'postpone' ? (outcome.afterSeconds ?? 0) : undefined,
    );
    const again = asked.filter((seconds) => seconds !== undefined);
    const pause =
      again.length > 0 ? pauseAfter(locate.attempt, 'critical', Math.max(...again), this.policy) : undefined;
    const nextPushAt = this.clock.now() + (pause ?? 0);
    if (pause === undefined || nextPushAt >= locate.expiresAt) return this.store.record(locate, null);
    await this.store.record(locate, nextPushAt);
    const { cell, id, attempt } = locate;
    await this.jobs.enqueue([{ cell, id, attempts: attempt, delayMilliseconds: pause }]);
  }
}

const isGone = (outcome: Outcome): boolean => outcome.kind === 'give_up' && outcome.forgetAddress === true;
