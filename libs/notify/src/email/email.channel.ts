import type { Channel, ChannelStatus, OutgoingMessage, Outcome } from '../channel.js';
import { absoluteLink } from '../link.js';
import { Mailer, type MailSettings } from './mailer.js';

export interface EmailSettings extends MailSettings {
  publicUrl?: string | undefined;
}

/** E-mail by an SMTP relay. */
export class EmailChannel implements Channel {
  readonly name = 'email';
  private readonly mailer: Mailer;

  constructor(private readonly settings: EmailSettings) {
    this.mailer = new Mailer(settings);
  }

  status(): ChannelStatus {
    return 'ready';
  }

  async send(message: OutgoingMessage, signal: AbortSignal): Promise<Outcome> {
    if (message.to.channel !== 'email') return { kind: 'give_up', error: 'no_address' };
    const { deliveryId, alarmId, words, link } = message;
    const lines = [words.body, absoluteLink(this.settings.publicUrl, link)].filter(Boolean);
    return this.mailer.send(
      {
        to: message.to.address,
        subject: words.title,
        text: `${lines.join('\n\n')}\n`,
        id: deliveryId,
        headers: { 'X-Entity-Ref-ID': alarmId },
      },
      signal,
    );
  }
}
