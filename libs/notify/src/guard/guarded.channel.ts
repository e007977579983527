import type { Clock, OutsideChannel, Target } from '#domain';
import type { Channel, ChannelStatus, DeliveryErrorCode, OutgoingMessage, Outcome } from '../channel.js';
import type { Letter, WritingChannel } from '../letters/writing-channel.js';
import type { WakingChannel } from '../locate/waking-channel.js';
import { type BreakerPolicy, CircuitBreaker } from './circuit-breaker.js';
import { type Rate, TokenBucket } from './token-bucket.js';

/** What a channel's last attempts say about it. */
export interface ChannelHealth {
  status: ChannelStatus;
  last?: { at: number; outcome: 'sent' | DeliveryErrorCode };
  /** Services behind it that failed too often and are left alone now. */
  openCircuits: number;
}

/** Told of each attempt, after it. */
export interface ChannelObserver {
  channelTried(channel: OutsideChannel, outcome: 'sent' | DeliveryErrorCode): void;
}

/**
 * Stands before a channel: no faster than its rate, and not at all while its service is down. A message that has to wait
 * is postponed, which counts as no attempt: it is never lost by waiting. Rate and circuits are of this process.
 */
export class GuardedChannel implements Channel {
  readonly name: OutsideChannel;
  private readonly bucket: TokenBucket;
  private readonly breaker: CircuitBreaker;
  private last: ChannelHealth['last'];

  constructor(
    private readonly channel: Channel,
    private readonly clock: Clock,
    rate: Rate,
    private readonly observer?: ChannelObserver,
    policy?: BreakerPolicy,
  ) {
    this.name = channel.name;
    this.bucket = new TokenBucket(rate);
    this.breaker = new CircuitBreaker(policy);
  }

  status(): ChannelStatus {
    return this.channel.status();
  }

  health(): ChannelHealth {
    const openCircuits = this.breaker.openCircuits();
    return { status: this.status(), ...(this.last && { last: this.last }), openCircuits };
  }

  serviceOf(to: Target): string {
    return this.channel.serviceOf?.(to) ?? '';
  }

  async close(): Promise<void> {
    await this.channel.close?.();
  }

  async send(message: OutgoingMessage, signal: AbortSignal): Promise<Outcome> {
    if (this.status() !== 'ready') return this.channel.send(message, signal);
    return this.through(this.serviceOf(message.to), () => this.channel.send(message, signal));
  }

  protected async through(service: string, work: () => Promise<Outcome>): Promise<Outcome> {
    const now = this.clock.now();
    const full = this.bucket.take(now);
    if (full > 0) return this.noted({ kind: 'postpone', error: 'rate_limited', afterSeconds: full / 1000 });
    const alone = this.breaker.wait(service, now);
    if (alone > 0) return this.noted({ kind: 'postpone', error: 'circuit_open', afterSeconds: alone / 1000 });
    // A channel that throws has a bug. It must not cost the other deliveries their worker, nor this one its next attempt.
    const outcome = await work().catch((): Outcome => ({ kind: 'retry', error: 'channel_fault' }));
    this.breaker.note(service, outcome, this.clock.now());
    return this.noted(outcome);
  }

  private noted(outcome: Outcome): Outcome {
    const said = outcome.kind === 'sent' ? 'sent' : outcome.error;
    if (outcome.kind !== 'postpone') this.last = { at: this.clock.now(), outcome: said };
    this.observer?.channelTried(this.name, said);
    return outcome;
  }
}

/** The same before a channel that can wake a device: both go by one rate and one circuit. */
export class GuardedWakingChannel extends GuardedChannel implements WakingChannel {
  constructor(
    private readonly waking: WakingChannel,
    ...guard: DropFirst<ConstructorParameters<typeof GuardedChannel>>
  ) {
    super(waking, ...guard);
  }

  askForLocation(token: string, askedForSeconds: number, signal: AbortSignal): Promise<Outcome> {
    const service = this.serviceOf({ channel: 'fcm', token });
    return this.through(service, () => this.waking.askForLocation(token, askedForSeconds, signal));
  }
}

/** The same before a channel that writes letters. */
export class GuardedWritingChannel extends GuardedChannel implements WritingChannel {
  constructor(
    private readonly writing: WritingChannel,
    ...guard: DropFirst<ConstructorParameters<typeof GuardedChannel>>
  ) {
    super(writing, ...guard);
  }

  write(letter: Letter, signal: AbortSignal): Promise<Outcome> {
    return this.through(this.serviceOf(letter.to), () => this.writing.write(letter, signal));
  }
}

type DropFirst<List extends readonly unknown[]> = List extends readonly [unknown, ...infer Rest] ? Rest : never;
