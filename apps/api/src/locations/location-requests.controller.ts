import { Body, Controller, Get, Headers, Inject, Param, Post } from '@nestjs/common';
import { ApiHeader, ApiTags } from '@nestjs/swagger';
import { CurrentCaller, Does, type StaffCaller, StaffMay } from '#access';
import { type AskForLocationBody, askForLocationBody, type LocationRequest, locationRequest } from '#contracts';
import { actorOf, type AskedForLocation, askForLocation, Cases, type Once } from '#orders';
import { Processes } from '#processes';
import { LOCATE_QUEUE, type LocateQueue } from '#queue';
import { locationRequestView } from '../cases/views.js';
import { ReadLocations } from '../dispatch/read-locations.js';
import { Answers, Creates } from '../http/documented.decorator.js';
import { IdempotencyKey } from '../http/once.decorator.js';
import { Metrics } from '../metrics/metrics.js';

@ApiTags('locations')
@Controller('v1')
export class LocationRequestsController {
  constructor(
    @Inject(Cases) private readonly cases: Cases,
    @Inject(ReadLocations) private readonly read: ReadLocations,
    @Inject(LOCATE_QUEUE) private readonly queue: LocateQueue,
    @Inject(Metrics) private readonly metrics: Metrics,
    @Inject(Processes) private readonly processes: Processes,
  ) {}

  @Post('orders/:id/location-requests')
  @StaffMay('location.ask')
  @Does('location.ask', 'order')
  @Creates(locationRequest, 404, 409)
  async ask(
    @CurrentCaller() caller: StaffCaller,
    @Param('id') orderId: string,
    @Body({ schema: askForLocationBody }) body: AskForLocationBody,
    @IdempotencyKey() once: Once | undefined,
  ): Promise<LocationRequest> {
    let asked: AskedForLocation | undefined;
    const answer = await this.cases.create(actorOf(caller), once, async (work) => {
      asked = await askForLocation(work, orderId, body);
      return locationRequestView(asked.request);
    });
    if (asked?.isNew) this.metrics.locationAsked();
    if (asked && asked.commanded.length > 0) this.processes.tell('commandsAsked', [...asked.commanded]);
    if (asked?.canPush) void this.queue.enqueue([{ cell: caller.cell, id: asked.request.id }]);
    return answer;
  }

  @Get('location-requests/:id')
  @StaffMay('location.read')
  @Does('location.read', 'location_request')
  @Answers(200, locationRequest, 404)
  @ApiHeader({
    name: 'X-Access-Reason',
    required: false,
    description: 'Why the position is needed; when it was asked for without a reason and no incident is open any more.',
  })
  one(
    @CurrentCaller() caller: StaffCaller,
    @Param('id') id: string,
    @Headers('x-access-reason') reason: string | undefined,
  ): Promise<LocationRequest> {
    return this.read.one(caller, id, reason);
  }
}
