import { Controller, Get, Inject, Query, Res } from '@nestjs/common';
import { ApiProduces, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { Public, StaffMay, Unaudited } from '#access';
import { type Statistics, statistics, type StatisticsQuery, statisticsQuery } from '#contracts';
import { ReadPublicStatistics, ReadStatistics } from '#statistics';
import { Answers, AnswersAnybody } from '../http/documented.decorator.js';
import { statisticsAnswer } from './statistics-answer.js';

/** What is published of closed months. The same numbers for everybody; for staff more of them. */
@ApiTags('statistics')
@Controller('v1')
export class StatisticsController {
  constructor(
    @Inject(ReadStatistics) private readonly ofAll: ReadStatistics,
    @Inject(ReadPublicStatistics) private readonly ofPublic: ReadPublicStatistics,
  ) {}

  @Get('statistics')
  @StaffMay('statistics.read')
  @Unaudited('numbers of groups that are large enough to name nobody')
  @Answers(200, statistics, 422)
  @ApiProduces('application/json', 'text/csv')
  async read(
    @Query({ schema: statisticsQuery }) query: StatisticsQuery,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<Statistics | string> {
    return statisticsAnswer(await this.ofAll.execute(query), query, reply);
  }

  @Get('public/statistics')
  @Public('numbers of groups that are large enough to name nobody, made for the public')
  @Unaudited('numbers of groups that are large enough to name nobody')
  @AnswersAnybody(200, statistics, 422)
  @ApiProduces('application/json', 'text/csv')
  async readPublic(
    @Query({ schema: statisticsQuery }) query: StatisticsQuery,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<Statistics | string> {
    const table = await this.ofPublic.execute(query);
    // Whoever stands between us and the readers may keep it: it is the same for all of them.
    void reply.header('cache-control', 'public, max-age=3600');
    return statisticsAnswer(table, query, reply);
  }
}
