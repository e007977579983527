import { Module } from '@nestjs/common';
import { AUDIT_CHAIN, type AuditChain } from '#access';
import { INCIDENT_HISTORIES, type IncidentHistories, type RecordingContext, SimulateIncident } from '#incidents';
import { Database, SqlIncidentHistories } from '#persistence';
import { CasesModule } from '../cases/cases.module.js';
import { RECORDING_CONTEXT } from '../core.module.js';
import { ResponsePlansController } from './response-plans.controller.js';

@Module({
  imports: [CasesModule],
  controllers: [ResponsePlansController],
  providers: [
    {
      provide: INCIDENT_HISTORIES,
      inject: [Database],
      useFactory: (database: Database) => new SqlIncidentHistories(database),
    },
    {
      provide: SimulateIncident,
      inject: [INCIDENT_HISTORIES, AUDIT_CHAIN, RECORDING_CONTEXT],
      useFactory: (histories: IncidentHistories, audit: AuditChain, { readyChannels }: RecordingContext) =>
        new SimulateIncident(histories, audit, readyChannels),
    },
  ],
})
export class PlansModule {}
