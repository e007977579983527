import { Module } from '@nestjs/common';
import { PipelineModule } from '../tracking/pipeline.module.js';
import { GpsLoggerController } from './gpslogger.controller.js';
import { HandOverReports } from './hand-over-reports.js';
import { OsmandController } from './osmand.controller.js';
import { OwnTracksController } from './owntracks.controller.js';

/** Phones and loggers that people already have. */
@Module({
  imports: [PipelineModule],
  controllers: [OwnTracksController, OsmandController, GpsLoggerController],
  providers: [HandOverReports],
})
export class IngestModule {}
