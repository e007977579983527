import { Controller, Get, Inject, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import {
  AUDIT_READER,
  type AuditReader,
  CurrentCaller,
  Public,
  Reads,
  type StaffCaller,
  ONE_CHAIN,
  type OneChain,
  StaffMay,
  Unaudited,
  verifyPart,
} from '#access';
import {
  type AuditActions,
  auditActions,
  type AuditKeys,
  auditKeys,
  type AuditPage,
  auditPage,
  type AuditQuery,
  auditQuery,
  auditVerification,
  type AuditVerificationAnswer,
  type VerifyAuditQuery,
  verifyAuditQuery,
} from '#contracts';
import { auditActs, Problem } from '#domain';
import { Answers } from '../http/documented.decorator.js';
import { auditPageOf } from './audit-views.js';

@ApiTags('audit')
@Controller('v1/audit')
export class AuditController {
  constructor(
    @Inject(AUDIT_READER) private readonly reader: AuditReader,
    @Inject(ONE_CHAIN) private readonly chain: OneChain,
  ) {}

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

  @Get('actions')
  @StaffMay('audit.read')
  @Unaudited('the same words for everybody')
  @Answers(200, auditActions)
  actions(): AuditActions {
    return { actions: Object.entries(auditActs).map(([action, said]) => ({ action, ...said })) };
  }

  @Get('verification')
  @StaffMay('audit.read')
  @Reads('audit.verify', 'agency')
  @Answers(200, auditVerification, 422)
  async verify(
    @CurrentCaller() { agencyId }: StaffCaller,
    @Query({ schema: verifyAuditQuery }) { after }: VerifyAuditQuery,
  ): Promise<AuditVerificationAnswer> {
    const { faults, ...part } = await verifyPart(this.chain, agencyId, after);
    return {
      ...part,
      faults: faults.map(({ kind, sequence, until }) => ({ kind, sequence, until: until ?? null })),
    };
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
