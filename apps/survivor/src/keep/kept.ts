import type { PhoneKey, SupportPlaceView } from '#contracts';
import type { Language, PanicTrigger, TrackerApp } from '#domain';
import type { CompanionState } from '../api/companion.js';
import type { Destination } from '../check-in/check-ins.js';
import type { Disguise } from '../discretion/disguises.js';

/** By which the api knows this phone. The private key cannot be read, not even by us. */
export interface Identity {
  key: PhoneKey;
  token: string;
  deviceId: string;
  sms?: SmsWay;
}

/** How a press goes as an SMS. The key cannot be read, not even by us. */
export interface SmsWay {
  key: CryptoKey;
  shortId: string;
  /** As it was at the enrolment; `null`: the house took none. `GET /v1/companion` says it anew. */
  number: string | null;
}

export interface Settings {
  language: Language;
  disguise: Disguise;
  /** Absent: the app opens at once. */
  lock?: PinHash;
  /** What a shortcut, a volume key or an NFC tag must say to press. Absent: none may. */
  hardwareKey?: string;
  /** Whether positions are reported while the app is open. */
  reports: boolean;
  /** Which other app reports in the background. Absent: none. */
  tracker?: TrackerApp;
  /** Whether the phone records after a press. */
  records?: boolean;
  /** Where she goes often, for journeys. They stay on this phone until one is gone to. */
  places?: readonly Destination[];
}

/** PBKDF2-SHA-256. */
export interface PinHash {
  salt: Uint8Array<ArrayBuffer>;
  rounds: number;
  hash: Uint8Array<ArrayBuffer>;
}

/** What `GET /v1/companion` said last, for the time without a network. */
export interface Snapshot {
  state: CompanionState;
  /** Milliseconds since 1970, by this phone's clock. */
  at: number;
}

/** `GET /v1/public/support-places`, whole. */
export interface Directory {
  /** Its ETag. */
  tag: string;
  places: readonly SupportPlaceView[];
}

/** A press of this phone, from the moment of pressing. Times are milliseconds since 1970. */
export interface Press {
  id: string;
  pressedAt: number;
  trigger: PanicTrigger;
  /** When the api had it. */
  sentAt?: number;
  /** What the api said against it; the press is kept and tried again. */
  refused?: number;
  seenAt?: number;
  dispatchedAt?: number;
  onSceneAt?: number;
  closedAt?: number;
  cancelled?: true;
  /** How many chunks were recorded of it: the number of the next one. */
  heard?: number;
}

/** What was recorded after a press and the api has not yet, sealed by a key that cannot be read. */
export interface Chunk {
  panicId: string;
  /** From 0. */
  sequence: number;
  milliseconds: number;
  iv: Uint8Array<ArrayBuffer>;
  sealed: ArrayBuffer;
}

/** A request that must arrive, in the order in which it was made. */
export interface Waiting {
  /** Of the press; else its own. */
  id: string;
  kind: 'press' | 'positions' | 'answer';
  path: string;
  body: unknown;
  madeAt: number;
}
