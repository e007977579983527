import type { Address, Language } from '#domain';
import type { DeliveryErrorCode } from '#notify';

/** A contact that this worker alone may ask until its lease ends. */
export interface AskedContact {
  contactId: string;
  language: Language;
  /** What the message may say of who asks. */
  shownName: string | null;
  channels: readonly Address[];
  /** Number of this attempt, from 1. */
  attempt: number;
}

/** What became of an attempt. `nextAttemptAt`: milliseconds since 1970. */
export type AskRecord = { contactId: string; attempt: number } & (
  | { status: 'sent' }
  | { status: 'queued'; error: DeliveryErrorCode; nextAttemptAt: number }
  | { status: 'failed'; error: DeliveryErrorCode }
);

/** Port. Contacts who are asked whether they agree; the rows are the truth about what was sent. */
export interface ConsentStore {
  /** Those due at `now`, the longest due first, at most `limit`; another worker's are passed over. */
  claim(now: number, leaseUntil: number, limit: number): Promise<AskedContact[]>;
  /** Of the messages that are about to be sent. */
  keepTokens(tokens: readonly { contactId: string; hash: Buffer }[], now: number): Promise<void>;
  /** Nothing of an attempt after which another one, or another address, has come. */
  record(records: readonly AskRecord[]): Promise<void>;
  /**
   * Notes the answer, with its record in the audit chain. False: nobody was given such a token, or nobody has answered with it
   * and it was made before `since`. The same answer again changes nothing; another one is the one that holds.
   */
  answer(hash: Buffer, agrees: boolean, now: number, since: number): Promise<boolean>;
}
export const CONSENT_STORE = Symbol('ConsentStore');
