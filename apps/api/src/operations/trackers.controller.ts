import { Controller, Get, Inject, Query } from '@nestjs/common';
import { ApiBearerAuth, ApiTags } from '@nestjs/swagger';
import { CurrentCaller, Reads, type StaffCaller, StaffMay, Unaudited } from '#access';
import {
  listQuarantinedFramesQuery,
  listUnknownDevicesQuery,
  type PageQuery,
  quarantinedFrames,
  type QuarantinedFramesPage,
  unknownDevices,
  type UnknownDevicesPage,
} from '#contracts';
import {
  QUARANTINED_FRAME_READER,
  type QuarantinedFrameReader,
  UNKNOWN_DEVICE_READER,
  type UnknownDeviceReader,
} from '#tracking';
import { pageOf, requestOf } from '../cases/page.js';
import { Answers } from '../http/documented.decorator.js';

/** What gateways put aside: who came and is nobody's, and what was not understood. */
@ApiTags('operations')
@ApiBearerAuth()
@Controller('v1')
export class TrackersController {
  constructor(
    @Inject(UNKNOWN_DEVICE_READER) private readonly unknown: UnknownDeviceReader,
    @Inject(QUARANTINED_FRAME_READER) private readonly frames: QuarantinedFrameReader,
  ) {}

  @Get('unknown-devices')
  @StaffMay('operations.read')
  @Unaudited('a device that nobody has registered is nobody’s')
  @Answers(200, unknownDevices, 422)
  async unknownDevices(
    @CurrentCaller() caller: StaffCaller,
    @Query({ schema: listUnknownDevicesQuery }) query: PageQuery,
  ): Promise<UnknownDevicesPage> {
    const { rows, nextCursor } = pageOf(await this.unknown.newest(caller, requestOf(query)), query);
    return { unknownDevices: [...rows], nextCursor };
  }

  @Get('quarantined-frames')
  @StaffMay('operations.read')
  @Reads('quarantined_frame.list', 'device', ({ quarantinedFrames: frames }: QuarantinedFramesPage) =>
    frames.flatMap(({ deviceId }) => deviceId ?? []),
  )
  @Answers(200, quarantinedFrames, 422)
  async quarantinedFrames(
    @CurrentCaller() caller: StaffCaller,
    @Query({ schema: listQuarantinedFramesQuery }) query: PageQuery,
  ): Promise<QuarantinedFramesPage> {
    const { rows, nextCursor } = pageOf(await this.frames.newest(caller, requestOf(query)), query);
    return { quarantinedFrames: [...rows], nextCursor };
  }
}
