import type { PersonScope } from '../companion-reader.port.js';

/** Port: what a phone's reading says about the messages that waited for it in the app. */
export interface WarningReceipts {
  /** The person's phone has fetched what was queued for its app since then: it has arrived. Nobody has seen it by that. */
  fetched(scope: PersonScope, since: number, now: number): Promise<void>;
}
export const WARNING_RECEIPTS = Symbol('WarningReceipts');
