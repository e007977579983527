import { Body, Controller, Get, Inject, Param, Post, Query, StreamableFile } from '@nestjs/common';
import { ApiProduces, ApiTags } from '@nestjs/swagger';
import { Readable } from 'node:stream';
import { z } from 'zod';
import { CurrentCaller, Does, Reads, type StaffCaller, StaffMay } from '#access';
import {
  approvalRequested,
  evidenceExport,
  type EvidenceExports,
  evidenceExports,
  type EvidenceExportView,
  exportIncidentBody,
  type ExportIncidentBody,
  exportRequested,
  type ExportRequested,
  listExportsQuery,
  type ListExportsQuery,
} from '#contracts';
import { TakeExport } from '#evidence';
import { type ApprovalRequested, type Once, TwoPersons } from '#orders';
import { Answers } from '../http/documented.decorator.js';
import { IdempotencyKey } from '../http/once.decorator.js';
import { exportView } from './export-view.js';

@ApiTags('evidence')
@Controller('v1')
export class ExportsController {
  constructor(
    @Inject(TwoPersons) private readonly twoPersons: TwoPersons,
    @Inject(TakeExport) private readonly take: TakeExport,
  ) {}

  @Post('incidents/:id/exports')
  @StaffMay('evidence.export')
  @Does('incident.export.request', 'incident')
  @Answers(202, z.union([exportRequested, approvalRequested]), 404, 422)
  request(
    @CurrentCaller() caller: StaffCaller,
    @Param('id') incidentId: string,
    @Body({ schema: exportIncidentBody }) body: ExportIncidentBody,
    @IdempotencyKey() once: Once | undefined,
  ): Promise<ExportRequested | ApprovalRequested> {
    const { emergency, ...wanted } = body;
    const asked = { reason: body.reason, emergency };
    return this.twoPersons.change(caller, 'incident.export', { incidentId, ...wanted }, asked, (made) => made, once);
  }

  @Get('exports')
  @StaffMay('evidence.export')
  @Reads('incident.export.list', 'evidence_export', ({ exports }: EvidenceExports) => exports.map(({ id }) => id))
  @Answers(200, evidenceExports, 422)
  async list(
    @CurrentCaller() caller: StaffCaller,
    @Query({ schema: listExportsQuery }) { incidentId, limit }: ListExportsQuery,
  ): Promise<EvidenceExports> {
    return { exports: (await this.take.ofOne(caller, incidentId, limit)).map(exportView) };
  }

  @Get('exports/:id')
  @StaffMay('evidence.export')
  @Reads('incident.export.read', 'evidence_export')
  @Answers(200, evidenceExport, 404)
  async one(@CurrentCaller() caller: StaffCaller, @Param('id') id: string): Promise<EvidenceExportView> {
    return exportView(await this.take.status(caller, id));
  }

  @Get('exports/:id/file')
  @StaffMay('evidence.export')
  @Does('incident.export.take', 'evidence_export')
  @Answers(200, undefined, 404, 409)
  @ApiProduces('application/x-tar')
  async file(@CurrentCaller() caller: StaffCaller, @Param('id') id: string): Promise<StreamableFile> {
    const { bytes, content } = await this.take.archive(caller, id);
    return new StreamableFile(Readable.from(content, { objectMode: false }), {
      type: 'application/x-tar',
      disposition: `attachment; filename="evidence-${id}.tar"`,
      length: bytes,
    });
  }
}
