import { Controller, Get, Headers, Inject, Param, ParseUUIDPipe, Query } from '@nestjs/common';
import { ApiBearerAuth, ApiHeader, ApiTags } from '@nestjs/swagger';
import { CurrentCaller, Does, Reads, type StaffCaller, StaffMay } from '#access';
import {
  forbiddenGround,
  type ForbiddenGround,
  groundQuery,
  type GroundQuery,
  periodQuery,
  type PeriodQuery,
  type Track,
  track,
} from '#contracts';
import { Answers } from '../http/documented.decorator.js';
import { ReadIncidents } from './read-incidents.js';
import { ReadOrderHistory } from './read-order-history.js';

@ApiTags('incidents')
@ApiBearerAuth()
@Controller('v1')
export class OrderHistoryController {
  constructor(@Inject(ReadOrderHistory) private readonly read: ReadOrderHistory) {}

  @Get('incidents/:id/zones')
  @StaffMay('incident.track')
  @Reads('incident.zones.read', 'incident')
  @Answers(200, forbiddenGround, 404, 422)
  ofIncident(
    @CurrentCaller() caller: StaffCaller,
    @Param('id', new ParseUUIDPipe({ exceptionFactory: () => ReadIncidents.unknown() })) id: string,
    @Query({ schema: groundQuery }) query: GroundQuery,
  ): Promise<ForbiddenGround> {
    return this.read.groundOfIncident(caller, id, query);
  }

  @Get('orders/:id/zones/outlines')
  @StaffMay('order.read')
  @Reads('order.zones.read', 'order')
  @Answers(200, forbiddenGround, 404, 422)
  ofOrder(
    @CurrentCaller() caller: StaffCaller,
    @Param('id') id: string,
    @Query({ schema: groundQuery }) query: GroundQuery,
  ): Promise<ForbiddenGround> {
    return this.read.groundOfOrder(caller, id, query);
  }

  @Get('orders/:id/track')
  @StaffMay('incident.track')
  @Does('order.track.read', 'order')
  @Answers(200, track, 403, 404, 422)
  @ApiHeader({ name: 'X-Access-Reason', required: false, description: 'Why the positions are needed.' })
  track(
    @CurrentCaller() caller: StaffCaller,
    @Param('id') id: string,
    @Query({ schema: periodQuery }) period: PeriodQuery,
    @Headers('x-access-reason') reason: string | undefined,
  ): Promise<Track> {
    return this.read.track(caller, id, period, reason);
  }
}
