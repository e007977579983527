import { Body, Controller, Get, Headers, HttpCode, Inject, Param, ParseUUIDPipe, Post, Query } from '@nestjs/common';
import { ApiBearerAuth, ApiTags } from '@nestjs/swagger';
import { CurrentCaller, Does, Reads, type StaffCaller, StaffMay } from '#access';
import {
  closeBody,
  dispatchBody,
  type Incident,
  type IncidentPage,
  listIncidentsQuery,
  type ListIncidentsQuery,
  noteBody,
  type Track,
} from '#contracts';
import type { IncidentOutcome } from '#domain';
import { AcknowledgeIncident, ArriveOnScene, CloseIncident, DispatchUnit, NoteIncident } from '#incidents';
import { NeverShed } from '../admission/never-shed.decorator.js';
import { Metrics } from '../metrics/metrics.js';
import { ReadIncidents } from './read-incidents.js';

const incidentId = () => Param('id', new ParseUUIDPipe({ exceptionFactory: () => ReadIncidents.unknown() }));

@ApiTags('incidents')
@ApiBearerAuth()
@Controller('v1/incidents')
export class IncidentsController {
  constructor(
    @Inject(ReadIncidents) private readonly read: ReadIncidents,
    @Inject(AcknowledgeIncident) private readonly acknowledgeIncident: AcknowledgeIncident,
    @Inject(DispatchUnit) private readonly dispatchUnit: DispatchUnit,
    @Inject(ArriveOnScene) private readonly arriveOnScene: ArriveOnScene,
    @Inject(CloseIncident) private readonly closeIncident: CloseIncident,
    @Inject(NoteIncident) private readonly noteIncident: NoteIncident,
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
  deliveries(@CurrentCaller() caller: StaffCaller, @incidentId() id: string) {
    return this.read.deliveries(caller, id);
  }

  @Get(':id/track')
  @StaffMay('incident.track')
  @Does('incident.track.read', 'incident')
  track(
    @CurrentCaller() caller: StaffCaller,
    @incidentId() id: string,
    @Headers('x-access-reason') reason: string | undefined,
  ): Promise<Track> {
    return this.read.track(caller, id, reason);
  }

  @Post(':id/acknowledge')
  @HttpCode(200)
  @StaffMay('incident.work')
  @Does('incident.acknowledge', 'incident')
  async acknowledge(@CurrentCaller() caller: StaffCaller, @incidentId() id: string): Promise<Incident> {
    await this.acknowledgeIncident.execute(caller, id);
    const incident = await this.read.one(caller, id);
    this.metrics.incidentAcknowledged(caller.agencyId, incident.severity, secondsToAcknowledge(incident));
    return incident;
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
}

const secondsToAcknowledge = ({ openedAt, acknowledgedAt }: Incident): number =>
  (Date.parse(acknowledgedAt!) - Date.parse(openedAt)) / 1_000;
