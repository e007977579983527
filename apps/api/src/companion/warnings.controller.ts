import { Body, Controller, Inject, Param, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { CurrentCaller, type DeviceCaller, DeviceMay, Unaudited } from '#access';
import { AnswerWarning, CompanionError } from '#companion';
import { answerWarningBody, type AnswerWarningBody, type Warning, warning } from '#contracts';
import { isUuid } from '#domain';
import { Answers } from '../http/documented.decorator.js';
import { warningView } from './companion-views.js';

@ApiTags('devices')
@Controller('v1/warnings')
export class WarningsController {
  constructor(@Inject(AnswerWarning) private readonly answerWarning: AnswerWarning) {}

  @Post(':id/answer')
  @DeviceMay('warning.answer')
  @Unaudited('the log of the incident has it')
  @Answers(200, warning, 404, 409, 422)
  async answer(
    @CurrentCaller() device: DeviceCaller,
    @Param('id') id: string,
    @Body({ schema: answerWarningBody }) { answer }: AnswerWarningBody,
  ): Promise<Warning> {
    if (!isUuid(id)) throw new CompanionError('warning_unknown');
    return warningView(await this.answerWarning.execute(device, id.toLowerCase(), answer));
  }
}
