import type { AuditChain, AuditRecord } from '#access';
import type { Clock, ContactAnswer } from '#domain';
import type { LivePush } from '#incidents';
import { linkKey, type ReceiptStore } from '#notify';
import { LinkGone } from './contact.error.js';
import { deviceHash } from './contact-page.js';
import type { LinkHolder, LiveLink, LiveLinkStore, LiveState } from './live-links.port.js';

/** What a page shows of itself: the link's token and the secret of its device. */
export interface PageCredentials {
  token: string;
  device: string;
}

/** What a contact sees and says of an incident by the link of a message. Each reading is in the audit chain before it leaves. */
export class WatchIncident {
  constructor(
    private readonly store: LiveLinkStore,
    private readonly receipts: ReceiptStore,
    private readonly audit: AuditChain,
    private readonly push: LivePush,
    private readonly clock: Clock,
  ) {}

  /** The first device that opens a link has it for good. Whichever opens it, the message was seen. @throws LinkGone */
  async open(page: PageCredentials): Promise<LiveState & Pick<LiveLink, 'expiresAt'>> {
    const now = this.clock.now();
    await this.receipts.opened(linkKey(page.token), now);
    return this.shown(present(await this.store.open(holderOf(page), now)));
  }

  /** @throws LinkGone */
  async state(page: PageCredentials): Promise<LiveState & Pick<LiveLink, 'expiresAt'>> {
    return this.shown(await this.find(page));
  }

  /** @throws LinkGone */
  async answer(page: PageCredentials, answer: ContactAnswer): Promise<void> {
    const link = await this.find(page);
    const cursor = await this.store.answer(link, answer, this.clock.now());
    if (cursor !== undefined) this.push.tell({ cell: link.cell, cursor, deliveries: [], moved: [] });
  }

  /** A page that follows what happens from now on. @throws LinkGone */
  async follow(page: PageCredentials): Promise<LiveLink> {
    const link = await this.find(page);
    await this.audit.append([recordOf(link, 'incident.live.watch')]);
    return link;
  }

  private async find(page: PageCredentials): Promise<LiveLink> {
    return present(await this.store.find(holderOf(page), this.clock.now()));
  }

  private async shown(link: LiveLink): Promise<LiveState & Pick<LiveLink, 'expiresAt'>> {
    const state = await this.store.stateOf(link);
    await this.audit.append([recordOf(link, 'incident.live.read')]);
    return { ...state, expiresAt: link.expiresAt };
  }
}

const holderOf = ({ token, device }: PageCredentials): LinkHolder => ({
  key: linkKey(token),
  deviceHash: deviceHash(device),
});

function present(link: LiveLink | undefined): LiveLink {
  if (!link) throw new LinkGone();
  return link;
}

const recordOf = ({ agencyId, contactId, incidentId }: LiveLink, action: string): AuditRecord => ({
  ...{ agencyId, action, actor: 'contact', actorId: contactId },
  ...{ object: 'incident', objectId: incidentId, result: 'allowed' },
});
