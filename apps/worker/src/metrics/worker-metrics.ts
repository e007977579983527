import { Logger } from '@nestjs/common';
import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client';
import type { CheckInObserver } from '#companion';
import type { OutsideChannel } from '#domain';
import type { SmsOutcome } from '#incidents';
import type { CapObserver, ChannelObserver, DeliveryErrorCode } from '#notify';
import type { EndedCommands } from '#persistence';
import type { BatchObserver, SweepObserver } from '#tracking';

/** What Prometheus reads of a worker. Numbers only: no label names a person, an address, a place or an order. */
export class WorkerMetrics implements SweepObserver, CheckInObserver, ChannelObserver, CapObserver, BatchObserver {
  readonly registry = new Registry();
  private readonly log = new Logger('sweeps');

  private readonly swept = new Counter({
    name: 'qalqan_watches_swept_total',
    help: 'Watched orders for which time passed without a report',
    registers: [this.registry],
  });
  private readonly smsReceived = new Counter({
    name: 'qalqan_sms_received_total',
    help: 'Messages that came to the number for presses, by what they were',
    labelNames: ['outcome'] as const,
    registers: [this.registry],
  });
  private readonly fixes = new Counter({
    name: 'qalqan_reports_committed_total',
    help: 'Reports that were committed and evaluated',
    registers: [this.registry],
  });
  private readonly quarantined = new Counter({
    name: 'qalqan_reports_quarantined_total',
    help: 'Reports that could not be evaluated and were put aside',
    registers: [this.registry],
  });
  private readonly findings = new Counter({
    name: 'qalqan_sweep_findings_total',
    help: 'What sweeping watched orders began, changed or ended',
    registers: [this.registry],
  });
  private readonly failures = new Counter({
    name: 'qalqan_sweep_failures_total',
    help: 'Watched orders and check-ins that could not be swept and were put off',
    registers: [this.registry],
  });
  private readonly missed = new Counter({
    name: 'qalqan_check_ins_missed_total',
    help: 'Check-ins whose person was not heard of in time',
    registers: [this.registry],
  });
  private readonly commands = new Counter({
    name: 'qalqan_device_commands_ended_total',
    help: 'Commands to devices that the worker ended: answered by a fix, without an answer, or too late',
    labelNames: ['outcome'] as const,
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

  checkInsMissed(count: number): void {
    this.missed.inc(count);
  }

  commandsEnded({ answered, failed, expired }: EndedCommands): void {
    this.commands.inc({ outcome: 'answered' }, answered);
    this.commands.inc({ outcome: 'no_answer' }, failed);
    this.commands.inc({ outcome: 'expired' }, expired);
  }

  checkInFailed(cell: number, checkInId: string, reason: string): void {
    this.failures.inc();
    this.log.error({ cell, checkInId, reason }, 'a check-in could not be swept; it is tried again in a minute');
  }

  /** Call what it returns when the sweep has ended. */
  sweepStarted(): () => void {
    return this.duration.startTimer();
  }

  smsHeard(outcome: SmsOutcome): void {
    this.smsReceived.inc({ outcome });
  }

  batchCommitted(size: number): void {
    this.fixes.inc(size);
  }

  reportQuarantined(): void {
    this.quarantined.inc();
  }

  /** Each of a worker's stands alone already: there is nothing to keep it apart from. */
  batchFailedBy(): void {}

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
