import { Module } from '@nestjs/common';
import { AUDIT_READER } from '#access';
import { Database, SqlAuditReader } from '#persistence';
import { AuditController } from './audit.controller.js';
import { ReadersController } from './readers.controller.js';

/** Reading the audit chain: for auditors, for staff who answer a survivor, and for herself. */
@Module({
  controllers: [AuditController, ReadersController],
  providers: [
    { provide: AUDIT_READER, inject: [Database], useFactory: (database: Database) => new SqlAuditReader(database) },
  ],
})
export class AuditModule {}
