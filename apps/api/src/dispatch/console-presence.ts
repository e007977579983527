import { Inject, Injectable, type OnApplicationShutdown } from '@nestjs/common';
import { PinoLogger } from 'nestjs-pino';
import { AUDIT_CHAIN, type AuditChain, type AuditRecord, type StaffCaller } from '#access';
import { Metrics } from '../metrics/metrics.js';

/**
 * From when to when a console was shown its agency's incidents, and who was not let in, in the audit chain. Nothing waits for
 * the entry: an alarm must reach a desk also while the chain cannot be written.
 */
@Injectable()
export class ConsolePresence implements OnApplicationShutdown {
  private readonly pending = new Set<Promise<void>>();

  constructor(
    @Inject(AUDIT_CHAIN) private readonly audit: AuditChain,
    @Inject(Metrics) private readonly metrics: Metrics,
    @Inject(PinoLogger) private readonly logger: PinoLogger,
  ) {}

  async onApplicationShutdown(): Promise<void> {
    await Promise.all(this.pending);
  }

  connected(caller: StaffCaller, result: AuditRecord['result']): void {
    this.note(caller, 'dispatch.connect', result);
  }

  disconnected(caller: StaffCaller): void {
    this.note(caller, 'dispatch.disconnect', 'allowed');
  }

  private note({ agencyId, staffId }: StaffCaller, action: string, result: AuditRecord['result']): void {
    const noting = this.audit
      .append([{ agencyId, actor: 'staff', actorId: staffId, action, object: 'console', result }])
      .catch((error: unknown) => {
        this.metrics.pushFailed('presence');
        this.logger.error({ err: error, staffId, action }, 'the presence of a console could not be recorded');
      })
      .finally(() => this.pending.delete(noting));
    this.pending.add(noting);
  }
}
