import { createTransport } from 'nodemailer';
import type { Channel, ChannelStatus, OutgoingMessage, Outcome } from '../channel.js';
import { absoluteLink } from '../link.js';
import { emailFailure } from './email-failure.js';

export interface EmailSettings {
  /** `smtp://user:password@host:587`, or `smtps://` for TLS from the first byte. */
  url: string;
  /** Address that stands in From. */
  from: string;
  /** Without it a message to a server that offers no STARTTLS goes in clear. */
  tlsRequired: boolean;
  publicUrl?: string | undefined;
  timeoutMilliseconds?: number;
  /** Authority to trust besides the system's, in PEM. */
  authority?: string;
}

/** E-mail by an SMTP relay: plain text, one connection for one message. */
export class EmailChannel implements Channel {
  readonly name = 'email';
  private readonly transport;
  private readonly domain: string;

  constructor(private readonly settings: EmailSettings) {
    const { url: text, tlsRequired, timeoutMilliseconds = 5_000, authority } = settings;
    const url = new URL(text);
    this.domain = settings.from.split('@').at(-1)!;
    const secure = url.protocol === 'smtps:';
    this.transport = createTransport({
      host: url.hostname.replace(/^\[|\]$/g, ''),
      port: url.port ? Number(url.port) : secure ? 465 : 587,
      secure,
      requireTLS: tlsRequired && !secure,
      ...(url.username && {
        auth: { user: decodeURIComponent(url.username), pass: decodeURIComponent(url.password) },
      }),
      ...(authority && { tls: { ca: authority } }),
      connectionTimeout: timeoutMilliseconds,
      greetingTimeout: timeoutMilliseconds,
      socketTimeout: timeoutMilliseconds,
      dnsTimeout: timeoutMilliseconds,
      // The content is ours: no file and no URL is ever read into a message.
      disableFileAccess: true,
      disableUrlAccess: true,
    });
  }

  status(): ChannelStatus {
    return 'ready';
  }

  async send(message: OutgoingMessage, signal: AbortSignal): Promise<Outcome> {
    if (message.to.channel !== 'email') return { kind: 'give_up', error: 'no_address' };
    const { deliveryId, alarmId, words, link } = message;
    const lines = [words.body, absoluteLink(this.settings.publicUrl, link)].filter(Boolean);
    try {
      await this.transport.sendMail({
        from: this.settings.from,
        to: { name: '', address: message.to.address },
        subject: words.title,
        text: `${lines.join('\n\n')}\n`,
        // The same for each attempt: a mailbox that got it twice can tell.
        messageId: `<${deliveryId}@${this.domain}>`,
        headers: { 'Auto-Submitted': 'auto-generated', 'X-Entity-Ref-ID': alarmId },
        priority: 'high',
        signal,
      });
      return { kind: 'sent' };
    } catch (error) {
      return emailFailure(error, signal);
    }
  }
}
