import { Inject, Injectable } from '@nestjs/common';
import { AUDIT_CHAIN, type AuditChain, breakGlassReason, type StaffCaller } from '#access';
import type { ForbiddenGround, GroundQuery, PeriodQuery, Track } from '#contracts';
import { CLOCK, type Clock, type IdFactory, IDS } from '#domain';
import { IncidentError, ORDER_HISTORY, type OrderHistory, type Period } from '#incidents';
import { CASE_STORE, CaseError, type CaseStore, present } from '#orders';
import { toGround, toTrack } from './incident-mapping.js';
import { ReadIncidents } from './read-incidents.js';

const longestMilliseconds = 7 * 24 * 60 * 60_000;
/** Positions that one answer holds; of more, nobody is shown a part that looks like the whole. */
const trackLimit = 20_000;

const instantOf = (given: string | undefined): number | null => (given === undefined ? null : Date.parse(given));

/** What an order forbids, and where its parties were in a period, incident or none. */
@Injectable()
export class ReadOrderHistory {
  constructor(
    @Inject(ORDER_HISTORY) private readonly history: OrderHistory,
    @Inject(ReadIncidents) private readonly incidents: ReadIncidents,
    @Inject(AUDIT_CHAIN) private readonly audit: AuditChain,
    @Inject(CASE_STORE) private readonly cases: CaseStore,
    @Inject(CLOCK) private readonly clock: Clock,
    @Inject(IDS) private readonly newId: IdFactory,
  ) {}

  async groundOfIncident(caller: StaffCaller, incidentId: string, { since }: GroundQuery): Promise<ForbiddenGround> {
    await this.incidents.one(caller, incidentId);
    return toGround(await this.history.groundOfIncident(caller, incidentId, instantOf(since)));
  }

  async groundOfOrder(caller: StaffCaller, orderId: string, { since }: GroundQuery): Promise<ForbiddenGround> {
    return toGround(present(await this.history.groundOfOrder(caller, orderId, instantOf(since))));
  }

  /** Always with a reason, which supervisors are shown: an open incident has a track of its own. */
  async track(caller: StaffCaller, orderId: string, query: PeriodQuery, given: string | undefined): Promise<Track> {
    const { orders, breakGlass } = this.cases.open(caller);
    present(await orders.byId(orderId));
    const period = this.periodOf(query);
    const reason = breakGlassReason(given);
    const { agencyId, staffId: actorId } = caller;
    const reading = { action: 'order.track.read', object: 'order', objectId: orderId } as const;
    if (reason !== undefined)
      await breakGlass.record({ ...reading, id: this.newId(), staffId: actorId, reason, at: this.clock.now() });
    const result = reason === undefined ? 'refused' : 'allowed';
    await this.audit.append([{ ...reading, result, agencyId, actor: 'staff', actorId, ...(reason && { reason }) }]);
    if (reason === undefined)
      throw new CaseError(
        'reason_required',
        'Say in the header X-Access-Reason, with at least 10 characters, why you need the positions.',
      );
    const points = await this.history.track(caller, orderId, period, trackLimit + 1);
    if (points.length > trackLimit) throw new IncidentError('period_too_full', 'to');
    return toTrack(points);
  }

  private periodOf({ from, to }: PeriodQuery): Period {
    const period = { from: Date.parse(from ?? ''), to: Date.parse(to ?? '') };
    const length = period.to - period.from;
    if (!(length > 0)) throw new IncidentError('period_invalid', 'from');
    if (length > longestMilliseconds || period.from > this.clock.now()) throw new IncidentError('period_invalid', 'to');
    return period;
  }
}
