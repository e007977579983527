import { Controller, Get, Header, HttpCode, Inject, Post, Req, Res } from '@nestjs/common';
import { ApiOperation, ApiQuery, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { CurrentCaller, type DeviceCaller, DeviceMay, Unaudited } from '#access';
import { CLOCK, type Clock } from '#domain';
import { decodeOsmand } from '#protocols';
import { HandOverReports } from './hand-over-reports.js';
import { type IngestReply, ingestReply } from './ingest-reply.js';

@ApiTags('phones and loggers')
@Controller('ingest/osmand')
export class OsmandController {
  constructor(
    @Inject(HandOverReports) private readonly handOver: HandOverReports,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  @Get()
  @Header('cache-control', 'no-store')
  @DeviceMay('position.report', 'id_parameter')
  @Unaudited('a device reports its own person; the position is the record')
  @ApiOperation({ summary: 'Traccar Client 8 and older, OsmAnd: everything in the query' })
  @ApiQuery({ name: 'id', description: 'token of the device' })
  receiveQuery(
    @CurrentCaller() device: DeviceCaller,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<IngestReply> {
    return this.receive(device, request, reply);
  }

  @Post()
  @HttpCode(200)
  @Header('cache-control', 'no-store')
  @DeviceMay('position.report', 'id_parameter')
  @Unaudited('a device reports its own person; the position is the record')
  @ApiOperation({ summary: 'Traccar Client: query (8 and older), JSON (9), form or a list as JSON (10)' })
  receiveBody(
    @CurrentCaller() device: DeviceCaller,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<IngestReply> {
    return this.receive(device, request, reply);
  }

  private async receive(device: DeviceCaller, request: FastifyRequest, reply: FastifyReply): Promise<IngestReply> {
    return ingestReply(await this.handOver.execute('osmand', device, decodeOsmand(request, this.clock.now()), reply));
  }
}
