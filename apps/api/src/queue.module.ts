import { Global, Module } from '@nestjs/common';
import { DELIVERY_QUEUE } from '#queue';

@Global()
@Module({
  providers: [{ provide: DELIVERY_QUEUE, useValue: { enqueue: () => Promise.resolve() } }],
  exports: [DELIVERY_QUEUE],
})
export class QueueModule {}
