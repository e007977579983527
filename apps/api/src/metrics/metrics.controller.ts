import { Controller, Get, Header, Inject } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { Public, Unaudited } from '#access';
import { Metrics } from './metrics.js';

@ApiExcludeController()
@Controller('metrics')
export class MetricsController {
  constructor(@Inject(Metrics) private readonly metrics: Metrics) {}

  @Get()
  @Header('content-type', 'text/plain; version=0.0.4; charset=utf-8')
  @Public('Prometheus reads numbers that name nobody')
  @Unaudited('nobody’s data')
  read(): Promise<string> {
    return this.metrics.registry.metrics();
  }
}
