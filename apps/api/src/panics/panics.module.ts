import { Module } from '@nestjs/common';
import { PipelineModule } from '../tracking/pipeline.module.js';
import { FollowPress } from './follow-press.js';
import { PanicsController } from './panics.controller.js';
import { PressModule } from './press.module.js';

@Module({ imports: [PressModule, PipelineModule], controllers: [PanicsController], providers: [FollowPress] })
export class PanicsModule {}
