import { Inject, Injectable } from '@nestjs/common';
import { Counter, Gauge } from 'prom-client';
import { Metrics } from '../metrics/metrics.js';
import { PressureGauge } from './pressure-gauge.js';
import type { ShedClass } from './shedding.js';

/** How hard this process is pressed, by what, and what it refused for it. */
@Injectable()
export class AdmissionMetrics {
  private readonly refused: Counter<'class'>;

  constructor(@Inject(Metrics) metrics: Metrics, @Inject(PressureGauge) gauge: PressureGauge) {
    const registers = [metrics.registry];
    this.refused = new Counter({
      name: 'qalqan_shed_total',
      help: 'Requests that were refused under overload, to be sent again later',
      labelNames: ['class'],
      registers,
    });
    new Gauge({
      name: 'qalqan_pressure',
      help: 'How hard the process is pressed: lists are refused from 0.3 on, positions from 1 on',
      registers,
      collect() {
        this.set(gauge.pressure);
      },
    });
    new Gauge({
      name: 'qalqan_lateness_seconds',
      help: 'What the pressure is made of: delay of the event loop, longest wait for a connection and for a batch',
      labelNames: ['signal'],
      registers,
      collect() {
        for (const [signal, { milliseconds }] of gauge.signals) this.set({ signal }, milliseconds / 1_000);
      },
    });
  }

  shed(shedClass: ShedClass): void {
    this.refused.inc({ class: shedClass });
  }
}
