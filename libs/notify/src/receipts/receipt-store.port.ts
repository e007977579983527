/** What a carrier says of a message in the end. */
export type CarrierReport = 'delivered' | 'undelivered';

/**
 * Port. What comes back about a delivery. A delivery only moves on (sent, delivered, seen), keeps the time of each first
 * step, and a repetition changes nothing.
 */
export interface ReceiptStore {
  /**
   * A carrier's report. It may come before the process that sent the message has written which one it was: then it waits.
   *
   * @param at milliseconds since 1970
   */
  carrierReported(key: string, report: CarrierReport, at: number): Promise<void>;
  /** The recipient has opened the message or its link. A key that nobody was given changes nothing. */
  opened(key: string, at: number): Promise<void>;
}
export const RECEIPT_STORE = Symbol('ReceiptStore');
