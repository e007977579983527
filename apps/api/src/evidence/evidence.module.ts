import { Module } from '@nestjs/common';
import { AUDIT_CHAIN, type AuditChain } from '#access';
import { CLOCK, type Clock, type IdFactory, IDS } from '#domain';
import { EXPORT_SHELF, type ExportShelf, RequestExport, TakeExport } from '#evidence';
import { Database, ExportShelfRepository } from '#persistence';
import { ExportsController } from './exports.controller.js';

/** Asking for the evidence of an incident and taking it. Workers make it. */
@Module({
  controllers: [ExportsController],
  providers: [
    {
      provide: EXPORT_SHELF,
      inject: [Database, CLOCK],
      useFactory: (database: Database, clock: Clock) => new ExportShelfRepository(database, clock),
    },
    {
      provide: RequestExport,
      inject: [EXPORT_SHELF, CLOCK, IDS],
      useFactory: (shelf: ExportShelf, clock: Clock, newId: IdFactory) => new RequestExport(shelf, clock, newId),
    },
    {
      provide: TakeExport,
      inject: [EXPORT_SHELF, AUDIT_CHAIN],
      useFactory: (shelf: ExportShelf, audit: AuditChain) => new TakeExport(shelf, audit),
    },
  ],
})
export class EvidenceModule {}
