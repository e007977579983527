import { Body, Controller, Get, Inject, Param, Put, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { CurrentCaller, Does, Reads, type StaffCaller, StaffMay, Unaudited } from '#access';
import {
  type ChangeRetentionBody,
  changeRetentionBody,
  type PageQuery,
  pageQuery,
  type Retention,
  retention,
  type RetentionRunPage,
  retentionRunPage,
  type StandingHoldPage,
  standingHoldPage,
} from '#contracts';
import { ChangeRetention, refuseOthers, RETENTION_SHELF, type RetentionShelf } from '#retention';
import { Answers } from '../http/documented.decorator.js';
import { pageOf, requestOf } from '../cases/page.js';
import { holdView, retentionView, runView } from './retention-views.js';

/** How long the caller's agency keeps its data, and what it has deleted. */
@ApiTags('retention')
@Controller('v1/agencies/:id/retention')
export class RetentionController {
  constructor(
    @Inject(ChangeRetention) private readonly retention: ChangeRetention,
    @Inject(RETENTION_SHELF) private readonly shelf: RetentionShelf,
  ) {}

  @Get()
  @StaffMay('retention.read')
  @Unaudited('an agency is no person')
  @Answers(200, retention, 404)
  async one(@CurrentCaller() caller: StaffCaller, @Param('id') id: string): Promise<Retention> {
    return retentionView(await this.retention.read(caller, id));
  }

  @Put()
  @StaffMay('retention.write')
  @Does('agency.retention.change', 'agency')
  @Answers(200, retention, 404, 422)
  async change(
    @CurrentCaller() caller: StaffCaller,
    @Param('id') id: string,
    @Body({ schema: changeRetentionBody }) body: ChangeRetentionBody,
  ): Promise<Retention> {
    return retentionView(await this.retention.execute(caller, id, body.periods));
  }

  @Get('holds')
  @StaffMay('retention.read')
  @Reads('incident.holds.read', 'incident', ({ holds }: StandingHoldPage) => holds.map(({ incidentId }) => incidentId))
  @Answers(200, standingHoldPage, 404, 422)
  async holds(
    @CurrentCaller() caller: StaffCaller,
    @Param('id') id: string,
    @Query({ schema: pageQuery }) query: PageQuery,
  ): Promise<StandingHoldPage> {
    refuseOthers(caller, id);
    const { rows, nextCursor } = pageOf(await this.shelf.standingHolds(caller, requestOf(query)), query);
    return { holds: rows.map(holdView), nextCursor };
  }

  @Get('runs')
  @StaffMay('retention.read')
  @Unaudited('numbers of what was deleted tell of no person')
  @Answers(200, retentionRunPage, 404, 422)
  async runs(
    @CurrentCaller() caller: StaffCaller,
    @Param('id') id: string,
    @Query({ schema: pageQuery }) { cursor: after, limit }: PageQuery,
  ): Promise<RetentionRunPage> {
    refuseOthers(caller, id);
    const runs = await this.shelf.runs(caller, { after, limit });
    const isFull = new Set(runs.map((run) => run.id)).size === limit;
    return { runs: runs.map(runView), nextCursor: isFull ? runs.at(-1)!.id : null };
  }
}
