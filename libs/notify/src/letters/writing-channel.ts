import type { Target } from '#domain';
import type { Channel, Outcome } from '../channel.js';
import type { Words } from '../words/wording.js';

/** A message about no incident. */
export interface Letter {
  /** The same for each attempt. */
  id: string;
  words: Words;
  /** Path of a page; its fragment is a token, as of {@link OutgoingMessage}. */
  link: string;
  /** Where it goes; of the channel's own kind. */
  to: Target;
}

/** Port. A channel that can write to whoever has a number or a mailbox, about something else than an alarm. */
export interface WritingChannel extends Channel {
  /** Sends at most once, as {@link Channel.send} does. */
  write(letter: Letter, signal: AbortSignal): Promise<Outcome>;
}

export const isWritingChannel = (channel: Channel): channel is WritingChannel => 'write' in channel;
