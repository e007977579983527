import { Global, Module } from '@nestjs/common';
import { MetricsController } from './metrics.controller.js';
import { Metrics } from './metrics.js';
import { UntakenIncidents } from './untaken-incidents.js';

@Global()
@Module({ controllers: [MetricsController], providers: [Metrics, UntakenIncidents], exports: [Metrics] })
export class MetricsModule {}
