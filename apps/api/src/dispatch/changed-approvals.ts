import { Inject, Injectable } from '@nestjs/common';
import { CLOCK, type Clock } from '#domain';
import type { ChangedApproval } from '#orders';
import { Processes } from '#processes';
import { DispatchFeed } from './dispatch-feed.js';
import { DispatchSockets } from './dispatch-sockets.js';

/** Tells the consoles of those who may read approvals that there is a new one, or that one was decided. */
@Injectable()
export class ChangedApprovals {
  constructor(
    @Inject(DispatchSockets) private readonly sockets: DispatchSockets,
    @Inject(DispatchFeed) private readonly feed: DispatchFeed,
    @Inject(CLOCK) private readonly clock: Clock,
    @Inject(Processes) processes: Processes,
  ) {
    processes.hear('approvalChanged', (approval) => this.show(approval));
  }

  private show({ agencyId, ...approval }: ChangedApproval): void {
    const at = new Date(this.clock.now()).toISOString();
    for (const socket of this.sockets.of(agencyId, 'approval.changed'))
      socket.emit('approval.changed', { cursor: this.feed.cursorOf(socket.data.caller.cell), at, ...approval });
  }
}
