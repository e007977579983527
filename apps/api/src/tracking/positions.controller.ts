import { Body, Controller, HttpCode, Inject, Post } from '@nestjs/common';
import { ApiBearerAuth, ApiBody, ApiResponse, ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { CurrentCaller, type DeviceCaller, DeviceMay, Unaudited } from '#access';
import { type ReportPositionsResult, reportPositionsBody, reportPositionsResult } from '#contracts';
import { mergeRejected, readPositionsBody } from '#protocols';
import { ReceiveReports } from '#tracking';
import { refuseAll } from './refuse-all.js';

@ApiTags('devices')
@ApiBearerAuth()
@Controller('v1/positions')
export class PositionsController {
  constructor(@Inject(ReceiveReports) private readonly receiveReports: ReceiveReports) {}

  @Post()
  @HttpCode(200)
  @DeviceMay('position.report')
  @Unaudited('a device reports its own person; the position is the record')
  @ApiBody({ schema: z.toJSONSchema(reportPositionsBody, { target: 'openapi-3.0' }) as object })
  @ApiResponse({ status: 200, description: 'Done', standardSchema: reportPositionsResult })
  async report(@CurrentCaller() device: DeviceCaller, @Body() body: unknown): Promise<ReportPositionsResult> {
    const read = readPositionsBody(body);
    const received = await this.receiveReports.execute(device, read.reports);
    const rejected = mergeRejected(read, received.rejected);
    const { accepted, duplicates, alarmsTaken, directive } = received;
    if (accepted + duplicates + alarmsTaken === 0) refuseAll(rejected);
    return {
      accepted,
      duplicates,
      rejected: rejected.map(({ index, code, path, detail }) => ({ index, code, detail: `${path}: ${detail}` })),
      directive,
    };
  }
}
