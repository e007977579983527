import { Module } from '@nestjs/common';
import { CAP_READER } from '#notify';
import { Database, SqlCapReader } from '#persistence';
import { CapController } from './cap.controller.js';

@Module({
  controllers: [CapController],
  providers: [
    { provide: CAP_READER, inject: [Database], useFactory: (database: Database) => new SqlCapReader(database) },
  ],
})
export class CapModule {}
