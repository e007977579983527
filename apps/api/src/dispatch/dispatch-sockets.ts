import { Injectable } from '@nestjs/common';
import type { Namespace, Socket } from 'socket.io';
import type { SessionCaller } from '#access';
import type { DispatchServerEvents } from '#contracts';
import type { ProcessEvents } from '#processes';
import { eventPermissions, roomOf } from './rooms.js';

export interface DispatchSocketData {
  caller: SessionCaller;
  /** Incidents whose live positions this console is known to read: in the audit chain already. */
  watched: Set<string>;
}

export type DispatchSocket = Socket<Record<string, never>, DispatchServerEvents, ProcessEvents, DispatchSocketData>;
export type DispatchNamespace = Namespace<
  Record<string, never>,
  DispatchServerEvents,
  ProcessEvents,
  DispatchSocketData
>;

/** The consoles that are connected to this process. */
@Injectable()
export class DispatchSockets {
  private namespace: DispatchNamespace | undefined;

  attach(namespace: DispatchNamespace): void {
    this.namespace = namespace;
  }

  /** Of one agency, those that may receive `event`. */
  of(agencyId: string, event: keyof DispatchServerEvents): DispatchSocket[] {
    const { namespace } = this;
    if (!namespace) return [];
    const ids = namespace.adapter.rooms.get(roomOf(agencyId, eventPermissions[event])) ?? [];
    return [...ids].flatMap((id) => namespace.sockets.get(id) ?? []);
  }

  all(): DispatchSocket[] {
    return this.namespace ? [...this.namespace.sockets.values()] : [];
  }

  cells(): Set<number> {
    return new Set(this.all().map((socket) => socket.data.caller.cell));
  }
}
