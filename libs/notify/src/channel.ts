import type { AlarmKind, Language, Severity } from '#domain';
import type { ContactChannel, OutsideChannel } from './contact-channel.js';
import type { Words } from './words-of.js';

/** One message to one recipient. Ids and words only: no name, no place, no position. */
export interface OutgoingMessage {
  deliveryId: string;
  incidentId: string;
  alarmId: string;
  alarmKind: AlarmKind;
  severity: Severity;
  language: Language;
  words: Words;
  /** Path of the page that tells more to whoever may see it; the host is the recipient's app's own. */
  link: string;
  /** Where it goes; of the channel's own kind. */
  to: ContactChannel;
}

/** Why a message did not go out. Codes only: what a server answered may hold anything and is never kept. */
export type DeliveryErrorCode =
  | 'not_configured' // the channel has no credentials here
  | 'no_address' // the recipient no longer has this channel
  | 'address_refused' // the address may not be called, or is no address
  | 'address_unresolved'
  | 'unregistered' // the service says the address no longer exists
  | 'message_refused' // the service will never take this message
  | 'credentials_refused'
  | 'rate_limited'
  | 'service_failed' // 5xx
  | 'bad_answer' // not what the service promises to answer
  | 'timeout'
  | 'connection_failed'
  | 'channel_fault'; // the channel itself threw: a bug

/**
 * What became of one attempt. `retry`: the same message may go through later. `give_up`: it never will; with
 * `forgetAddress`, the address is gone and is taken from the recipient.
 */
export type Outcome =
  | { kind: 'sent' }
  | { kind: 'retry'; error: DeliveryErrorCode; afterSeconds?: number }
  | { kind: 'give_up'; error: DeliveryErrorCode; forgetAddress?: true };

export type ChannelStatus = 'ready' | 'not_configured';

/** Port. A way out of the house. */
export interface Channel {
  readonly name: OutsideChannel;
  status(): ChannelStatus;
  /**
   * Sends at most once and answers what became of it, never later than `signal` allows. `sent` only when the service has
   * confirmed that it took the message.
   */
  send(message: OutgoingMessage, signal: AbortSignal): Promise<Outcome>;
}

/** Injection token of all channels of this process, as an array. */
export const CHANNELS = Symbol('Channels');
