export interface SmppSettings {
  /** `smpp://host:2775`, or `ssmpp://` for TLS. */
  url: string;
  systemId: string;
  password: string;
  systemType?: string | undefined;
  /** Who the message is from: letters and digits, at most 11, or a number. */
  sender: string;
  /** How a message of several segments goes out: cut by us with headers, or whole in a field that not all carriers read. */
  longMessages: 'udh' | 'payload';
  bindTimeoutMilliseconds?: number;
  /** How often the carrier is asked whether it is still there, and how long it has to answer. */
  enquireEveryMilliseconds?: number;
  enquireTimeoutMilliseconds?: number;
  /** Pause before a lost connection is made anew; doubles up to thirty times as much. */
  reconnectAfterMilliseconds?: number;
}
