import { Injectable } from '@nestjs/common';
import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client';
import type { Severity } from '#domain';
import type { SmsOutcome } from '#incidents';

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

  private readonly smsReceived = new Counter({
    name: 'qalqan_sms_received_total',
    help: 'Messages that came to the number for presses, by what they were',
    labelNames: ['outcome'] as const,
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

  private readonly batchSeconds = new Histogram({
    name: 'qalqan_batch_seconds',
    help: 'From taking a batch of a cell to its commit, splits included',
    buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5],
    registers: [this.registry],
  });
  private readonly feedLag = new Histogram({
    name: 'qalqan_feed_lag_seconds',
    help: 'From the time of an event of the log to passing it to the consoles of this process; the oldest of each read',
    buckets: [0.01, 0.05, 0.1, 0.25, 0.5, 1, 2, 5, 30],
    registers: [this.registry],
  });
  private readonly secondsToConfirm = new Histogram({
    name: 'qalqan_alarm_confirm_seconds',
    help: 'From raising an alarm to its first confirmation by a console of the desk',
    labelNames: ['severity'] as const,
    buckets: [0.1, 0.25, 0.5, 1, 2, 5, 15, 60, 300],
    registers: [this.registry],
  });
  private readonly secondsToAcknowledge = new Histogram({
    name: 'qalqan_incident_acknowledge_seconds',
    help: 'From opening an incident to its acknowledgement by a dispatcher',
    labelNames: ['severity'] as const,
    buckets: [5, 10, 20, 30, 60, 120, 300, 600, 1_800, 3_600],
    registers: [this.registry],
  });
  private readonly told = new Counter({
    name: 'qalqan_operator_told_total',
    help: 'What became of telling whoever runs the house, by channel',
    labelNames: ['channel', 'outcome'] as const,
    registers: [this.registry],
  });
  private leftOut: string | undefined;

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

  /** Call what it returns when the batch has ended. */
  batchStarted(): () => void {
    return this.batchSeconds.startTimer();
  }

  feedPassed(lagSeconds: number): void {
    this.feedLag.observe(Math.max(0, lagSeconds));
  }

  /** An agency of which nothing is measured: its alarms are tests. */
  leaveOut(agencyId: string | undefined): void {
    this.leftOut = agencyId;
  }

  alarmConfirmed(agencyId: string, severity: Severity, seconds: number): void {
    if (agencyId !== this.leftOut) this.secondsToConfirm.observe({ severity }, Math.max(0, seconds));
  }

  incidentAcknowledged(agencyId: string, severity: Severity, seconds: number): void {
    if (agencyId !== this.leftOut) this.secondsToAcknowledge.observe({ severity }, Math.max(0, seconds));
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

  operatorTold(channel: string, outcome: 'sent' | 'failed'): void {
    this.told.inc({ channel, outcome });
  }

  smsHeard(outcome: SmsOutcome): void {
    this.smsReceived.inc({ outcome });
  }

  pushFailed(what: 'queue' | 'feed' | 'companion' | 'positions' | 'locations' | 'presence'): void {
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
