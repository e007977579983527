import type { AlarmKind, Language, OutsideChannel, Severity, Target } from '#domain';
import type { Words } from './words/wording.js';

/** One message to one recipient. Ids and words only: no place and no position, and a name only where policy allows it. */
export interface OutgoingMessage {
  deliveryId: string;
  incidentId: string;
  alarmId: string;
  alarmKind: AlarmKind;
  severity: Severity;
  language: Language;
  words: Words;
  /**
   * Path of the page that tells more; the host is the recipient's app's own, or the house's. Its fragment is the token of
   * this delivery's receipt, which no server between ever sees.
   */
  link: string;
  /** Where it goes; of the channel's own kind. */
  to: Target;
}

/** Why a message did not go out. Codes only: what a server answered may hold anything and is never kept. */
export type DeliveryErrorCode =
  | 'not_configured' // the channel has no credentials here
  | 'not_for_recipient' // this recipient is told nothing of such alarms
  | 'no_address' // the recipient no longer has this channel
  | 'address_refused' // the address may not be called, or is no address
  | 'address_unresolved'
  | 'unregistered' // the service says the address no longer exists
  | 'message_refused' // the service will never take this message
  | 'credentials_refused'
  | 'rate_limited'
  | 'circuit_open' // the service failed too often lately and is left alone for a while
  | 'service_failed' // 5xx
  | 'bad_answer' // not what the service promises to answer
  | 'timeout'
  | 'connection_failed'
  | 'undelivered' // sent, and reported by the carrier as never arrived
  | 'channel_fault'; // the channel itself threw: a bug

/**
 * What became of one attempt. `sent`: with the carrier's own name for the message, when it will report on it. `retry`: the
 * same message may go through later. `postpone`: it was not tried at all, and this counts as no attempt. `give_up`: it
 * never will; with `forgetAddress`, the address is gone and is taken from the recipient.
 */
export type Outcome =
  | { kind: 'sent'; reference?: string }
  | { kind: 'retry'; error: DeliveryErrorCode; afterSeconds?: number }
  | { kind: 'postpone'; error: 'rate_limited' | 'circuit_open'; afterSeconds: number }
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
  /** Whose failure a failure is, when not all addresses of the channel lead to one service. */
  serviceOf?(to: Target): string;
  /** Ends standing connections and timers. */
  close?(): Promise<void>;
}

/** Injection token of all channels of this process, as an array. */
export const CHANNELS = Symbol('Channels');
