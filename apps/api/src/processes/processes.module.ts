import { Global, Module } from '@nestjs/common';
import { LIVE_PUSH } from '#incidents';
import { Processes } from './processes.js';
import { PushCommitted } from './push-committed.js';

/** In every process, whatever it serves: what it commits is told to those that show it. */
@Global()
@Module({ providers: [Processes, { provide: LIVE_PUSH, useClass: PushCommitted }], exports: [Processes, LIVE_PUSH] })
export class ProcessesModule {}
