import { Controller, Get, Inject, Query } from '@nestjs/common';
import { ApiBearerAuth, ApiTags } from '@nestjs/swagger';
import { CurrentCaller, Reads, type StaffCaller, StaffMay } from '#access';
import { listQuarantinedReportsQuery, type PageQuery, type QuarantinedReports, quarantinedReports } from '#contracts';
import { pageOf, requestOf } from '../cases/page.js';
import { Answers } from '../http/documented.decorator.js';
import { QUARANTINE_READER, type QuarantineReader } from '#tracking';

@ApiTags('operations')
@ApiBearerAuth()
@Controller('v1/quarantined-reports')
export class QuarantinedReportsController {
  constructor(@Inject(QUARANTINE_READER) private readonly reader: QuarantineReader) {}

  @Get()
  @StaffMay('operations.read')
  @Reads('quarantined_report.list', 'device', ({ quarantinedReports }: QuarantinedReports) =>
    quarantinedReports.map(({ deviceId }) => deviceId),
  )
  @Answers(200, quarantinedReports, 422)
  async list(
    @CurrentCaller() caller: StaffCaller,
    @Query({ schema: listQuarantinedReportsQuery }) query: PageQuery,
  ): Promise<QuarantinedReports> {
    const { rows, nextCursor } = pageOf(await this.reader.newest(caller, requestOf(query)), query);
    return { quarantinedReports: [...rows], nextCursor };
  }
}
