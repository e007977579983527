import { Module } from '@nestjs/common';
import { TrackingModule } from '../tracking/tracking.module.js';
import { FollowPress } from './follow-press.js';
import { PanicsController } from './panics.controller.js';
import { PressModule } from './press.module.js';

@Module({ imports: [PressModule, TrackingModule], controllers: [PanicsController], providers: [FollowPress] })
export class PanicsModule {}
