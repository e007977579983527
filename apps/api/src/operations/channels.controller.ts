import { Controller, Get, Inject } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { CurrentCaller, type StaffCaller, StaffMay, Unaudited } from '#access';
import { type ChannelsHealth, channelsHealth } from '#contracts';
import { type Channel, channels, CLOCK, type Clock } from '#domain';
import { CHANNEL_FIGURES, type ChannelFigures, type ChannelFiguresReader } from '#notify';
import type { RecordingContext } from '#incidents';
import { RECORDING_CONTEXT } from '../core.module.js';
import { Answers } from '../http/documented.decorator.js';

/** How messages leave the house: what is configured, and how it has done for the caller's agency. */
@ApiTags('operations')
@Controller('v1/channels')
export class ChannelsController {
  constructor(
    @Inject(CHANNEL_FIGURES) private readonly figures: ChannelFiguresReader,
    @Inject(RECORDING_CONTEXT) private readonly context: RecordingContext,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  @Get()
  @StaffMay('operations.read')
  @Unaudited('numbers of messages tell of no person')
  @Answers(200, channelsHealth)
  async health(@CurrentCaller() caller: StaffCaller): Promise<ChannelsHealth> {
    const now = this.clock.now();
    const figures = await this.figures.ofLastDay(caller, now);
    const ready = new Set<Channel>(['console', ...this.context.readyChannels]);
    return {
      at: new Date(now).toISOString(),
      channels: channels.map((channel) => ({
        status: ready.has(channel) ? ('ready' as const) : ('not_configured' as const),
        ...healthOf(figures.find((each) => each.channel === channel) ?? { channel, ...nothingWent }),
      })),
    };
  }
}

const nothingWent = {
  lastSentAt: null,
  lastDeliveredAt: null,
  waiting: 0,
  waitingSince: null,
  sentLastHour: 0,
  failedLastHour: 0,
  sentLastDay: 0,
  failedLastDay: 0,
  errors: [],
};

const isoOrNull = (at: number | null): string | null => (at === null ? null : new Date(at).toISOString());

const healthOf = ({ lastSentAt, lastDeliveredAt, waitingSince, ...numbers }: ChannelFigures) => ({
  ...numbers,
  lastSentAt: isoOrNull(lastSentAt),
  lastDeliveredAt: isoOrNull(lastDeliveredAt),
  waitingSince: isoOrNull(waitingSince),
});
