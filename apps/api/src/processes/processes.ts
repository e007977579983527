import { Injectable } from '@nestjs/common';
import type { ChangedApproval } from '#orders';

/** What processes of the api tell each other. Ids and numbers only, but for positions, which stay inside the house. */
export interface ProcessEvents {
  /** The log of this cell has something new. */
  wake: (cell: number) => void;
  /** `MovedParty[]` of `#incidents`. */
  moved: (parties: unknown[]) => void;
  devicesChanged: (deviceIds: string[]) => void;
  /** Requests for a location that were answered or have expired. */
  locationsSettled: (requests: SettledLocation[]) => void;
  /** An approval was asked for or decided, or somebody has done alone what needs two. */
  approvalChanged: (approval: ChangedApproval) => void;
  /** Some or all sessions of this member of staff may have ended, or their account changed. */
  sessionsEnded: (staffId: string) => void;
}

export interface SettledLocation {
  requestId: string;
  agencyId: string;
  /** Who asked. */
  staffId: string;
}

/** What the processes share: the namespace `/dispatch` of their sockets, on PostgreSQL or Redis. */
export interface ProcessLine {
  on(event: keyof ProcessEvents, listener: (payload: never) => void): unknown;
  serverSideEmit(event: keyof ProcessEvents, payload: unknown): unknown;
}

type Listener<Event extends keyof ProcessEvents> = ProcessEvents[Event];

/**
 * What happened in one process, told to all: to this one at once, to the others over the line. A process that shows
 * nothing (a panic surface) tells all the same, so that the desk's process hears it. A lost message is made up for.
 */
@Injectable()
export class Processes {
  private readonly listeners: { [Event in keyof ProcessEvents]: Listener<Event>[] } = {
    wake: [],
    moved: [],
    devicesChanged: [],
    locationsSettled: [],
    approvalChanged: [],
    sessionsEnded: [],
  };
  private line: ProcessLine | undefined;

  connect(line: ProcessLine): void {
    this.line = line;
    for (const event of Object.keys(this.listeners) as (keyof ProcessEvents)[]) {
      line.on(event, (payload: never) => this.pass(event, payload));
    }
  }

  hear<Event extends keyof ProcessEvents>(event: Event, listener: Listener<Event>): void {
    this.listeners[event].push(listener as never);
  }

  tell<Event extends keyof ProcessEvents>(event: Event, payload: Parameters<ProcessEvents[Event]>[0]): void {
    this.pass(event, payload as never);
    this.line?.serverSideEmit(event, payload);
  }

  private pass(event: keyof ProcessEvents, payload: never): void {
    for (const listener of this.listeners[event]) listener(payload);
  }
}
