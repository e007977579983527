import type { Database } from '#persistence';
import type { QueueReadiness } from '#queue';

export interface HealthReport {
  status: 'ready' | 'not_ready';
  dependencies: Record<string, { status: 'up' | 'down'; detail?: string }>;
}

/**
 * What the gateway needs to acknowledge anything. Without the queue it goes on: the sweeper finds what was not queued; without the
 * broker of MQTT all others are served.
 */
export class GatewayHealth {
  constructor(
    private readonly database: Database,
    private readonly queue: QueueReadiness,
    private readonly broker: { readonly status: 'up' | 'down' | undefined },
  ) {}

  async report(): Promise<HealthReport> {
    const [database, queue] = await Promise.all([
      this.database.ping().then(
        () => 'up' as const,
        () => 'down' as const,
      ),
      this.queue.check(),
    ]);
    const mqtt = this.broker.status;
    return {
      status: database === 'up' ? 'ready' : 'not_ready',
      dependencies: {
        database: { status: database },
        queue: { status: queue, detail: this.queue.backend },
        ...(mqtt && { mqtt: { status: mqtt } }),
      },
    };
  }
}
