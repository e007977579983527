import { Body, Controller, Get, HttpCode, Inject, Param, Post, Res } from '@nestjs/common';
import { ApiBearerAuth, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { CurrentCaller, type DeviceCaller, DeviceMay, Unaudited } from '#access';
import { ReadCompanion } from '#companion';
import {
  cancelPanicBody,
  type PanicResult,
  panicStatus,
  type PanicStatusView,
  pressPanicBody,
  type PressPanicBody,
} from '#contracts';
import { CLOCK, type Clock, isUuid } from '#domain';
import { CancelPanic, IncidentError, PressPanic } from '#incidents';
import { panicStatusView } from '../companion/companion-views.js';
import { Answers } from '../http/documented.decorator.js';
import { AnswerPace } from './answer-pace.js';
import { FollowPress } from './follow-press.js';
import { keepableFix } from './keepable-fix.js';
import { placeOfPress } from './place-of-press.js';

@ApiTags('devices')
@ApiBearerAuth()
@Controller('v1/panics')
export class PanicsController {
  constructor(
    @Inject(PressPanic) private readonly pressPanic: PressPanic,
    @Inject(CancelPanic) private readonly cancelPanic: CancelPanic,
    @Inject(FollowPress) private readonly followPress: FollowPress,
    @Inject(ReadCompanion) private readonly readCompanion: ReadCompanion,
    @Inject(AnswerPace) private readonly pace: AnswerPace,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  @Post()
  @DeviceMay('panic.press')
  @Unaudited('a press is its own record, in the log of its incident; nothing may stand before it')
  async press(
    @CurrentCaller() device: DeviceCaller,
    @Body({ schema: pressPanicBody }) body: PressPanicBody,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<PanicResult> {
    const fix = keepableFix(body.fix);
    const { id, incidentId, status, created } = await this.pressPanic.execute(device, {
      id: body.id.toLowerCase(),
      // The clock of a phone may stand anywhere; years before 1 the database cannot keep.
      pressedAt: Math.max(0, Date.parse(body.pressedAt)),
      trigger: body.trigger,
      ...(fix && { fix }),
      place: placeOfPress(fix, this.clock.now()),
    });
    void reply.status(created ? 201 : 200);
    if (fix) this.followPress.evaluate(device, fix);
    return { id, incidentId, status };
  }

  @Get(':id')
  @DeviceMay('companion.read')
  @Unaudited('a person reads of their own press')
  @Answers(200, panicStatus, 404)
  async status(@CurrentCaller() device: DeviceCaller, @Param('id') id: string): Promise<PanicStatusView> {
    return panicStatusView(await this.readCompanion.press(device, id));
  }

  @Post(':id/cancel')
  @HttpCode(200)
  @DeviceMay('panic.press')
  @Unaudited('the log of the incident has it; PIN and duress PIN must take the same time')
  async cancel(
    @CurrentCaller() device: DeviceCaller,
    @Param('id') id: string,
    @Body({ schema: cancelPanicBody }) body: { pin: string },
  ): Promise<{ status: 'cancelled' }> {
    if (!isUuid(id)) throw new IncidentError('panic_unknown');
    return this.pace.even(() => this.cancelPanic.execute(device, id.toLowerCase(), body.pin));
  }
}
