import { Controller, Get, Inject, Query } from '@nestjs/common';
import { ApiBearerAuth, ApiTags } from '@nestjs/swagger';
import { CurrentCaller, Reads, type StaffCaller, StaffMay } from '#access';
import { listQuarantinedReportsQuery, type QuarantinedReports } from '#contracts';
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
  async list(
    @CurrentCaller() caller: StaffCaller,
    @Query({ schema: listQuarantinedReportsQuery }) query: { limit: number },
  ): Promise<QuarantinedReports> {
    return { quarantinedReports: await this.reader.newest(caller, query.limit) };
  }
}
