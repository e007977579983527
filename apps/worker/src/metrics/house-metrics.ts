import { Logger } from '@nestjs/common';
import { Gauge, type Registry } from 'prom-client';
import { type Clock, outsideChannels, severities } from '#domain';
import { type Database, type HouseState, readHouseState, type Waiting } from '#persistence';
import type { QueueDepth, QueueDepths } from '#queue';

/** However often the numbers are asked for, database and queue are asked no more than this. */
const freshMilliseconds = 5_000;

/**
 * What waits in the house now: queues, deliveries, alarms, reports. A database or queue that does not answer leaves its
 * series out: absent is what a rule must ring on too.
 */
export class HouseMetrics {
  private readonly log = new Logger(HouseMetrics.name);
  private readonly gauges: Record<
    'jobs' | 'oldestJob' | 'queued' | 'oldestQueued' | 'failed' | 'unconfirmed' | 'oldest',
    Gauge
  >;
  private readonly quarantined: Gauge;
  private readAt = -Infinity;
  private reading: Promise<void> | undefined;

  constructor(
    private readonly database: Database,
    private readonly queues: QueueDepths,
    private readonly clock: Clock,
    registry: Registry,
  ) {
    const collect = (): Promise<void> => this.refresh();
    const gauge = (name: string, help: string, ...labelNames: string[]): Gauge =>
      new Gauge({ name, help, labelNames, registers: [registry], collect });
    this.gauges = {
      jobs: gauge('qalqan_queue_jobs', 'Jobs in each queue, by state', 'queue', 'state'),
      oldestJob: gauge('qalqan_queue_oldest_waiting_seconds', 'How long the first job waits for a worker', 'queue'),
      queued: gauge('qalqan_deliveries_queued', 'Deliveries that have not left the house', 'channel'),
      oldestQueued: gauge('qalqan_delivery_oldest_queued_seconds', 'Age of the oldest of them', 'channel'),
      failed: gauge('qalqan_deliveries_failed', 'Deliveries given up within a day and not sent again', 'channel'),
      unconfirmed: gauge('qalqan_alarms_unconfirmed', 'Alarms that no console of their desk has confirmed', 'severity'),
      oldest: gauge('qalqan_alarm_unconfirmed_oldest_seconds', 'Age of the oldest of them', 'severity'),
    };
    this.quarantined = gauge('qalqan_reports_quarantined', 'Reports put aside, counted up to 10,000');
  }

  private refresh(): Promise<void> {
    if (this.clock.now() - this.readAt < freshMilliseconds) return Promise.resolve();
    this.reading ??= this.read().finally(() => (this.reading = undefined));
    return this.reading;
  }

  private async read(): Promise<void> {
    const now = this.clock.now();
    for (const gauge of [...Object.values(this.gauges), this.quarantined]) gauge.reset();
    // A gauge without labels begins at 0, which would say that none is there.
    this.quarantined.remove();
    const [state, depths] = await Promise.allSettled([readHouseState(this.database, now), this.queues.read()]);
    if (state.status === 'fulfilled') this.show(state.value, now);
    else
      this.log.error({ error: String((state.reason as Error).name) }, 'what waits in the house could not be counted');
    if (depths.status === 'fulfilled') this.showQueues(depths.value, now);
    else
      this.log.error({ error: String((depths.reason as Error).name) }, 'what waits in the queues could not be counted');
    this.readAt = now;
  }

  private show(state: HouseState, now: number): void {
    const { unconfirmedAlarms, queuedDeliveries, failedDeliveries, quarantinedReports } = state;
    const { unconfirmed, oldest, queued, oldestQueued, failed } = this.gauges;
    for (const severity of severities)
      showWaiting(unconfirmed, oldest, { severity }, unconfirmedAlarms.get(severity), now);
    for (const channel of outsideChannels) {
      showWaiting(queued, oldestQueued, { channel }, queuedDeliveries.get(channel), now);
      failed.set({ channel }, failedDeliveries.get(channel)?.count ?? 0);
    }
    this.quarantined.set(quarantinedReports);
  }

  private showQueues(depths: readonly QueueDepth[], now: number): void {
    const { jobs, oldestJob } = this.gauges;
    for (const { queue, oldestWaitingAt, ...counts } of depths) {
      for (const [state, count] of Object.entries(counts)) jobs.set({ queue, state }, count);
      oldestJob.set({ queue }, secondsSince(oldestWaitingAt, now));
    }
  }
}

const secondsSince = (since: number | undefined, now: number): number =>
  since === undefined ? 0 : Math.max(0, now - since) / 1_000;

function showWaiting(
  count: Gauge,
  oldest: Gauge,
  labels: Record<string, string>,
  waiting: Waiting | undefined,
  now: number,
): void {
  count.set(labels, waiting?.count ?? 0);
  oldest.set(labels, secondsSince(waiting?.since, now));
}
