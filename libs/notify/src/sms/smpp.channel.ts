import { createHash } from 'node:crypto';
import type { Pdu } from 'smpp';
import type { Clock } from '#domain';
import type { ChannelStatus, OutgoingMessage, Outcome } from '../channel.js';
import type { Letter, WritingChannel } from '../letters/writing-channel.js';
import { absoluteLink } from '../link.js';
import type { ReceiptStore } from '../receipts/receipt-store.port.js';
import { carrierKey } from '../receipts/receipt-token.js';
import { SmppLink, SmppLinkError } from './smpp-link.js';
import { readSmppMessage, type SmppMessage } from './smpp-message.js';
import { readSmppReport } from './smpp-report.js';
import type { SmppSettings } from './smpp-settings.js';
import { smppRefusal } from './smpp-status.js';
import { SmsParts } from './sms-parts.js';
import { smsText } from './sms-text.js';
import { type SmsEncoding, splitSms } from './split-sms.js';

const dataCoding: Record<SmsEncoding, number> = { gsm7: 0x00, ucs2: 0x08 };
const userDataHeader = 0x40;
/** One hour, relative (SMPP 3.4, 7.1.1): an alarm older than that wakes nobody any more. */
const validityPeriod = '000000010000000R';

/** Takes the text of a message that a phone has sent. Who has sent it is not told: a number can be made up. */
export type InboundText = (text: string) => Promise<void>;

/** SMS by SMPP 3.4. */
export class SmppChannel implements WritingChannel {
  readonly name = 'sms';
  private readonly link: SmppLink;
  private readonly parts: SmsParts;

  constructor(
    private readonly settings: SmppSettings,
    private readonly receipts: ReceiptStore,
    private readonly clock: Clock,
    private readonly publicUrl?: string,
    private readonly inbound?: InboundText,
  ) {
    this.parts = new SmsParts(clock);
    this.link = new SmppLink(settings, (pdu) => this.hear(pdu));
  }

  /** Connects at once, so that reports on what an earlier process has sent are heard. */
  open(): this {
    this.link.open();
    return this;
  }

  status(): ChannelStatus {
    return 'ready';
  }

  close(): Promise<void> {
    return this.link.close();
  }

  send(message: OutgoingMessage, signal: AbortSignal): Promise<Outcome> {
    return this.write({ ...message, id: message.deliveryId }, signal);
  }

  async write({ id, to, words, link }: Letter, signal: AbortSignal): Promise<Outcome> {
    if (to.channel !== 'sms') return { kind: 'give_up', error: 'no_address' };
    const text = smsText(words, absoluteLink(this.publicUrl, link));
    try {
      let answer: Pdu | undefined;
      for (const fields of this.submissions(to.phone, id, text)) {
        answer = await this.link.submit(fields, signal);
        if (answer.command_status !== 0) return smppRefusal(answer.command_status);
      }
      // Of several parts, the carrier reports on the last.
      if (!answer?.message_id) return { kind: 'retry', error: 'bad_answer' };
      return { kind: 'sent', reference: carrierKey('smpp', answer.message_id) };
    } catch (error) {
      if (!(error instanceof SmppLinkError)) throw error;
      return { kind: 'retry', error: error.code };
    }
  }

  private submissions(phone: string, id: string, text: string): Record<string, unknown>[] {
    const { encoding, parts } = splitSms(text);
    const common = {
      ...senderFields(this.settings.sender),
      dest_addr_ton: 1,
      dest_addr_npi: 1,
      destination_addr: phone.slice(1),
      data_coding: dataCoding[encoding],
      validity_period: validityPeriod,
    };
    const reported = { ...common, registered_delivery: 1 };
    if (parts.length === 1) return [{ ...reported, short_message: parts[0] }];
    if (this.settings.longMessages === 'payload') return [{ ...reported, message_payload: Buffer.concat(parts) }];
    // The same for each attempt: parts of two attempts still make one message.
    const series = createHash('sha256').update(id).digest()[0]!;
    return parts.map((part, index) => ({
      ...(index === parts.length - 1 ? reported : common),
      esm_class: userDataHeader,
      short_message: Buffer.concat([Buffer.from([5, 0, 3, series, parts.length, index + 1]), part]),
    }));
  }

  /** Each part by itself, and when the last has come the whole: a press that stands in one part waits for no other. */
  private async take({ text, part }: SmppMessage): Promise<void> {
    const whole = part && this.parts.add(part, text);
    await this.inbound?.(text);
    if (!part || whole === undefined) return;
    await this.inbound?.(whole);
    this.parts.taken(part);
  }

  /** What a phone sends is passed on; when it cannot be taken now, the carrier brings it again. */
  private async hear(pdu: Pdu): Promise<void> {
    this.parts.forget();
    const message = readSmppMessage(pdu);
    if (message) return this.take(message);
    const heard = readSmppReport(pdu);
    if (!heard) return;
    await this.receipts.carrierReported(carrierKey('smpp', heard.reference), heard.report, this.clock.now());
  }
}

/** Type of number and numbering plan: a name, a number abroad, or a short number of the carrier's own. */
function senderFields(sender: string): Record<string, unknown> {
  if (!/^\+?\d+$/.test(sender)) return { source_addr_ton: 5, source_addr_npi: 0, source_addr: sender };
  const international = sender.startsWith('+');
  return {
    source_addr_ton: international ? 1 : 3,
    source_addr_npi: international ? 1 : 0,
    source_addr: sender.replace('+', ''),
  };
}
