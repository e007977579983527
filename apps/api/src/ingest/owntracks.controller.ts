import { Body, Controller, Header, HttpCode, Inject, Post, Res } from '@nestjs/common';
import { ApiBasicAuth, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { CurrentCaller, type DeviceCaller, DeviceMay, Unaudited } from '#access';
import { decodeOwnTracks, type OwnTracksCommand, ownTracksReply } from '#protocols';
import { HandOverReports } from './hand-over-reports.js';

@ApiTags('phones and loggers')
@Controller('ingest/owntracks')
export class OwnTracksController {
  constructor(@Inject(HandOverReports) private readonly handOver: HandOverReports) {}

  /** Who reports is told by the token alone: `X-Limit-U`, `X-Limit-D` and `topic` are what the phone calls itself. */
  @Post()
  @HttpCode(200)
  @Header('cache-control', 'no-store')
  @DeviceMay('position.report', 'basic')
  @Unaudited('a device reports its own person; the position is the record')
  @ApiBasicAuth()
  @ApiOperation({ summary: 'OwnTracks in HTTP mode: user = uniqueId of the device, password = its token' })
  async receive(
    @CurrentCaller() device: DeviceCaller,
    @Body() body: unknown,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<readonly OwnTracksCommand[]> {
    const decoded = decodeOwnTracks(body, device.manualPublishIsPanic);
    return ownTracksReply(body, await this.handOver.execute('owntracks', device, decoded, reply));
  }
}
