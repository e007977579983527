import { Inject, Injectable } from '@nestjs/common';
import type { StaffCaller } from '#access';
import type { DeskFigures as Answer } from '#contracts';
import { CLOCK, type Clock } from '#domain';
import { type Acknowledgement, DESK_FIGURES, type DeskFigures, figuresOf, startOfDay } from '#incidents';

/** How fast the desks took what came to them today. */
@Injectable()
export class ReadDeskFigures {
  constructor(
    @Inject(DESK_FIGURES) private readonly figures: DeskFigures,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async of(caller: StaffCaller): Promise<Answer> {
    const since = startOfDay(this.clock.now(), await this.figures.timeZone(caller));
    const taken = await this.figures.acknowledgements(caller, since);
    const reopened = await this.figures.reopenings(caller);
    const desks = new Map<string, Acknowledgement[]>();
    for (const each of taken) desks.set(each.deskAgencyId, [...(desks.get(each.deskAgencyId) ?? []), each]);
    return {
      since: new Date(since).toISOString(),
      reopened: reopened.map(({ incidentId, at }) => ({ incidentId, at: new Date(at).toISOString() })),
      all: figuresOf(taken.map(({ seconds }) => seconds)),
      desks: [...desks].map(([agencyId, own]) => ({
        agencyId,
        name: own[0]!.deskName,
        ...figuresOf(own.map(({ seconds }) => seconds)),
      })),
    };
  }
}
