import { Inject, Injectable } from '@nestjs/common';
import type { StaffCaller } from '#access';
import type { NearestUnitsAnswer } from '#contracts';
import { CLOCK, type Clock } from '#domain';
import { IncidentError, NEAREST_UNITS, type NearestUnits, unitPositionKnownMilliseconds } from '#incidents';
import { ReadIncidents } from './read-incidents.js';

/** Who can be there soonest. Distances tell where the incident is: who reads them may read its track. */
@Injectable()
export class ReadNearestUnits {
  constructor(
    @Inject(ReadIncidents) private readonly incidents: ReadIncidents,
    @Inject(NEAREST_UNITS) private readonly units: NearestUnits,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async of(caller: StaffCaller, incidentId: string, limit: number): Promise<NearestUnitsAnswer> {
    const incident = await this.incidents.one(caller, incidentId);
    if (incident.status === 'closed') throw new IncidentError('step_does_not_fit');
    const place = await this.units.placeOf(caller, incidentId);
    const near = place ? await this.units.nearestTo(caller, incidentId, place, limit) : [];
    const now = this.clock.now();
    return {
      place: place ? { personId: place.personId, ...agedAt(place.fixTime, now) } : null,
      units: near.map(({ positionAt, ...unit }) => {
        const stale = positionAt === null || positionAt < now - unitPositionKnownMilliseconds;
        const age = positionAt === null ? { at: null, ageSeconds: null } : agedAt(positionAt, now);
        return { ...unit, positionAt: age.at, ageSeconds: age.ageSeconds, stale };
      }),
    };
  }
}

const agedAt = (at: number, now: number): { at: string; ageSeconds: number } => ({
  at: new Date(at).toISOString(),
  ageSeconds: Math.max(0, Math.round((now - at) / 1_000)),
});
