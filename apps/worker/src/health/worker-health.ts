import type { OutsideChannel } from '#domain';
import { type Channel, type ChannelHealth, type ChannelReadiness, GuardedChannel, statusesOf } from '#notify';
import type { Database } from '#persistence';
import type { QueueReadiness } from '#queue';

export interface HealthReport {
  status: 'ready' | 'not_ready';
  dependencies: Record<string, { status: 'up' | 'down' | 'degraded' | 'not_configured'; detail?: string }>;
}

/**
 * What the worker needs to do its work. A channel without credentials, or whose service is left alone after failures, is
 * said, and does not make it unready. Nobody is called for it: what is told of a channel is its last attempt.
 */
export class WorkerHealth {
  constructor(
    private readonly database: Database,
    private readonly queue: QueueReadiness,
    private readonly ways: readonly Channel[],
    /** How whoever runs the house is told; may be none. */
    private readonly operatorWays: readonly string[],
  ) {}

  channels(): ChannelReadiness[] {
    return statusesOf(this.ways);
  }

  async report(): Promise<HealthReport> {
    const [database, queue] = await Promise.all([this.databaseStatus(), this.queue.check()]);
    const dependencies: HealthReport['dependencies'] = {
      database: { status: database },
      queue: { status: queue, detail: this.queue.backend },
    };
    for (const way of this.ways) dependencies[`channel:${way.name}`] = dependencyOf(healthOf(way));
    dependencies['operator'] =
      this.operatorWays.length > 0
        ? { status: 'up', detail: this.operatorWays.join(', ') }
        : { status: 'not_configured' };
    return { status: database === 'up' && queue === 'up' ? 'ready' : 'not_ready', dependencies };
  }

  /** Services behind each channel that are left alone now. */
  openCircuits(): ReadonlyMap<OutsideChannel, number> {
    return new Map(this.ways.map((way) => [way.name, healthOf(way).openCircuits]));
  }

  private databaseStatus(): Promise<'up' | 'down'> {
    return this.database.ping().then(
      () => 'up',
      () => 'down',
    );
  }
}

const healthOf = (way: Channel): ChannelHealth =>
  way instanceof GuardedChannel ? way.health() : { status: way.status(), openCircuits: 0 };

function dependencyOf({ status, last, openCircuits }: ChannelHealth): HealthReport['dependencies'][string] {
  if (status !== 'ready') return { status };
  const detail = last && { detail: `${last.outcome} at ${new Date(last.at).toISOString()}` };
  return { status: openCircuits > 0 ? 'degraded' : 'up', ...detail };
}
