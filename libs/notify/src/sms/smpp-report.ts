import type { Pdu } from 'smpp';
import type { CarrierReport } from '../receipts/receipt-store.port.js';
import { textOf } from './smpp-text.js';

export interface SmppReport {
  /** The carrier's own name for the message. */
  reference: string;
  report: CarrierReport;
}

/** Bits of esm_class that say what a deliver_sm is (SMPP 3.4, 5.2.12). */
const kindMask = 0x3c;
const deliveryReceipt = 0x04;

/** Of message_state (5.2.28) and of the receipt's text (appendix B). What is neither is on its way still. */
const states: Record<string, CarrierReport> = {
  ...{ 2: 'delivered', DELIVRD: 'delivered' },
  ...{ 3: 'undelivered', 4: 'undelivered', 5: 'undelivered', 8: 'undelivered' },
  ...{ EXPIRED: 'undelivered', DELETED: 'undelivered', UNDELIV: 'undelivered', REJECTD: 'undelivered' },
};

/** Reads a delivery receipt; `undefined` for what a phone has sent us, and for what says nothing final. */
export function readSmppReport(pdu: Pdu): SmppReport | undefined {
  if (((pdu.esm_class ?? 0) & kindMask) !== deliveryReceipt) return undefined;
  const text = textOf(pdu);
  const reference = pdu.receipted_message_id ?? /\bid:([^\s]{1,64})/i.exec(text)?.[1];
  const state = pdu.message_state ?? /\bstat:([A-Z]{1,10})/i.exec(text)?.[1]?.toUpperCase();
  const report = state === undefined ? undefined : states[state];
  return reference && report ? { reference, report } : undefined;
}
