import { Body, Controller, Get, Headers, HttpCode, Inject, Param, ParseUUIDPipe, Post, Query } from '@nestjs/common';
import { ApiBearerAuth, ApiTags } from '@nestjs/swagger';
import { CurrentCaller, Does, Reads, type StaffCaller, StaffMay } from '#access';
import {
  closeBody,
  dispatchBody,
  handOverBody,
  type HandOverBody,
  incident,
  type Incident,
  type IncidentPage,
  incidentPlaces,
  type IncidentPlacesAnswer,
  incidentPlacesQuery,
  type IncidentPlacesQuery,
  listIncidentsQuery,
  type ListIncidentsQuery,
  nearestUnits,
  type NearestUnitsAnswer,
  nearestUnitsQuery,
  type NearestUnitsQuery,
  noteBody,
  otherDesks,
  type OtherDesks,
  runningPlan,
  type RunningPlan,
  toldDeliveries,
  type ToldDeliveries,
  track,
  type Track,
} from '#contracts';
import type { IncidentOutcome } from '#domain';
import {
  AcknowledgeIncident,
  ArriveOnScene,
  CloseIncident,
  DispatchUnit,
  HandOverIncident,
  NoteIncident,
  RevokeLinks,
  UndoClose,
} from '#incidents';
import { NeverShed } from '../admission/never-shed.decorator.js';
import { Metrics } from '../metrics/metrics.js';
import { Answers } from '../http/documented.decorator.js';
import { ReadIncidents } from './read-incidents.js';
import { ReadNearestUnits } from './read-nearest-units.js';

const incidentId = () => Param('id', new ParseUUIDPipe({ exceptionFactory: () => ReadIncidents.unknown() }));

@ApiTags('incidents')
@ApiBearerAuth()
@Controller('v1/incidents')
export class IncidentsController {
  constructor(
    @Inject(ReadIncidents) private readonly read: ReadIncidents,
    @Inject(ReadNearestUnits) private readonly readNearestUnits: ReadNearestUnits,
    @Inject(AcknowledgeIncident) private readonly acknowledgeIncident: AcknowledgeIncident,
    @Inject(DispatchUnit) private readonly dispatchUnit: DispatchUnit,
    @Inject(ArriveOnScene) private readonly arriveOnScene: ArriveOnScene,
    @Inject(CloseIncident) private readonly closeIncident: CloseIncident,
    @Inject(UndoClose) private readonly undoCloseOf: UndoClose,
    @Inject(NoteIncident) private readonly noteIncident: NoteIncident,
    @Inject(RevokeLinks) private readonly revokeLinks: RevokeLinks,
    @Inject(HandOverIncident) private readonly handOverIncident: HandOverIncident,
    @Inject(Metrics) private readonly metrics: Metrics,
  ) {}

  @Get()
  @StaffMay('incident.read')
  @Reads('incident.list', 'incident', ({ incidents }: IncidentPage) => incidents.map(({ id }) => id))
  list(
    @CurrentCaller() caller: StaffCaller,
    @Query({ schema: listIncidentsQuery }) query: ListIncidentsQuery,
  ): Promise<IncidentPage> {
    return this.read.list(caller, query);
  }

  @Get('places')
  @StaffMay('incident.track')
  @Reads('incident.places.read', 'incident', ({ places }: IncidentPlacesAnswer) =>
    places.map(({ incidentId: id }) => id),
  )
  @NeverShed('whoever dispatches must see where help is needed')
  @Answers(200, incidentPlaces, 422)
  places(
    @CurrentCaller() caller: StaffCaller,
    @Query({ schema: incidentPlacesQuery }) { ids }: IncidentPlacesQuery,
  ): Promise<IncidentPlacesAnswer> {
    return this.read.places(caller, ids);
  }

  @Get(':id')
  @StaffMay('incident.read')
  @Reads('incident.read', 'incident')
  @NeverShed('whoever takes an incident must see what it is')
  one(@CurrentCaller() caller: StaffCaller, @incidentId() id: string): Promise<Incident> {
    return this.read.one(caller, id);
  }

  @Get(':id/events')
  @StaffMay('incident.read')
  @Reads('incident.events.read', 'incident')
  events(@CurrentCaller() caller: StaffCaller, @incidentId() id: string) {
    return this.read.events(caller, id);
  }

  @Get(':id/deliveries')
  @StaffMay('incident.read')
  @Reads('incident.deliveries.read', 'incident')
  @Answers(200, toldDeliveries, 404)
  deliveries(@CurrentCaller() caller: StaffCaller, @incidentId() id: string): Promise<ToldDeliveries> {
    return this.read.deliveries(caller, id);
  }

  @Get(':id/plan')
  @StaffMay('incident.read')
  @Reads('incident.plan.read', 'incident')
  @NeverShed('whoever takes an incident must see whom the plan tells next')
  @Answers(200, runningPlan, 404)
  plan(@CurrentCaller() caller: StaffCaller, @incidentId() id: string): Promise<RunningPlan> {
    return this.read.plan(caller, id);
  }

  @Get(':id/track')
  @StaffMay('incident.track')
  @Does('incident.track.read', 'incident')
  @Answers(200, track, 403, 404)
  track(
    @CurrentCaller() caller: StaffCaller,
    @incidentId() id: string,
    @Headers('x-access-reason') reason: string | undefined,
  ): Promise<Track> {
    return this.read.track(caller, id, reason);
  }

  @Get(':id/nearest-units')
  @StaffMay('incident.track')
  @Reads('incident.nearest_units.read', 'incident')
  @NeverShed('whoever dispatches must see whom')
  @Answers(200, nearestUnits, 404, 409, 422)
  nearestUnits(
    @CurrentCaller() caller: StaffCaller,
    @incidentId() id: string,
    @Query({ schema: nearestUnitsQuery }) query: NearestUnitsQuery,
  ): Promise<NearestUnitsAnswer> {
    return this.readNearestUnits.of(caller, id, query.limit);
  }

  @Post(':id/acknowledge')
  @HttpCode(200)
  @StaffMay('incident.work')
  @Does('incident.acknowledge', 'incident')
  async acknowledge(@CurrentCaller() caller: StaffCaller, @incidentId() id: string): Promise<Incident> {
    await this.acknowledgeIncident.execute(caller, id);
    const acknowledged = await this.read.one(caller, id);
    const seconds = secondsToAcknowledge(acknowledged);
    if (seconds !== undefined) this.metrics.incidentAcknowledged(caller.agencyId, acknowledged.severity, seconds);
    return acknowledged;
  }

  @Post(':id/dispatch')
  @HttpCode(200)
  @StaffMay('incident.work')
  @Does('incident.dispatch', 'incident')
  async dispatch(
    @CurrentCaller() caller: StaffCaller,
    @incidentId() id: string,
    @Body({ schema: dispatchBody }) body: { unitId: string },
  ): Promise<Incident> {
    await this.dispatchUnit.execute(caller, id, body.unitId);
    return this.read.one(caller, id);
  }

  @Post(':id/arrive')
  @HttpCode(200)
  @StaffMay('incident.work')
  @Does('incident.arrive', 'incident')
  async arrive(@CurrentCaller() caller: StaffCaller, @incidentId() id: string): Promise<Incident> {
    await this.arriveOnScene.execute(caller, id);
    return this.read.one(caller, id);
  }

  @Post(':id/close')
  @HttpCode(200)
  @StaffMay('incident.work')
  @Does('incident.close', 'incident')
  async close(
    @CurrentCaller() caller: StaffCaller,
    @incidentId() id: string,
    @Body({ schema: closeBody }) body: { outcome: IncidentOutcome; note?: string },
  ): Promise<Incident> {
    await this.closeIncident.execute(caller, id, body.outcome, body.note);
    return this.read.one(caller, id);
  }

  @Post(':id/undo-close')
  @StaffMay('incident.work')
  @Does('incident.undo_close', 'incident')
  @NeverShed('ten seconds are over before a second try')
  @Answers(200, incident, 404, 409)
  async undoClose(@CurrentCaller() caller: StaffCaller, @incidentId() id: string): Promise<Incident> {
    await this.undoCloseOf.execute(caller, id);
    return this.read.one(caller, id);
  }

  @Get(':id/desks')
  @StaffMay('incident.hand_over')
  @Reads('incident.desks.read', 'incident')
  @NeverShed('whoever hands over must see to whom')
  @Answers(200, otherDesks, 404)
  desks(@CurrentCaller() caller: StaffCaller, @incidentId() id: string): Promise<OtherDesks> {
    return this.read.desks(caller, id);
  }

  @Post(':id/hand-over')
  @StaffMay('incident.hand_over')
  @Does('incident.hand_over', 'incident')
  @Answers(200, incident, 404, 409, 422)
  async handOver(
    @CurrentCaller() caller: StaffCaller,
    @incidentId() id: string,
    @Body({ schema: handOverBody }) body: HandOverBody,
  ): Promise<Incident> {
    await this.handOverIncident.execute(caller, id, body.agencyId, body.note);
    return this.read.one(caller, id);
  }

  @Post(':id/notes')
  @HttpCode(201)
  @StaffMay('incident.work')
  @Does('incident.note', 'incident')
  async note(
    @CurrentCaller() caller: StaffCaller,
    @incidentId() id: string,
    @Body({ schema: noteBody }) body: { text: string },
  ): Promise<Incident> {
    await this.noteIncident.execute(caller, id, body.text);
    return this.read.one(caller, id);
  }

  @Post(':id/revoke-links')
  @HttpCode(200)
  @StaffMay('incident.work')
  @Does('incident.revoke_links', 'incident')
  async revokeContactLinks(@CurrentCaller() caller: StaffCaller, @incidentId() id: string): Promise<Incident> {
    await this.revokeLinks.execute(caller, id);
    return this.read.one(caller, id);
  }
}

/** Of the desk that has it now: from when it was handed over to it. `undefined`: it has been handed on since it was acknowledged. */
const secondsToAcknowledge = ({ openedAt, handedOverAt, acknowledgedAt }: Incident): number | undefined =>
  acknowledgedAt === null ? undefined : (Date.parse(acknowledgedAt) - Date.parse(handedOverAt ?? openedAt)) / 1_000;
