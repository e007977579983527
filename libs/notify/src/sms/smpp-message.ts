import type { Pdu } from 'smpp';
import { textOf } from './smpp-text.js';

/** What a phone has sent to our number. */
export interface SmppMessage {
  text: string;
  /** When it is a part of a longer one. */
  part?: SmsPart;
}

export interface SmsPart {
  /** Who has sent it: to keep parts of several apart, and for nothing else. */
  sender: string;
  /** The same for all parts of one message of one sender, as long as the sender has not gone through all numbers. */
  series: string;
  total: number;
  /** From 1. */
  number: number;
}

/** Bits of esm_class that say what a deliver_sm is (SMPP 3.4, 5.2.12): none of them, and a phone has sent it. */
const kindMask = 0x3c;
/** A press is one message; of a text of books nothing is lost that the house would read. */
const longestText = 1_000;
/** Elements of a user data header that number parts, with how many octets the reference has (3GPP TS 23.040, 9.2.3.24). */
const referenceOctets: Record<number, number> = { 0x00: 1, 0x08: 2 };

/** `undefined` for everything else that a carrier delivers. What is said of parts and cannot be is not heard. */
export function readSmppMessage(pdu: Pdu): SmppMessage | undefined {
  if (((pdu.esm_class ?? 0) & kindMask) !== 0) return undefined;
  const text = textOf(pdu).slice(0, longestText);
  const counted = countedByHeader(pdu) ?? countedByFields(pdu);
  if (!counted || counted.total < 2 || counted.number < 1 || counted.number > counted.total) return { text };
  const { kind, reference, total, number } = counted;
  const { source_addr: sender = '', destination_addr: receiver = '' } = pdu;
  return { text, part: { sender, series: [sender, receiver, kind, reference, total].join(' '), total, number } };
}

interface Counted {
  kind: string;
  reference: number;
  total: number;
  number: number;
}

function countedByHeader({ short_message, message_payload }: Pdu): Counted | undefined {
  for (const element of [...(short_message?.udh ?? []), ...(message_payload?.udh ?? [])]) {
    const octets = referenceOctets[element[0]!];
    if (octets === undefined || element.length !== 4 + octets) continue;
    return {
      kind: `udh${octets}`,
      reference: element.readUIntBE(2, octets),
      total: element[2 + octets]!,
      number: element[3 + octets]!,
    };
  }
  return undefined;
}

function countedByFields(pdu: Pdu): Counted | undefined {
  const { sar_msg_ref_num: reference, sar_total_segments: total, sar_segment_seqnum: number } = pdu;
  if (reference === undefined || total === undefined || number === undefined) return undefined;
  return { kind: 'sar', reference, total, number };
}
