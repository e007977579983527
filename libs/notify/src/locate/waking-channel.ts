import type { Channel, Outcome } from '../channel.js';

/** Port. A channel that can also reach our own app on a sleeping phone, with a message that shows nothing. */
export interface WakingChannel extends Channel {
  /**
   * Asks the app to report where it is. Sends at most once, as {@link Channel.send} does.
   *
   * @param askedForSeconds how long the answer is still wanted; the service drops the message after it
   */
  askForLocation(token: string, askedForSeconds: number, signal: AbortSignal): Promise<Outcome>;
}

/** The first of these channels that can wake a device, if any can. */
export const wakingChannelOf = (channels: readonly Channel[]): WakingChannel | undefined =>
  channels.find((channel): channel is WakingChannel => 'askForLocation' in channel);
