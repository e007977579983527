import { Controller, Get, HttpCode, Inject, Param, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { type BreakGlassEntry, CurrentCaller, Does, Reads, type StaffCaller, StaffMay } from '#access';
import {
  type BreakGlassPage,
  breakGlassPage,
  type BreakGlassReading,
  breakGlassReading,
  type ListBreakGlassQuery,
  listBreakGlassQuery,
} from '#contracts';
import { actorOf, Cases, reviewBreakGlass } from '#orders';
import { pageOf, requestOf } from '../cases/page.js';
import { Answers } from '../http/documented.decorator.js';

/** Readings of positions outside an open incident, for who answers for those who looked. */
@ApiTags('audit')
@Controller('v1/break-glass')
export class BreakGlassController {
  constructor(@Inject(Cases) private readonly cases: Cases) {}

  @Get()
  @StaffMay('break_glass.read')
  @Reads('break_glass.list', 'break_glass', ({ readings }: BreakGlassPage) => readings.map(({ id }) => id))
  @Answers(200, breakGlassPage, 422)
  async list(
    @CurrentCaller() caller: StaffCaller,
    @Query({ schema: listBreakGlassQuery }) query: ListBreakGlassQuery,
  ): Promise<BreakGlassPage> {
    const { reviewed } = query;
    const found = await this.cases.read(caller).breakGlass.list({ ...requestOf(query), reviewed });
    const { rows, nextCursor } = pageOf(found, query);
    return { readings: rows.map(view), nextCursor };
  }

  @Post(':id/review')
  @HttpCode(200)
  @StaffMay('break_glass.review')
  @Does('break_glass.review', 'break_glass')
  @Answers(200, breakGlassReading, 403, 404)
  async review(@CurrentCaller() caller: StaffCaller, @Param('id') id: string): Promise<BreakGlassReading> {
    return view(await this.cases.change(actorOf(caller), (work) => reviewBreakGlass(work, caller, id)));
  }
}

const view = ({ at, reviewedAt, ...rest }: BreakGlassEntry): BreakGlassReading => ({
  ...rest,
  at: new Date(at).toISOString(),
  reviewedAt: reviewedAt === null ? null : new Date(reviewedAt).toISOString(),
});
