import { deriveKey, KeyedSecretBox } from '#access';
import type { CompanionHint } from '#companion';
import type { ChangedApproval } from '#orders';

/** What processes of the api and gateways tell each other. Ids and numbers only, but for positions, which are sealed on their way. */
export interface ProcessEvents {
  /** The log of this cell has something new. */
  wake: (cell: number) => void;
  /** `MovedParty[]` of `#incidents`. */
  moved: (parties: unknown[]) => void;
  devicesChanged: (deviceIds: string[]) => void;
  /** Devices that are asked to do something: their gateway had better look. */
  commandsAsked: (deviceIds: string[]) => void;
  /** Requests for a location that were answered or have expired. */
  locationsSettled: (requests: SettledLocation[]) => void;
  /** An approval was asked for or decided, or somebody has done alone what needs two. */
  approvalChanged: (approval: ChangedApproval) => void;
  /** A shift note was written or confirmed. */
  shiftNotesChanged: (note: { agencyId: string; noteId: string }) => void;
  /** One phone of a person has done what the others had better read. */
  companionChanged: (hint: CompanionHint) => void;
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

/** On its way it may lie in Redis or in a table, and be copied with them. */
const sealedEvent = 'moved' satisfies keyof ProcessEvents;

type Listener<Event extends keyof ProcessEvents> = ProcessEvents[Event];

/**
 * What happened in one process, told to all: to this one at once, to the others over the line. A process that shows
 * nothing (a panic surface) tells all the same, so that the desk's process hears it. A lost message is made up for.
 */
export class Processes {
  private readonly listeners: { [Event in keyof ProcessEvents]: Listener<Event>[] } = {
    wake: [],
    moved: [],
    devicesChanged: [],
    commandsAsked: [],
    locationsSettled: [],
    approvalChanged: [],
    shiftNotesChanged: [],
    companionChanged: [],
    sessionsEnded: [],
  };
  private line: ProcessLine | undefined;
  private readonly box: KeyedSecretBox;

  /** @param secret the same for all that shall understand each other (`ACCESS_TOKEN_SECRET`) */
  constructor(secret: string) {
    this.box = new KeyedSecretBox(deriveKey(secret, 'between processes'));
  }

  connect(line: ProcessLine): void {
    this.line = line;
    for (const event of Object.keys(this.listeners) as (keyof ProcessEvents)[]) {
      line.on(event, (payload: never) => this.pass(event, event === sealedEvent ? this.opened(payload) : payload));
    }
  }

  hear<Event extends keyof ProcessEvents>(event: Event, listener: Listener<Event>): void {
    this.listeners[event].push(listener as never);
  }

  tell<Event extends keyof ProcessEvents>(event: Event, payload: Parameters<ProcessEvents[Event]>[0]): void {
    this.pass(event, payload as never);
    this.line?.serverSideEmit(event, event === sealedEvent ? this.sealed(payload) : payload);
  }

  private sealed(payload: unknown): string {
    return this.box.seal(Buffer.from(JSON.stringify(payload)), sealedEvent).toString('base64');
  }

  private opened(payload: string): never {
    return JSON.parse(this.box.open(Buffer.from(payload, 'base64'), sealedEvent).toString()) as never;
  }

  private pass(event: keyof ProcessEvents, payload: never): void {
    for (const listener of this.listeners[event]) listener(payload);
  }
}
