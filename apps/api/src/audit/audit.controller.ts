import { Controller, Get, Inject, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import {
  AUDIT_READER,
  type AuditReader,
  CurrentCaller,
  Public,
  Reads,
  type StaffCaller,
  StaffMay,
  Unaudited,
} from '#access';
import { type AuditKeys, auditKeys, type AuditPage, auditPage, type AuditQuery, auditQuery } from '#contracts';
import { Problem } from '#domain';
import { Answers } from '../http/documented.decorator.js';
import { auditPageOf } from './audit-views.js';

@ApiTags('audit')
@Controller('v1/audit')
export class AuditController {
  constructor(@Inject(AUDIT_READER) private readonly reader: AuditReader) {}

  @Get()
  @StaffMay('audit.read')
  @Reads('audit.read', 'person')
  @Answers(200, auditPage, 422)
  async search(
    @CurrentCaller() caller: StaffCaller,
    @Query({ schema: auditQuery }) { cursor: before, limit, ...filter }: AuditQuery,
  ): Promise<AuditPage> {
    return auditPageOf(await this.reader.entries(caller, { ...filter, before, limit: limit + 1 }), limit);
  }

  @Get('key')
  @Public('a signature is worth what anybody can check')
  @Unaudited('a public key is nobody’s data')
  @Answers(200, auditKeys, 404)
  async key(): Promise<AuditKeys> {
    const keys = await this.reader.keys();
    if (keys.length === 0)
      throw new Problem('not_found', 'audit_key_unknown', 'No checkpoint of the audit chain has been signed here.');
    return { keys: keys.map((key) => ({ ...key, algorithm: 'Ed25519' as const })) };
  }
}
