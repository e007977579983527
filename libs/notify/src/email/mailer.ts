import { createTransport } from 'nodemailer';
import type { Outcome } from '../channel.js';
import { emailFailure } from './email-failure.js';

export interface MailSettings {
  /** `smtp://user:password@host:587`, or `smtps://` for TLS from the first byte. */
  url: string;
  /** Address that stands in From. */
  from: string;
  /** Without it a message to a server that offers no STARTTLS goes in clear. */
  tlsRequired: boolean;
  timeoutMilliseconds?: number;
  /** Authority to trust besides the system's, in PEM. */
  authority?: string;
}

export interface Mail {
  /** An address alone. */
  to: string;
  subject: string;
  text: string;
  /** The same for each attempt: a mailbox that got it twice can tell. */
  id: string;
  headers?: Record<string, string>;
}

/** An SMTP relay: plain text, one connection for one message. */
export class Mailer {
  private readonly transport;
  private readonly domain: string;

  constructor(private readonly settings: MailSettings) {
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

  async send({ to, subject, text, id, headers }: Mail, signal: AbortSignal): Promise<Outcome> {
    try {
      await this.transport.sendMail({
        from: this.settings.from,
        to: { name: '', address: to },
        subject,
        text,
        messageId: `<${id}@${this.domain}>`,
        headers: { 'Auto-Submitted': 'auto-generated', ...headers },
        priority: 'high',
        signal,
      });
      return { kind: 'sent' };
    } catch (error) {
      return emailFailure(error, signal);
    }
  }
}
