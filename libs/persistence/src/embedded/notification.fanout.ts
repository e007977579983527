import { HEADER_BYTES } from './wire-messages.js';

/** Whoever can be handed a NotificationResponse. */
export interface NotificationListener {
  notify(message: Buffer): void;
}

/** Channel of a NotificationResponse: after header and sender's process id, up to the zero byte. */
export function channelOf(message: Buffer): string {
  const start = HEADER_BYTES + 4;
  return message.toString('utf8', start, message.indexOf(0, start));
}

/**
 * Who listens to which channel. The engine has one session and thus one list of channels; it tells only the request that
 * happens to run. Here each connection has its own list, and each notification goes to all who asked for it.
 */
export class NotificationFanout {
  readonly #listeners = new Map<string, Set<NotificationListener>>();

  listen(listener: NotificationListener, channel: string): void {
    const listeners = this.#listeners.get(channel);
    if (listeners) listeners.add(listener);
    else this.#listeners.set(channel, new Set([listener]));
  }

  /** @param channel undefined for all. Returns the channels that nobody listens to any more. */
  unlisten(listener: NotificationListener, channel?: string): string[] {
    const abandoned: string[] = [];
    for (const name of channel === undefined ? [...this.#listeners.keys()] : [channel]) {
      const listeners = this.#listeners.get(name);
      if (!listeners?.delete(listener) || listeners.size > 0) continue;
      this.#listeners.delete(name);
      abandoned.push(name);
    }
    return abandoned;
  }

  /** Channels that somebody listens to. */
  channels(): string[] {
    return [...this.#listeners.keys()];
  }

  /**
   * Hands `message` to those who listen. A channel that nobody is known for was subscribed in a way not seen from outside
   * (a function that runs LISTEN): it goes to `everyone`, for a notification too many does no harm and one too few does.
   */
  deliver(message: Buffer, everyone: Iterable<NotificationListener>): void {
    for (const listener of this.#listeners.get(channelOf(message)) ?? everyone) listener.notify(message);
  }
}
