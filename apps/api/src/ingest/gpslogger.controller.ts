import { All, Controller, Header, HttpCode, Inject, Req, Res } from '@nestjs/common';
import { ApiExcludeEndpoint, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { CurrentCaller, type DeviceCaller, DeviceMay, Unaudited } from '#access';
import { decodeGpsLogger } from '#protocols';
import { HandOverReports } from './hand-over-reports.js';
import { type IngestReply, ingestReply } from './ingest-reply.js';

@ApiTags('phones and loggers')
@Controller('ingest/gpslogger')
export class GpsLoggerController {
  constructor(@Inject(HandOverReports) private readonly handOver: HandOverReports) {}

  /** The method is the person's choice in the app. */
  @All()
  @HttpCode(200)
  @Header('cache-control', 'no-store')
  @DeviceMay('position.report', 'basic')
  @Unaudited('a device reports its own person; the position is the record')
  @ApiExcludeEndpoint()
  async receive(
    @CurrentCaller() device: DeviceCaller,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<IngestReply> {
    return ingestReply(await this.handOver.execute('gpslogger', device, decodeGpsLogger(request), reply));
  }
}
