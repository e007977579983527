import type { Clock } from '#domain';
import type { ConsentStore } from './consents.port.js';
import { LinkGone } from './contact.error.js';
import { consentHash } from './contact-page.js';

/** Who has not answered by then is asked anew, or not at all. Who has may change their mind for as long as they are a contact. */
const answeredWithinMilliseconds = 14 * 86_400_000;

/** Whether somebody agrees to be a contact, as they say themselves. */
export class AnswerConsent {
  constructor(
    private readonly store: ConsentStore,
    private readonly clock: Clock,
  ) {}

  /** @throws LinkGone */
  async execute(token: string, agrees: boolean): Promise<void> {
    const now = this.clock.now();
    const isKnown = await this.store.answer(consentHash(token), agrees, now, now - answeredWithinMilliseconds);
    if (!isKnown) throw new LinkGone();
  }
}
