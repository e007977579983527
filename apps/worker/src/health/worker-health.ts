import type { Channel } from '#notify';
import type { Database } from '#persistence';
import type { QueueReadiness } from '#queue';

export interface HealthReport {
  status: 'ready' | 'not_ready';
  dependencies: Record<string, { status: 'up' | 'down' | 'not_configured'; detail?: string }>;
}

/** What the worker needs to do its work. A channel without credentials is said, and does not make it unready. */
export class WorkerHealth {
  constructor(
    private readonly database: Database,
    private readonly queue: QueueReadiness,
    private readonly ways: readonly Channel[],
  ) {}

  channels(): { channel: string; status: 'ready' | 'not_configured' }[] {
    return this.ways.map((way) => ({ channel: way.name, status: way.status() }));
  }

  async report(): Promise<HealthReport> {
    const [database, queue] = await Promise.all([this.databaseStatus(), this.queue.check()]);
    const dependencies: HealthReport['dependencies'] = {
      database: { status: database },
      queue: { status: queue, detail: this.queue.backend },
    };
    for (const { channel, status } of this.channels()) {
      dependencies[`channel:${channel}`] = { status: status === 'ready' ? 'up' : status };
    }
    return { status: database === 'up' && queue === 'up' ? 'ready' : 'not_ready', dependencies };
  }

  private databaseStatus(): Promise<'up' | 'down'> {
    return this.database.ping().then(
      () => 'up',
      () => 'down',
    );
  }
}
