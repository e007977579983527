import { Logger } from '@nestjs/common';
import { Counter, type Registry } from 'prom-client';
import type { ChainFault, CheckpointObserver } from '#access';

/** How the audit chains are signed, and that one does not hold. */
export class AuditMetrics implements CheckpointObserver {
  private readonly log = new Logger('audit checkpoints');
  private readonly signed: Counter;
  private readonly broken: Counter;

  constructor(registry: Registry) {
    const registers = [registry];
    this.signed = new Counter({
      name: 'qalqan_audit_checkpoints_total',
      help: 'Checkpoints of audit chains that were signed',
      registers,
    });
    this.broken = new Counter({
      name: 'qalqan_audit_broken_total',
      help: 'Looks at an audit chain that found it altered; it is not signed until somebody has looked',
      registers,
    });
  }

  chainSigned(): void {
    this.signed.inc();
  }

  chainBroken({ kind, agencyId, sequence }: ChainFault): void {
    this.broken.inc();
    this.log.error(
      { kind, agencyId, sequence },
      'an audit chain does not hold and was not signed: npm run audit:verify',
    );
  }
}
