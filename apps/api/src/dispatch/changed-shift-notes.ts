import { Inject, Injectable } from '@nestjs/common';
import { CLOCK, type Clock } from '#domain';
import { Processes } from '#processes';
import { DispatchFeed } from './dispatch-feed.js';
import { DispatchSockets } from './dispatch-sockets.js';

/** Tells the consoles of those who may read shift notes that there is a new one, or that one was confirmed. */
@Injectable()
export class ChangedShiftNotes {
  constructor(
    @Inject(DispatchSockets) private readonly sockets: DispatchSockets,
    @Inject(DispatchFeed) private readonly feed: DispatchFeed,
    @Inject(CLOCK) private readonly clock: Clock,
    @Inject(Processes) processes: Processes,
  ) {
    processes.hear('shiftNotesChanged', ({ agencyId, noteId }) => this.show(agencyId, noteId));
  }

  private show(agencyId: string, noteId: string): void {
    const at = new Date(this.clock.now()).toISOString();
    for (const socket of this.sockets.of(agencyId, 'shift_notes.changed'))
      socket.emit('shift_notes.changed', { cursor: this.feed.cursorOf(socket.data.caller.cell), at, noteId });
  }
}
