import type { AuditRecord, StaffCaller } from '#access';
import type { Clock, IdFactory } from '#domain';
import { RetentionError } from './retention.error.js';
import type { IncidentHold, RetentionShelf } from './retention-shelf.port.js';

/** Keeps everything of an incident, the positions of its parties in its time too, until it is released. */
export class HoldIncident {
  constructor(
    private readonly shelf: RetentionShelf,
    private readonly clock: Clock,
    private readonly newId: IdFactory,
  ) {}

  /** @throws RetentionError `not_found`, `hold_stands` */
  async place(caller: StaffCaller, incidentId: string, reason: string): Promise<IncidentHold> {
    const hold: IncidentHold = {
      id: this.newId(),
      incidentId,
      reason,
      placedBy: caller.staffId,
      placedAt: this.clock.now(),
      releaseReason: null,
      releasedBy: null,
      releasedAt: null,
    };
    await this.shelf.placeHold(caller, hold, staffRecord(caller, 'incident.hold.place', incidentId, reason));
    return hold;
  }

  /** From then on what is due of it goes with the next run. @throws RetentionError `not_found`, `hold_unknown` */
  release(caller: StaffCaller, incidentId: string, reason: string): Promise<IncidentHold> {
    const release = { incidentId, reason, releasedBy: caller.staffId, now: this.clock.now() };
    return this.shelf.releaseHold(caller, release, staffRecord(caller, 'incident.hold.release', incidentId, reason));
  }

  /** @throws RetentionError `not_found` */
  async list(caller: StaffCaller, incidentId: string): Promise<IncidentHold[]> {
    const holds = await this.shelf.holds(caller, incidentId);
    if (!holds) throw new RetentionError('not_found');
    return holds;
  }
}

const staffRecord = (caller: StaffCaller, action: string, objectId: string, reason: string): AuditRecord => ({
  agencyId: caller.agencyId,
  actor: 'staff',
  actorId: caller.staffId,
  action,
  object: 'incident',
  objectId,
  reason,
  result: 'allowed',
});
