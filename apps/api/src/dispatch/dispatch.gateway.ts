import { Inject } from '@nestjs/common';
import {
  type OnGatewayConnection,
  type OnGatewayDisconnect,
  type OnGatewayInit,
  WebSocketGateway,
} from '@nestjs/websockets';
import { PinoLogger } from 'nestjs-pino';
import { AccessError, roleMay, StaffAuthenticator } from '#access';
import { Processes } from '#processes';
import { readLogCursor } from '../incidents/cursor.js';
import { problemDocument } from '../http/problem-document.js';
import { Problem } from '#domain';
import { ConsolePresence } from './console-presence.js';
import { DispatchFeed } from './dispatch-feed.js';
import { type DispatchNamespace, type DispatchSocket, DispatchSockets } from './dispatch-sockets.js';
import { eventPermissions, roomOf } from './rooms.js';

/** `/dispatch`: the consoles of the desks. Nobody connects without a permission; each room is an agency's own. */
@WebSocketGateway({ namespace: '/dispatch' })
export class DispatchGateway implements OnGatewayInit, OnGatewayConnection, OnGatewayDisconnect {
  constructor(
    @Inject(StaffAuthenticator) private readonly staff: StaffAuthenticator,
    @Inject(DispatchSockets) private readonly sockets: DispatchSockets,
    @Inject(DispatchFeed) private readonly feed: DispatchFeed,
    @Inject(ConsolePresence) private readonly presence: ConsolePresence,
    @Inject(Processes) private readonly processes: Processes,
    @Inject(PinoLogger) private readonly logger: PinoLogger,
  ) {}

  afterInit(namespace: DispatchNamespace): void {
    this.sockets.attach(namespace);
    namespace.use((socket, next) => {
      this.admit(socket).then(
        () => next(),
        (error: unknown) => next(refusal(error)),
      );
    });
    this.processes.connect(namespace);
  }

  handleConnection(socket: DispatchSocket): void {
    this.presence.connected(socket.data.caller, 'allowed');
    const { agencyId, role } = socket.data.caller;
    const permitted = new Set(Object.values(eventPermissions).filter((permission) => roleMay(role, permission)));
    const auth = socket.handshake.auth as { cursor?: unknown };
    const cursor = readLogCursor(auth.cursor);
    const own = cursor?.cell === socket.data.caller.cell ? cursor.cursor : undefined;
    this.feed
      .resume(socket, own, () => void socket.join([...permitted].map((permission) => roomOf(agencyId, permission))))
      .catch((error: unknown) => {
        this.logger.error({ err: error }, 'a console could not be brought up to date');
        socket.disconnect(true);
      });
  }

  handleDisconnect(socket: DispatchSocket): void {
    this.presence.disconnected(socket.data.caller);
  }

  private async admit(socket: DispatchSocket): Promise<void> {
    const { token } = socket.handshake.auth as { token?: unknown };
    if (typeof token !== 'string') throw new AccessError('credentials_missing');
    const caller = await this.staff.recognise(token);
    const refusal = this.staff.refusal(caller, 'incident.read');
    if (refusal) {
      this.presence.connected(caller, 'refused');
      throw refusal;
    }
    socket.data = { caller, watched: new Set() };
  }
}

/** What socket.io passes to the client's `connect_error`: the same words as over HTTP. */
function refusal(error: unknown): Error {
  const document = problemDocument(error instanceof Problem ? error : undefined);
  return Object.assign(new Error(document.detail), { data: document });
}
