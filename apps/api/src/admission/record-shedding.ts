import { Inject, Injectable, type OnApplicationShutdown } from '@nestjs/common';
import { PinoLogger } from 'nestjs-pino';
import { AUDIT_CHAIN, type AuditChain } from '#access';
import { nobody } from '#domain';
import { type ShedClass, shedClasses } from './shedding.js';

const everyMilliseconds = 10_000;

/**
 * What was refused under overload, as one entry for ten seconds of it in the house's own chain: who was refused was not looked
 * at, or refusing would cost as much as answering. What cannot be written is counted on.
 */
@Injectable()
export class RecordShedding implements OnApplicationShutdown {
  private refused: Record<ShedClass, number> = { lists: 0, positions: 0 };
  private readonly timer: NodeJS.Timeout;
  private recording: Promise<void> | undefined;

  constructor(
    @Inject(AUDIT_CHAIN) private readonly audit: AuditChain,
    @Inject(PinoLogger) private readonly logger: PinoLogger,
  ) {
    this.timer = setInterval(() => void this.record(), everyMilliseconds);
    this.timer.unref();
  }

  async onApplicationShutdown(): Promise<void> {
    clearInterval(this.timer);
    await this.recording;
    await this.record();
  }

  shed(shedClass: ShedClass): void {
    this.refused[shedClass] += 1;
  }

  record(): Promise<void> {
    this.recording ??= this.write().finally(() => (this.recording = undefined));
    return this.recording;
  }

  private async write(): Promise<void> {
    const refused = this.refused;
    if (shedClasses.every((shedClass) => refused[shedClass] === 0)) return;
    this.refused = { lists: 0, positions: 0 };
    const reason = shedClasses.map((shedClass) => `${shedClass}: ${refused[shedClass]}`).join(', ');
    try {
      const house = { agencyId: nobody, actor: 'system' as const, actorId: nobody };
      await this.audit.append([{ ...house, action: 'load.shed', object: 'process', reason, result: 'refused' }]);
    } catch (error) {
      for (const shedClass of shedClasses) this.refused[shedClass] += refused[shedClass];
      this.logger.warn({ err: error }, 'what was refused under overload could not be recorded; it is counted on');
    }
  }
}
