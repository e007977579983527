import { Logger } from '@nestjs/common';
import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client';
import type { OutsideChannel } from '#domain';
import type { CapObserver, ChannelObserver, DeliveryErrorCode } from '#notify';
import type { SweepObserver } from '#tracking';

/** What Prometheus reads of a worker. Numbers only: no label names a person, an address, a place or an order. */
export class WorkerMetrics implements SweepObserver, ChannelObserver, CapObserver {
  readonly registry = new Registry();
  private readonly log = new Logger('sweep of watches');

  private readonly swept = new Counter({
    name: 'qalqan_watches_swept_total',
    help: 'Watched orders for which time passed without a report',
    registers: [this.registry],
  });
  private readonly findings = new Counter({
    name: 'qalqan_sweep_findings_total',
    help: 'What sweeping watched orders began, changed or ended',
    registers: [this.registry],
  });
  private readonly failures = new Counter({
    name: 'qalqan_sweep_failures_total',
    help: 'Watched orders that could not be swept and were put off',
    registers: [this.registry],
  });
  private readonly duration = new Histogram({
    name: 'qalqan_sweep_seconds',
    help: 'Duration of one sweep over the watched orders of all cells',
    buckets: [0.01, 0.05, 0.1, 0.5, 1, 2, 5, 15],
    registers: [this.registry],
  });
  private readonly attempts = new Counter({
    name: 'qalqan_channel_attempts_total',
    help: 'What became of each message that a channel of this process was given',
    labelNames: ['channel', 'outcome'] as const,
    registers: [this.registry],
  });

  private readonly capPushes = new Counter({
    name: 'qalqan_cap_pushes_total',
    help: 'What became of each CAP message that was pushed to an agency’s own system',
    labelNames: ['outcome'] as const,
    registers: [this.registry],
  });

  constructor() {
    collectDefaultMetrics({ register: this.registry, prefix: 'qalqan_' });
  }

  watchesSwept(count: number, findings: number): void {
    this.swept.inc(count);
    this.findings.inc(findings);
  }

  sweepFailed(cell: number, orderId: string, reason: string): void {
    this.failures.inc();
    this.log.error({ cell, orderId, reason }, 'a watched order could not be swept; it is tried again in five minutes');
  }

  /** Call what it returns when the sweep has ended. */
  sweepStarted(): () => void {
    return this.duration.startTimer();
  }

  channelTried(channel: OutsideChannel, outcome: 'sent' | DeliveryErrorCode): void {
    this.attempts.inc({ channel, outcome });
  }

  capPushed(outcome: 'sent' | DeliveryErrorCode): void {
    this.capPushes.inc({ outcome });
  }

  /** @param openCircuits services behind each channel that this process leaves alone now */
  watchCircuits(openCircuits: () => ReadonlyMap<OutsideChannel, number>): void {
    new Gauge({
      name: 'qalqan_channel_circuits_open',
      help: 'Services behind a channel that failed too often and are left alone by this process',
      labelNames: ['channel'] as const,
      registers: [this.registry],
      collect() {
        for (const [channel, count] of openCircuits()) this.set({ channel }, count);
      },
    });
  }
}
