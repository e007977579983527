import { Counter, type Registry } from 'prom-client';
import type { ExportObserver } from '#evidence';

export class ExportMetrics implements ExportObserver {
  private readonly ended: Counter<'outcome'>;

  constructor(registry: Registry) {
    this.ended = new Counter({
      name: 'qalqan_evidence_exports_total',
      help: 'Evidence of incidents that was made, or why it was not',
      labelNames: ['outcome'],
      registers: [registry],
    });
  }

  exportEnded(outcome: Parameters<ExportObserver['exportEnded']>[0]): void {
    this.ended.inc({ outcome });
  }
}
