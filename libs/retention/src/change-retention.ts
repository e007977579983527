import type { StaffCaller } from '#access';
import type { Clock, RetentionKind } from '#domain';
import type { RetentionBounds } from './retention-bounds.js';
import { RetentionError } from './retention.error.js';
import { type ChosenDays, faultsOf, retentionDays } from './retention-periods.js';
import type { RetentionPolicy, RetentionShelf } from './retention-shelf.port.js';

/** One kind of data, in days. */
export interface RetentionPeriod {
  kind: RetentionKind;
  days: number;
  least: number;
  most: number;
  usual: number;
}

export interface RetentionSaid {
  version: number;
  changedAt: number | null;
  periods: RetentionPeriod[];
}

/** Reads and changes how long the caller's own agency keeps its data. */
export class ChangeRetention {
  constructor(
    private readonly shelf: RetentionShelf,
    private readonly bounds: RetentionBounds,
    private readonly clock: Clock,
  ) {}

  /** @throws RetentionError `not_found`: it is not the caller's agency */
  async read(caller: StaffCaller, agencyId: string): Promise<RetentionSaid> {
    refuseOthers(caller, agencyId);
    return this.said(await this.shelf.policy(caller));
  }

  /** All of it anew: kinds that are not given are kept as long as usual. */
  async execute(
    caller: StaffCaller,
    agencyId: string,
    given: readonly { kind: RetentionKind; days: number }[],
  ): Promise<RetentionSaid> {
    refuseOthers(caller, agencyId);
    const faults = faultsOf(given, this.bounds);
    if (faults.length > 0) throw new RetentionError('retention_invalid', faults);
    const chosen = Object.fromEntries(given.map(({ kind, days }) => [kind, days])) as ChosenDays;
    const { staffId } = caller;
    const reason = given.map(({ kind, days }) => `${kind}=${days}`).join(' ');
    return this.said(
      await this.shelf.savePolicy(
        caller,
        { chosen, changedBy: staffId, now: this.clock.now() },
        {
          agencyId,
          actor: 'staff',
          actorId: staffId,
          action: 'agency.retention.change',
          object: 'agency',
          objectId: agencyId,
          reason,
          result: 'allowed',
        },
      ),
    );
  }

  private said({ version, changedAt, chosen }: RetentionPolicy): RetentionSaid {
    const days = retentionDays(chosen, this.bounds);
    const kinds = Object.keys(days) as RetentionKind[];
    return {
      version,
      changedAt,
      periods: kinds.map((kind) => ({ kind, days: days[kind], ...this.bounds[kind] })),
    };
  }
}

export function refuseOthers(caller: StaffCaller, agencyId: string): void {
  if (caller.agencyId !== agencyId) throw new RetentionError('not_found');
}
