import { Inject, Injectable } from '@nestjs/common';
import { AUDIT_CHAIN, type AuditChain, breakGlassReason, mayWith, type StaffCaller } from '#access';
import type {
  Incident,
  IncidentPage,
  IncidentPlacesAnswer,
  ListIncidentsQuery,
  OtherDesks,
  RunningPlan,
  ToldDeliveries,
  Track,
} from '#contracts';
import { CLOCK, type Clock, type IdFactory, IDS, type Problem } from '#domain';
import {
  INCIDENT_PLACES,
  INCIDENT_READER,
  IncidentError,
  type IncidentPlaces,
  type IncidentReader,
  runningPlan,
  WAITING_STEPS,
  type WaitingSteps,
} from '#incidents';
import { CASE_STORE, type CaseStore } from '#orders';
import { logCursor, pageCursor, readPageCursor } from './cursor.js';
import { toIncident, toTrack } from './incident-mapping.js';
import { wordsTold } from './words-told.js';

/** Newest positions of a track that one answer holds. */
const trackLimit = 20_000;
const reasonLimit = 500;

/** The desk's reading. Whoever reads positions is in the audit chain before the positions leave. */
@Injectable()
export class ReadIncidents {
  constructor(
    @Inject(INCIDENT_READER) private readonly reader: IncidentReader,
    @Inject(INCIDENT_PLACES) private readonly whereabouts: IncidentPlaces,
    @Inject(WAITING_STEPS) private readonly waiting: WaitingSteps,
    @Inject(AUDIT_CHAIN) private readonly audit: AuditChain,
    @Inject(CASE_STORE) private readonly cases: CaseStore,
    @Inject(CLOCK) private readonly clock: Clock,
    @Inject(IDS) private readonly newId: IdFactory,
  ) {}

  static unknown(): Problem {
    return new IncidentError('incident_unknown');
  }

  async list(caller: StaffCaller, query: ListIncidentsQuery): Promise<IncidentPage> {
    const { status, severity, orderId, cursor, limit } = query;
    const rows = await this.reader.list(caller, {
      limit: limit + 1,
      ...(status && { statuses: status === 'active' ? ['open', 'acknowledged', 'dispatched', 'on_scene'] : [status] }),
      ...(severity && { severity }),
      ...(orderId && { orderId }),
      ...(cursor && { before: readPageCursor(cursor) }),
    });
    const page = rows.slice(0, limit);
    const last = page.at(-1);
    const nextCursor = rows.length > limit && last ? pageCursor(last.openedAt, last.id) : null;
    return { incidents: page.map((row) => toIncident(caller.cell, row)), nextCursor };
  }

  async one(caller: StaffCaller, incidentId: string): Promise<Incident> {
    const row = await this.reader.one(caller, incidentId);
    if (!row) throw ReadIncidents.unknown();
    return toIncident(caller.cell, row);
  }

  async desks(caller: StaffCaller, incidentId: string): Promise<OtherDesks> {
    await this.one(caller, incidentId);
    return { desks: await this.reader.otherDesks(caller, incidentId) };
  }

  async events(caller: StaffCaller, incidentId: string) {
    await this.one(caller, incidentId);
    const events = await this.reader.events(caller, incidentId);
    return {
      events: events.map(({ agencyId: _, cursor, ...rest }) => ({ ...rest, cursor: logCursor(caller.cell, cursor) })),
    };
  }

  async deliveries(caller: StaffCaller, incidentId: string): Promise<ToldDeliveries> {
    const { alarms } = await this.one(caller, incidentId);
    const byId = new Map(alarms.map((alarm) => [alarm.id, alarm]));
    const deliveries = await this.reader.deliveries(caller, incidentId);
    return { deliveries: deliveries.map((one) => ({ ...one, words: wordsTold(one, byId.get(one.alarmId)) })) };
  }

  async places(caller: StaffCaller, incidentIds: readonly string[]): Promise<IncidentPlacesAnswer> {
    const found = await this.whereabouts.of(caller, [...new Set(incidentIds)]);
    return {
      places: found.map(({ longitude, latitude, fixTime, ...place }) => ({
        ...place,
        point: { type: 'Point', coordinates: [longitude, latitude] },
        at: new Date(fixTime).toISOString(),
      })),
    };
  }

  async plan(caller: StaffCaller, incidentId: string): Promise<RunningPlan> {
    await this.one(caller, incidentId);
    const events = await this.reader.events(caller, incidentId);
    const waiting = await this.waiting.of(caller, incidentId);
    const steps = runningPlan(events, waiting, this.clock.now());
    return { steps: steps.map(({ channels, ...step }) => ({ ...step, channels: channels && [...channels] })) };
  }

  async track(caller: StaffCaller, incidentId: string, givenReason: string | undefined): Promise<Track> {
    const incident = await this.one(caller, incidentId);
    const reason = givenReason?.trim().slice(0, reasonLimit);
    const glassReason = breakGlassReason(reason);
    const isOpen = mayWith(caller, 'incident.track', incident);
    const allowed = isOpen || glassReason !== undefined;
    const result = allowed ? 'allowed' : 'refused';
    const { agencyId, staffId: actorId } = caller;
    const reading = { action: 'incident.track.read', object: 'incident', objectId: incidentId } as const;
    if (!isOpen && glassReason !== undefined) {
      const { breakGlass } = this.cases.open(caller);
      await breakGlass.record({
        ...reading,
        id: this.newId(),
        staffId: actorId,
        reason: glassReason,
        at: this.clock.now(),
      });
    }
    await this.audit.append([{ ...reading, result, agencyId, actor: 'staff', actorId, ...(reason && { reason }) }]);
    if (!allowed) throw new IncidentError('reason_required');
    const points = await this.reader.track(caller, incidentId, trackLimit);
    return toTrack(points);
  }
}
