import { Injectable } from '@nestjs/common';
import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client';

/** What Prometheus reads. Numbers only: no label names a person, a place or a device. */
@Injectable()
export class Metrics {
  readonly registry = new Registry();

  private readonly fixes = new Counter({
    name: 'qalqan_reports_committed_total',
    help: 'Reports that were committed and evaluated',
    registers: [this.registry],
  });
  private readonly batchSize = new Histogram({
    name: 'qalqan_batch_reports',
    help: 'Reports in one batch of a cell',
    buckets: [1, 4, 16, 64, 128, 256],
    registers: [this.registry],
  });
  private readonly quarantined = new Counter({
    name: 'qalqan_reports_quarantined_total',
    help: 'Reports that could not be evaluated and were put aside',
    registers: [this.registry],
  });
  private readonly pushFailures = new Counter({
    name: 'qalqan_push_failures_total',
    help: 'Pushes that failed after a commit; sweepers and cursors make up for them',
    labelNames: ['what'] as const,
    registers: [this.registry],
  });

  private readonly locationsAsked = new Counter({
    name: 'qalqan_location_requests_total',
    help: 'Requests for the location of a party, by what became of them',
    labelNames: ['status'] as const,
    registers: [this.registry],
  });
  private readonly locationSeconds = new Histogram({
    name: 'qalqan_location_request_seconds',
    help: 'From asking for a location to the fix that answers it',
    buckets: [1, 2, 5, 10, 30, 60, 120, 180, 300, 600],
    registers: [this.registry],
  });

  constructor() {
    collectDefaultMetrics({ register: this.registry, prefix: 'qalqan_' });
  }

  batchCommitted(size: number): void {
    this.fixes.inc(size);
    this.batchSize.observe(size);
  }

  reportQuarantined(): void {
    this.quarantined.inc();
  }

  locationAsked(): void {
    this.locationsAsked.inc({ status: 'asked' });
  }

  locationAnswered(secondsToFix: number): void {
    this.locationsAsked.inc({ status: 'answered' });
    this.locationSeconds.observe(secondsToFix);
  }

  locationsExpired(count: number): void {
    this.locationsAsked.inc({ status: 'expired' }, count);
  }

  pushFailed(what: 'queue' | 'feed' | 'positions' | 'locations'): void {
    this.pushFailures.inc({ what });
  }

  /** @param waiting how many reports wait for a batch now */
  watchWaiting(waiting: () => number): void {
    new Gauge({
      name: 'qalqan_reports_waiting',
      help: 'Reports that wait for a batch',
      registers: [this.registry],
      collect() {
        this.set(waiting());
      },
    });
  }
}
