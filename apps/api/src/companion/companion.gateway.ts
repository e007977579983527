import { Inject } from '@nestjs/common';
import { type OnGatewayConnection, type OnGatewayInit, WebSocketGateway } from '@nestjs/websockets';
import { DeviceHandshake, type Handshake } from '#access';
import { Problem } from '#domain';
import { problemDocument } from '../http/problem-document.js';
import { CompanionFeed } from './companion-feed.js';
import { type CompanionNamespace, type CompanionSocket, CompanionSockets } from './companion-sockets.js';

const path = '/companion';

/** `/companion`: phones of protected persons, each in the room of its own person alone. */
@WebSocketGateway({ namespace: path })
export class CompanionGateway implements OnGatewayInit, OnGatewayConnection {
  constructor(
    @Inject(DeviceHandshake) private readonly handshake: DeviceHandshake,
    @Inject(CompanionSockets) private readonly sockets: CompanionSockets,
    @Inject(CompanionFeed) private readonly feed: CompanionFeed,
  ) {}

  afterInit(namespace: CompanionNamespace): void {
    this.sockets.attach(namespace);
    namespace.use((socket, next) => {
      this.admit(socket).then(() => next(), next);
    });
  }

  handleConnection(socket: CompanionSocket): void {
    void socket.join(socket.data.caller.personId);
  }

  /** Rejects with what socket.io passes to the client's `connect_error`: the same words as over HTTP, and the nonce for the next proof. */
  private async admit(socket: CompanionSocket): Promise<void> {
    const shown = socket.handshake.auth as Handshake;
    let nonce: string | undefined;
    try {
      const caller = await this.handshake.admit(shown, path, (given) => (nonce = given));
      socket.data = { caller, token: String(shown.token) };
      await this.feed.follow(caller.cells);
    } catch (error) {
      const document = problemDocument(error instanceof Problem ? error : undefined);
      throw Object.assign(new Error(document.detail), { data: { ...document, ...(nonce && { dpopNonce: nonce }) } });
    }
  }
}
