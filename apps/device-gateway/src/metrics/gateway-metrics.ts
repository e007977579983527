import { Injectable } from '@nestjs/common';
import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client';
import type { DeviceCommandKind } from '#domain';
import { frameFaults, type FrameFault, type ProtocolName } from '#protocols';

/** What Prometheus reads of a gateway. Never which device. */
@Injectable()
export class GatewayMetrics {
  readonly registry = new Registry();
  private readonly sessions = this.counter('qalqan_tracker_sessions_total', 'Logins of known trackers', 'protocol');
  private readonly ends = this.counter(
    'qalqan_tracker_connections_ended_total',
    'Connections of trackers that ended, and why',
    'protocol',
    'why',
  );
  private readonly strangers = this.counter(
    'qalqan_tracker_unknown_total',
    'Attempts of trackers that nobody has registered',
    'protocol',
  );
  private readonly faults = this.counter(
    'qalqan_tracker_frames_refused_total',
    'Frames of trackers that were not believed, by fault',
    'protocol',
    'fault',
  );
  private readonly refused = this.counter(
    'qalqan_tracker_connections_refused_total',
    'Connections of trackers for which there was no place',
  );
  private readonly twice = this.counter(
    'qalqan_tracker_identity_twice_total',
    'Trackers that spoke in two connections at once',
  );
  private readonly batched = this.counter('qalqan_tracker_reports_total', 'Reports of trackers that were committed');
  private readonly quarantined = this.counter(
    'qalqan_tracker_reports_quarantined_total',
    'Reports of trackers that were put aside',
  );
  private readonly commits: Histogram;
  private readonly commandsSent = this.counter(
    'qalqan_tracker_commands_sent_total',
    'Commands that were sent to trackers, each time counted',
    'kind',
  );
  private readonly commandsEnded = this.counter(
    'qalqan_tracker_commands_ended_total',
    'Commands of trackers that ended at a gateway, by what became of them',
    'outcome',
  );

  constructor() {
    collectDefaultMetrics({ register: this.registry, prefix: 'qalqan_' });
    this.commits = new Histogram({
      name: 'qalqan_tracker_commit_seconds',
      help: 'From what a tracker reported to its commit: waiting for the batch, and presses, included',
      buckets: [0.01, 0.025, 0.05, 0.1, 0.15, 0.25, 0.5, 1, 2.5, 5, 10],
      registers: [this.registry],
    });
    this.refused.inc(0);
    this.twice.inc(0);
    this.quarantined.inc(0);
  }

  sessionBegan(protocol: ProtocolName): void {
    this.sessions.inc({ protocol });
    for (const fault of frameFaults) this.faults.inc({ protocol, fault }, 0);
    this.ends.inc({ protocol, why: 'not_stored' }, 0);
  }

  connectionEnded(protocol: ProtocolName, why: string): void {
    this.ends.inc({ protocol, why });
  }

  connectionRefused(): void {
    this.refused.inc();
  }

  strangerCame(protocol: ProtocolName): void {
    this.strangers.inc({ protocol });
  }

  frameRefused(protocol: ProtocolName, fault: FrameFault): void {
    this.faults.inc({ protocol, fault });
  }

  identityTwice(): void {
    this.twice.inc();
  }

  commandSent(kind: DeviceCommandKind): void {
    this.commandsSent.inc({ kind });
  }

  commandEnded(outcome: 'answered' | 'refused' | 'unsupported'): void {
    this.commandsEnded.inc({ outcome });
  }

  /** Passes on what becomes of reports. How long it took counts when they are committed. */
  async committed<T>(work: Promise<T>): Promise<T> {
    const ended = this.commits.startTimer();
    const result = await work;
    ended();
    return result;
  }

  batchCommitted(size: number): void {
    this.batched.inc(size);
  }

  reportQuarantined(): void {
    this.quarantined.inc();
  }

  /** @param most how many there may be */
  watchConnections(count: () => number, most: number): void {
    this.gauge('qalqan_tracker_connections', 'Connections of trackers', count);
    this.gauge('qalqan_tracker_connections_limit', 'Connections of trackers for which there is a place', () => most);
  }

  watchSessions(count: () => number): void {
    this.gauge('qalqan_tracker_devices_connected', 'Known trackers that are connected to this gateway', count);
  }

  watchWaiting(count: () => number): void {
    this.gauge('qalqan_tracker_reports_waiting', 'Reports of trackers that wait for their batch', count);
  }

  private counter(name: string, help: string, ...labelNames: string[]): Counter {
    return new Counter({ name, help, labelNames, registers: [this.registry] });
  }

  private gauge(name: string, help: string, count: () => number): void {
    new Gauge({
      name,
      help,
      registers: [this.registry],
      collect() {
        this.set(count());
      },
    });
  }
}
