import { Module } from '@nestjs/common';
import { AUDIT_READER, ONE_CHAIN } from '#access';
import { AuditArchiveRepository, Database, SqlAuditReader } from '#persistence';
import { CasesModule } from '../cases/cases.module.js';
import { AuditController } from './audit.controller.js';
import { BreakGlassController } from './break-glass.controller.js';
import { ReadersController } from './readers.controller.js';

/** Who looked: the audit chain for auditors, readers for staff who answer a survivor and for herself, readings that need review. */
@Module({
  imports: [CasesModule],
  controllers: [AuditController, BreakGlassController, ReadersController],
  providers: [
    { provide: AUDIT_READER, inject: [Database], useFactory: (database: Database) => new SqlAuditReader(database) },
    {
      provide: ONE_CHAIN,
      inject: [Database],
      useFactory: (database: Database) => new AuditArchiveRepository(database),
    },
  ],
})
export class AuditModule {}
