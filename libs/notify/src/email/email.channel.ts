import type { ChannelStatus, OutgoingMessage, Outcome } from '../channel.js';
import type { Letter, WritingChannel } from '../letters/writing-channel.js';
import { absoluteLink } from '../link.js';
import { Mailer, type MailSettings } from './mailer.js';

export interface EmailSettings extends MailSettings {
  publicUrl?: string | undefined;
}

/** E-mail by an SMTP relay. */
export class EmailChannel implements WritingChannel {
  readonly name = 'email';
  private readonly mailer: Mailer;

  constructor(private readonly settings: EmailSettings) {
    this.mailer = new Mailer(settings);
  }

  status(): ChannelStatus {
    return 'ready';
  }

  send(message: OutgoingMessage, signal: AbortSignal): Promise<Outcome> {
    return this.mail({ ...message, id: message.deliveryId }, message.alarmId, signal);
  }

  write(letter: Letter, signal: AbortSignal): Promise<Outcome> {
    return this.mail(letter, letter.id, signal);
  }

  /** @param about messages about the same thing have the same */
  private async mail({ id, to, words, link }: Letter, about: string, signal: AbortSignal): Promise<Outcome> {
    if (to.channel !== 'email') return { kind: 'give_up', error: 'no_address' };
    const lines = [words.body, absoluteLink(this.settings.publicUrl, link)].filter(Boolean);
    return this.mailer.send(
      {
        to: to.address,
        subject: words.title,
        text: `${lines.join('\n\n')}\n`,
        id,
        headers: { 'X-Entity-Ref-ID': about },
      },
      signal,
    );
  }
}
