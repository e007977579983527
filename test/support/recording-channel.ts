import type { Channel, ChannelStatus, OutgoingMessage, Outcome, OutsideChannel } from '#notify';

/** A channel that keeps what it was given, and answers as told. */
export class RecordingChannel implements Channel {
  readonly sent: OutgoingMessage[] = [];
  private readonly waiters: { count: number; done: () => void }[] = [];

  constructor(
    readonly name: OutsideChannel = 'webhook',
    private readonly answer: (message: OutgoingMessage) => Outcome | Promise<Outcome> = () => ({ kind: 'sent' }),
  ) {}

  status(): ChannelStatus {
    return 'ready';
  }

  async send(message: OutgoingMessage): Promise<Outcome> {
    this.sent.push(message);
    for (const waiter of this.waiters) if (this.sent.length >= waiter.count) waiter.done();
    return this.answer(message);
  }

  /** Resolves when so many messages have been given to the channel. */
  until(count: number): Promise<void> {
    if (this.sent.length >= count) return Promise.resolve();
    return new Promise((done) => this.waiters.push({ count, done }));
  }

  countOf(deliveryId: string): number {
    return this.sent.filter((message) => message.deliveryId === deliveryId).length;
  }
}
