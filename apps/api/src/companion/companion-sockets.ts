import { Injectable } from '@nestjs/common';
import type { Namespace, Socket } from 'socket.io';
import type { AuditRule, DeviceCaller, DevicePermission } from '#access';
import type { CompanionServerEvents } from '#contracts';

export interface CompanionSocketData {
  caller: DeviceCaller;
  token: string;
}

type Nothing = Record<string, never>;
export type CompanionSocket = Socket<Nothing, CompanionServerEvents, Nothing, CompanionSocketData>;
export type CompanionNamespace = Namespace<Nothing, CompanionServerEvents, Nothing, CompanionSocketData>;

/** What a phone must be permitted to receive each event; each is of its own person alone. */
export const companionEventPermissions: Record<keyof CompanionServerEvents, DevicePermission> = {
  'incident.updated': 'companion.read',
  warning: 'companion.read',
  'check_in.updated': 'companion.read',
};

const ownHint = { unaudited: 'says to a person that there is something of their own, not what' } as const;

export const companionEventAudit: Record<keyof CompanionServerEvents, AuditRule> = {
  'incident.updated': ownHint,
  warning: ownHint,
  'check_in.updated': ownHint,
};

/** The phones that are connected to this process. */
@Injectable()
export class CompanionSockets {
  private namespace: CompanionNamespace | undefined;

  attach(namespace: CompanionNamespace): void {
    this.namespace = namespace;
  }

  all(): CompanionSocket[] {
    return this.namespace ? [...this.namespace.sockets.values()] : [];
  }

  /** Of one person. A person's room bears their id. */
  of(personId: string): CompanionSocket[] {
    const { namespace } = this;
    const ids = namespace?.adapter.rooms.get(personId) ?? [];
    return [...ids].flatMap((id) => namespace?.sockets.get(id) ?? []);
  }

  cells(): Set<number> {
    return new Set(this.all().flatMap(({ data }) => data.caller.cells));
  }
}
