import { Body, Controller, Inject, Param, Post, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { CurrentCaller, type DeviceCaller, DeviceMay, Unaudited } from '#access';
import { CompanionError, CompleteCheckIn, ExtendCheckIn, StartCheckIn } from '#companion';
import {
  type CheckIn,
  checkIn,
  completeCheckInBody,
  completedCheckIn,
  extendCheckInBody,
  type ExtendCheckInBody,
  startCheckInBody,
  type StartCheckInBody,
} from '#contracts';
import { isUuid } from '#domain';
import { Answers } from '../http/documented.decorator.js';
import { AnswerPace } from '../panics/answer-pace.js';
import { checkInView, destinationOf } from './companion-views.js';

const own = 'a promise of one’s own; what breaks it is in the log of its incident';

@ApiTags('devices')
@Controller('v1/check-ins')
export class CheckInsController {
  constructor(
    @Inject(StartCheckIn) private readonly startCheckIn: StartCheckIn,
    @Inject(ExtendCheckIn) private readonly extendCheckIn: ExtendCheckIn,
    @Inject(CompleteCheckIn) private readonly completeCheckIn: CompleteCheckIn,
    @Inject(AnswerPace) private readonly pace: AnswerPace,
  ) {}

  @Post()
  @DeviceMay('check_in.write')
  @Unaudited(own)
  @Answers(201, checkIn, 409, 422)
  async start(
    @CurrentCaller() device: DeviceCaller,
    @Body({ schema: startCheckInBody }) body: StartCheckInBody,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<CheckIn> {
    const { created, ...started } = await this.startCheckIn.execute(device, {
      id: body.id.toLowerCase(),
      kind: body.kind,
      dueAt: Date.parse(body.dueAt),
      destination: destinationOf(body),
    });
    void reply.status(created ? 201 : 200);
    return checkInView(started);
  }

  @Post(':id/extend')
  @DeviceMay('check_in.write')
  @Unaudited(own)
  @Answers(200, checkIn, 404, 409, 422)
  async extend(
    @CurrentCaller() device: DeviceCaller,
    @Param('id') id: string,
    @Body({ schema: extendCheckInBody }) { dueAt }: ExtendCheckInBody,
  ): Promise<CheckIn> {
    return checkInView(await this.extendCheckIn.execute(device, idOf(id), Date.parse(dueAt)));
  }

  @Post(':id/complete')
  @DeviceMay('check_in.write')
  @Unaudited('the log of the incident has it, if there is one; PIN and duress PIN must take the same time')
  @Answers(200, completedCheckIn, 404)
  async complete(
    @CurrentCaller() device: DeviceCaller,
    @Param('id') id: string,
    @Body({ schema: completeCheckInBody }) { pin }: { pin: string },
  ): Promise<{ status: 'completed' }> {
    const checkInId = idOf(id);
    return this.pace.even(() => this.completeCheckIn.execute(device, checkInId, pin));
  }
}

function idOf(id: string): string {
  if (!isUuid(id)) throw new CompanionError('check_in_unknown');
  return id.toLowerCase();
}
