import { Inject } from '@nestjs/common';
import { type OnGatewayInit, WebSocketGateway } from '@nestjs/websockets';
import { LinkGone, WatchIncident } from '#contacts';
import { livePageBody } from '#contracts';
import { Problem } from '#domain';
import { problemDocument } from '../http/problem-document.js';
import { type ContactNamespace, type ContactSocket, ContactSockets } from './contact-sockets.js';

/** `/contact`: pages of contacts. Nobody connects without a link that is their device's. */
@WebSocketGateway({ namespace: '/contact' })
export class ContactGateway implements OnGatewayInit {
  constructor(
    @Inject(WatchIncident) private readonly watch: WatchIncident,
    @Inject(ContactSockets) private readonly sockets: ContactSockets,
  ) {}

  afterInit(namespace: ContactNamespace): void {
    this.sockets.attach(namespace);
    namespace.use((socket, next) => {
      this.admit(socket).then(
        () => next(),
        (error: unknown) => next(refusal(error)),
      );
    });
  }

  private async admit(socket: ContactSocket): Promise<void> {
    const page = livePageBody.safeParse(socket.handshake.auth);
    if (!page.success) throw new LinkGone();
    socket.data = { link: await this.watch.follow(page.data) };
  }
}

/** What socket.io passes to the client's `connect_error`: the same words as over HTTP. */
function refusal(error: unknown): Error {
  const document = problemDocument(error instanceof Problem ? error : undefined);
  return Object.assign(new Error(document.detail), { data: document });
}
