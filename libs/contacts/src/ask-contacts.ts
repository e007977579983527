import type { Address, Clock } from '#domain';
import {
  type Channel,
  consentWords,
  contactLink,
  type DeliveryErrorCode,
  isWritingChannel,
  type Outcome,
  pauseAfter,
  usualRetryPolicy,
  type WritingChannel,
} from '#notify';
import type { AskedContact, AskRecord, ConsentStore } from './consents.port.js';
import { consentHash, newConsentToken } from './contact-page.js';

const atOnce = 20;
/** As for deliveries: no lease ends under a worker that is still sending. */
const sendTimeoutMilliseconds = 10_000;
const leaseMilliseconds = 15_000;

/** Sends contacts the message that asks whether they agree: by the first of their addresses that a human can be written to at. */
export class AskContacts {
  private readonly channels: ReadonlyMap<string, WritingChannel>;

  /** @param publicUrl without one no message could carry a link to answer by */
  constructor(
    private readonly store: ConsentStore,
    channels: readonly Channel[],
    private readonly publicUrl: string | undefined,
    private readonly clock: Clock,
  ) {
    this.channels = new Map(channels.filter(isWritingChannel).map((channel) => [channel.name, channel]));
  }

  /** Resolves to how many were tried; at most twenty. */
  async execute(): Promise<number> {
    const now = this.clock.now();
    const contacts = await this.store.claim(now, now + leaseMilliseconds, atOnce);
    if (contacts.length === 0) return 0;
    const asked = contacts.map((contact) => ({ contact, token: newConsentToken() }));
    await this.store.keepTokens(
      asked.map(({ contact, token }) => ({ contactId: contact.contactId, hash: consentHash(token) })),
      now,
    );
    await this.store.record(
      await Promise.all(
        asked.map(async ({ contact, token }) => this.recordOf(contact, await this.write(contact, token))),
      ),
    );
    return contacts.length;
  }

  private async write(contact: AskedContact, token: string): Promise<Outcome> {
    const found = this.wayTo(contact.channels);
    if (!found || this.publicUrl === undefined) return { kind: 'give_up', error: 'not_configured' };
    const letter = {
      id: contact.contactId,
      words: consentWords(contact.language, contact.shownName),
      link: contactLink(token),
      to: found.to,
    };
    // A channel that throws has a bug, and must not cost the other contacts their message.
    return found.channel
      .write(letter, AbortSignal.timeout(sendTimeoutMilliseconds))
      .catch((): Outcome => ({ kind: 'retry', error: 'channel_fault' }));
  }

  private wayTo(addresses: readonly Address[]): { channel: WritingChannel; to: Address } | undefined {
    for (const to of addresses) {
      const channel = this.channels.get(to.channel);
      if (channel?.status() === 'ready') return { channel, to };
    }
    return undefined;
  }

  private recordOf({ contactId, attempt }: AskedContact, outcome: Outcome): AskRecord {
    const failed = (error: DeliveryErrorCode): AskRecord => ({ contactId, attempt, status: 'failed', error });
    if (outcome.kind === 'sent') return { contactId, attempt, status: 'sent' };
    if (outcome.kind === 'give_up') return failed(outcome.error);
    const pause = pauseAfter(attempt, 'notice', outcome.afterSeconds, usualRetryPolicy);
    if (pause === undefined) return failed(outcome.error);
    return { contactId, attempt, status: 'queued', error: outcome.error, nextAttemptAt: this.clock.now() + pause };
  }
}
