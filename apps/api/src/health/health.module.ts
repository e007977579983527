import { Module } from '@nestjs/common';
import { Database } from '#persistence';
import { HealthController } from './health.controller.js';
import { READINESS, type ReadinessCheck } from './readiness.js';

@Module({
  controllers: [HealthController],
  providers: [
    {
      provide: READINESS,
      inject: [Database],
      useFactory: (database: Database): ReadinessCheck[] => [databaseCheck(database)],
    },
  ],
})
export class HealthModule {}

const databaseCheck = (database: Database): ReadinessCheck => ({
  name: 'database',
  run: () =>
    database.ping().then(
      () => ({ status: 'up' as const }),
      () => ({ status: 'down' as const, detail: 'The database does not answer.' }),
    ),
});
