import { Controller, Get, Inject } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { CurrentCaller, type StaffCaller, StaffMay, Unaudited } from '#access';
import { type DeskFigures, deskFigures } from '#contracts';
import { Answers } from '../http/documented.decorator.js';
import { ReadDeskFigures } from './read-desk-figures.js';

@ApiTags('incidents')
@Controller('v1/desk-figures')
export class DeskFiguresController {
  constructor(@Inject(ReadDeskFigures) private readonly figures: ReadDeskFigures) {}

  @Get()
  @StaffMay('incident.read')
  @Unaudited('numbers that name nobody')
  @Answers(200, deskFigures)
  today(@CurrentCaller() caller: StaffCaller): Promise<DeskFigures> {
    return this.figures.of(caller);
  }
}
