import { Body, Controller, Get, Inject, Param, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { CurrentCaller, Does, Reads, type StaffCaller, StaffMay } from '#access';
import {
  type HoldBody,
  holdBody,
  incidentHold,
  type IncidentHolds,
  incidentHolds,
  type IncidentHoldView,
} from '#contracts';
import { HoldIncident } from '#retention';
import { Answers } from '../http/documented.decorator.js';
import { holdView } from './retention-views.js';

/** Keeping everything of an incident beyond its time: a second hold is refused while one stands. */
@ApiTags('retention')
@Controller('v1/incidents/:id')
export class HoldsController {
  constructor(@Inject(HoldIncident) private readonly holds: HoldIncident) {}

  @Get('holds')
  @StaffMay('incident.hold')
  @Reads('incident.holds.read', 'incident')
  @Answers(200, incidentHolds, 404)
  async list(@CurrentCaller() caller: StaffCaller, @Param('id') id: string): Promise<IncidentHolds> {
    return { holds: (await this.holds.list(caller, id)).map(holdView) };
  }

  @Post('hold')
  @StaffMay('incident.hold')
  @Does('incident.hold.place', 'incident')
  @Answers(201, incidentHold, 404, 409, 422)
  async place(
    @CurrentCaller() caller: StaffCaller,
    @Param('id') id: string,
    @Body({ schema: holdBody }) { reason }: HoldBody,
  ): Promise<IncidentHoldView> {
    return holdView(await this.holds.place(caller, id, reason));
  }

  @Post('hold/release')
  @StaffMay('incident.hold')
  @Does('incident.hold.release', 'incident')
  @Answers(200, incidentHold, 404, 409, 422)
  async release(
    @CurrentCaller() caller: StaffCaller,
    @Param('id') id: string,
    @Body({ schema: holdBody }) { reason }: HoldBody,
  ): Promise<IncidentHoldView> {
    return holdView(await this.holds.release(caller, id, reason));
  }
}
