import { Module } from '@nestjs/common';
import { AUDIT_CHAIN, type AuditChain } from '#access';
import { CLOCK, type Clock } from '#domain';
import { EXPORT_SHELF, type ExportShelf, TakeExport } from '#evidence';
import { Database, ExportShelfRepository } from '#persistence';
import { CasesModule } from '../cases/cases.module.js';
import { ExportsController } from './exports.controller.js';

/** Asking for the evidence of an incident and taking it. Workers make it. */
@Module({
  imports: [CasesModule],
  controllers: [ExportsController],
  providers: [
    {
      provide: EXPORT_SHELF,
      inject: [Database, CLOCK],
      useFactory: (database: Database, clock: Clock) => new ExportShelfRepository(database, clock),
    },
    {
      provide: TakeExport,
      inject: [EXPORT_SHELF, AUDIT_CHAIN],
      useFactory: (shelf: ExportShelf, audit: AuditChain) => new TakeExport(shelf, audit),
    },
  ],
})
export class EvidenceModule {}
