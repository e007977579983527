import { Injectable } from '@nestjs/common';
import type { Namespace, Socket } from 'socket.io';
import type { StaffCaller } from '#access';
import type { DispatchServerEvents } from '#contracts';
import { eventPermissions, roomOf } from './rooms.js';

/** A request for a location was answered or has expired. */
export interface SettledLocation {
  requestId: string;
  agencyId: string;
  /** Who asked. */
  staffId: string;
}

/** What processes tell each other about. Ids and numbers only, but for positions, which stay inside the house. */
export interface InterProcessEvents {
  wake: (cell: number) => void;
  moved: (parties: unknown[]) => void;
  devicesChanged: (deviceIds: string[]) => void;
  locationsSettled: (requests: SettledLocation[]) => void;
}

export interface DispatchSocketData {
  caller: StaffCaller;
  /** Incidents whose live positions this console is known to read: in the audit chain already. */
  watched: Set<string>;
}

export type DispatchSocket = Socket<
  Record<string, never>,
  DispatchServerEvents,
  InterProcessEvents,
  DispatchSocketData
>;
export type DispatchNamespace = Namespace<
  Record<string, never>,
  DispatchServerEvents,
  InterProcessEvents,
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

  /** To the other processes of the api. */
  tellOthers<Event extends keyof InterProcessEvents>(
    event: Event,
    ...payload: Parameters<InterProcessEvents[Event]>
  ): void {
    (this.namespace as { serverSideEmit?(name: string, ...rest: unknown[]): boolean } | undefined)?.serverSideEmit?.(
      event,
      ...payload,
    );
  }
}
