import { Module } from '@nestjs/common';
import { PipelineModule } from './pipeline.module.js';
import { PositionsController } from './positions.controller.js';

@Module({ imports: [PipelineModule], controllers: [PositionsController] })
export class TrackingModule {}
