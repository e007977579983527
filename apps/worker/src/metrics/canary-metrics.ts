import { Counter, Gauge, Histogram, type Registry } from 'prom-client';
import { canaryDueMilliseconds, canarySteps, type CanaryStep } from '#domain';

/** What Prometheus reads of the test alarm. */
export class CanaryMetrics {
  private readonly failures: Counter<'step'>;
  private readonly duration: Histogram;
  private readonly told: Counter<'channel' | 'outcome'>;

  constructor(private readonly registry: Registry) {
    const registers = [registry];
    this.failures = new Counter({
      name: 'qalqan_canary_failed_total',
      help: 'Test alarms that did not arrive, by the step that failed first',
      labelNames: ['step'],
      registers,
    });
    // So that a rate can be taken of the very first failure.
    for (const step of canarySteps) this.failures.inc({ step }, 0);
    this.duration = new Histogram({
      name: 'qalqan_canary_seconds',
      help: 'From the press of the test alarm to the stored confirmation of its console',
      buckets: [0.05, 0.1, 0.25, 0.5, 1, 2, canaryDueMilliseconds / 1000],
      registers,
    });
    this.told = new Counter({
      name: 'qalqan_operator_told_total',
      help: 'What became of telling whoever runs the house, by channel',
      labelNames: ['channel', 'outcome'],
      registers,
    });
  }

  arrived(seconds: number): void {
    this.duration.observe(seconds);
  }

  failed(step: CanaryStep): void {
    this.failures.inc({ step });
  }

  operatorTold(channel: string, outcome: 'sent' | 'failed'): void {
    this.told.inc({ channel, outcome });
  }

  /** @param seconds since the last test alarm arrived, asked whenever the numbers are read */
  watchAge(seconds: () => number): void {
    new Gauge({
      name: 'qalqan_canary_age_seconds',
      help: 'Since the last test alarm arrived; grows whatever is broken',
      registers: [this.registry],
      collect() {
        this.set(seconds());
      },
    });
  }
}
