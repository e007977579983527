import type { Channel, ChannelStatus, OutgoingMessage, Outcome } from '../channel.js';

/**
 * The app on the person's own phone. The delivery's row is the message: the app is given a hint from the log and reads it by
 * `GET /v1/companion`. So `sent` says that it waits there for a phone that is theirs, not that anybody was reached: that it was
 * read the phone's reading says.
 */
export class AppChannel implements Channel {
  readonly name = 'app';

  status(): ChannelStatus {
    return 'ready';
  }

  async send({ to }: OutgoingMessage, _signal: AbortSignal): Promise<Outcome> {
    return to.channel === 'app' ? { kind: 'sent' } : { kind: 'give_up', error: 'no_address' };
  }
}
