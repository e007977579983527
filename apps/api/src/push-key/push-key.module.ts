import { Module } from '@nestjs/common';
import { PushKeyController } from './push-key.controller.js';

@Module({ controllers: [PushKeyController] })
export class PushKeyModule {}
