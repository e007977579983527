import type { ChannelStatus, OutgoingMessage, Outcome } from '../channel.js';
import { exchange, type ExchangeAnswer } from '../http/exchange.js';
import { statusOutcome } from '../http/status-outcome.js';
import type { Letter, WritingChannel } from '../letters/writing-channel.js';
import { absoluteLink } from '../link.js';
import { NotifyError } from '../notify.error.js';
import { carrierKey } from '../receipts/receipt-token.js';
import { smsText } from './sms-text.js';

export interface HttpGatewaySettings {
  url: string;
  method: 'POST' | 'PUT';
  /** Name and value of the header that carries the secret. */
  header?: { name: string; value: string } | undefined;
  /** JSON in whose texts `{phone}` and `{text}` are replaced. */
  body: string;
  /** Field of the JSON answer that holds the gateway's name for the message, which its report will use. */
  idField?: string | undefined;
  timeoutMilliseconds?: number;
}

/** SMS by a gateway that takes JSON over HTTP. */
export class HttpGatewayChannel implements WritingChannel {
  readonly name = 'sms';
  private readonly template: unknown;

  /** @throws NotifyError `sms_body_unusable` */
  constructor(
    private readonly settings: HttpGatewaySettings,
    private readonly publicUrl?: string,
  ) {
    this.template = readTemplate(settings.body);
  }

  status(): ChannelStatus {
    return 'ready';
  }

  send(message: OutgoingMessage, signal: AbortSignal): Promise<Outcome> {
    return this.write({ ...message, id: message.deliveryId }, signal);
  }

  async write(letter: Letter, signal: AbortSignal): Promise<Outcome> {
    if (letter.to.channel !== 'sms') return { kind: 'give_up', error: 'no_address' };
    const { url, method, header, timeoutMilliseconds = 5_000 } = this.settings;
    const text = smsText(letter.words, absoluteLink(this.publicUrl, letter.link));
    const answer = await exchange({
      method,
      url: new URL(url),
      headers: { 'content-type': 'application/json; charset=utf-8', ...(header && { [header.name]: header.value }) },
      body: JSON.stringify(filled(this.template, { '{phone}': letter.to.phone, '{text}': text })),
      signal: AbortSignal.any([signal, AbortSignal.timeout(timeoutMilliseconds)]),
    });
    return this.outcomeOf(answer);
  }

  private outcomeOf(answer: ExchangeAnswer): Outcome {
    // Nobody else's fault than of our own configuration; once it is mended, the message may go.
    if (answer.kind === 'answered' && (answer.status === 401 || answer.status === 403))
      return { kind: 'retry', error: 'credentials_refused' };
    const outcome = statusOutcome(answer);
    const { idField } = this.settings;
    if (outcome.kind !== 'sent' || answer.kind === 'failed' || !idField) return outcome;
    const id = fieldOf(answer.body, idField);
    // Gateways say "insufficient funds" with status 200, too: without a name for it no message was taken.
    return id ? { kind: 'sent', reference: carrierKey('http', id) } : { kind: 'retry', error: 'bad_answer' };
  }
}

function readTemplate(text: string): unknown {
  const template = parsed(text);
  if (template !== undefined && text.includes('{phone}') && text.includes('{text}')) return template;
  throw new NotifyError('sms_body_unusable', 'SMS_HTTP_BODY is not JSON with {phone} and {text} in it');
}

/** What is thrown would quote the text. */
function parsed(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}

/** Replaced in texts after the JSON was read: what is put in can never become structure. */
function filled(template: unknown, values: Record<string, string>): unknown {
  if (typeof template === 'string') return template.replace(/\{phone\}|\{text\}/g, (name) => values[name]!);
  if (Array.isArray(template)) return template.map((item) => filled(item, values));
  if (typeof template !== 'object' || template === null) return template;
  return Object.fromEntries(Object.entries(template).map(([key, value]) => [key, filled(value, values)]));
}

function fieldOf(body: string, name: string): string | undefined {
  const answer = parsed(body) as Record<string, unknown> | null | undefined;
  const id = answer?.[name];
  return typeof id === 'string' || typeof id === 'number' ? String(id).slice(0, 200) : undefined;
}
