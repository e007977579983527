import { Readable } from 'node:stream';
import { Body, Controller, Get, Header, Inject, Param, Post, Query, StreamableFile } from '@nestjs/common';
import { ApiProduces, ApiTags } from '@nestjs/swagger';
import { CurrentCaller, Does, Reads, type StaffCaller, StaffMay } from '#access';
import {
  intakeAnswerBody,
  type IntakeAnswerBody,
  intakeReport,
  type IntakeReportPage,
  intakeReportPage,
  type IntakeReportView,
  intakeStateBody,
  type IntakeStateBody,
  listIntakeReportsQuery,
  type ListIntakeReportsQuery,
} from '#contracts';
import { AnswerReports } from '#support';
import { pageOf, requestOf } from '../cases/page.js';
import { Answers } from '../http/documented.decorator.js';
import { reportView, staffView } from './intake-views.js';

@ApiTags('intake')
@Controller('v1/intake-reports')
export class IntakeController {
  constructor(@Inject(AnswerReports) private readonly reports: AnswerReports) {}

  @Get()
  @StaffMay('intake.read')
  @Reads('intake_report.list', 'intake_report', ({ reports }: IntakeReportPage) => reports.map(({ id }) => id))
  @Answers(200, intakeReportPage, 422)
  async list(
    @CurrentCaller() caller: StaffCaller,
    @Query({ schema: listIntakeReportsQuery }) query: ListIntakeReportsQuery,
  ): Promise<IntakeReportPage> {
    const found = await this.reports.list(caller, { ...requestOf(query), state: query.state });
    const { rows, nextCursor } = pageOf(found, query);
    return {
      reports: rows.map((row) => ({ ...reportView(row), lastAuthor: row.lastAuthor, files: row.files })),
      nextCursor,
    };
  }

  @Get(':id')
  @StaffMay('intake.read')
  @Reads('intake_report.read', 'intake_report')
  @Answers(200, intakeReport, 404)
  async one(@CurrentCaller() caller: StaffCaller, @Param('id') id: string): Promise<IntakeReportView> {
    return staffView(await this.reports.one(caller, id));
  }

  @Post(':id/messages')
  @StaffMay('intake.answer')
  @Does('intake_report.answer', 'intake_report')
  @Answers(201, intakeReport, 404, 422)
  async answer(
    @CurrentCaller() caller: StaffCaller,
    @Param('id') id: string,
    @Body({ schema: intakeAnswerBody }) { text }: IntakeAnswerBody,
  ): Promise<IntakeReportView> {
    return staffView(await this.reports.answer(caller, id, text));
  }

  @Post(':id/state')
  @StaffMay('intake.answer')
  @Does('intake_report.change', 'intake_report')
  @Answers(200, intakeReport, 404, 422)
  async setState(
    @CurrentCaller() caller: StaffCaller,
    @Param('id') id: string,
    @Body({ schema: intakeStateBody }) { state }: IntakeStateBody,
  ): Promise<IntakeReportView> {
    return staffView(await this.reports.setState(caller, id, state));
  }

  /** A stranger's file: to be saved, never shown by a browser as ours. `sandbox` takes our origin from it even if it is. */
  @Get(':id/files/:fileId')
  @StaffMay('intake.read')
  @Reads('intake_report.file.read', 'intake_report')
  @Header('content-security-policy', "sandbox; default-src 'none'")
  @Answers(200, undefined, 404)
  @ApiProduces('application/octet-stream')
  async file(
    @CurrentCaller() caller: StaffCaller,
    @Param('id') id: string,
    @Param('fileId') fileId: string,
  ): Promise<StreamableFile> {
    const { file, content } = await this.reports.file(caller, id, fileId);
    return new StreamableFile(Readable.from(content, { objectMode: false }), {
      type: 'application/octet-stream',
      disposition: `attachment; filename="report-${fileId}.bin"`,
      length: file.bytes,
    });
  }
}
