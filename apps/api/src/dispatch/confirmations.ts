import { Inject, Injectable, type OnApplicationShutdown } from '@nestjs/common';
import { PinoLogger } from 'nestjs-pino';
import { CLOCK, type Clock, type Severity } from '#domain';
import { DESK_STORE, type DeskScope, type DeskStore } from '#incidents';
import { DatabaseUnavailable } from '#persistence';
import { Metrics } from '../metrics/metrics.js';

/** What a console has confirmed. */
export interface ConfirmedAlarm {
  id: string;
  severity: Severity;
  /** ISO 8601 UTC. */
  raisedAt: string;
}

interface Confirmation {
  scope: DeskScope;
  alarm: ConfirmedAlarm;
  /** When the console said so: milliseconds since 1970. */
  at: number;
}

const retryMilliseconds = 1_000;
/** What is above is not kept: its alarms stay unconfirmed, which rings. */
export const mostKept = 10_000;

/**
 * Writes down what consoles confirm. A console says so once: while the database is away, it is kept here and tried again, so
 * that an alarm that was seen does not go on as one that nobody has seen.
 */
@Injectable()
export class Confirmations implements OnApplicationShutdown {
  private readonly kept = new Map<string, Confirmation>();
  private readonly timer: NodeJS.Timeout;
  private retrying: Promise<void> | undefined;

  constructor(
    @Inject(DESK_STORE) private readonly desk: Pick<DeskStore, 'confirmAlarm'>,
    @Inject(CLOCK) private readonly clock: Clock,
    @Inject(Metrics) private readonly metrics: Pick<Metrics, 'alarmConfirmed' | 'pushFailed'>,
    @Inject(PinoLogger) private readonly logger: { error: (entry: object, message: string) => void },
  ) {
    this.timer = setInterval(() => void this.retry(), retryMilliseconds).unref();
  }

  async onApplicationShutdown(): Promise<void> {
    clearInterval(this.timer);
    await this.retry();
  }

  /** Resolves when it is written, or kept for later. */
  async confirm(scope: DeskScope, alarm: ConfirmedAlarm): Promise<void> {
    const confirmation = { scope, alarm, at: this.clock.now() };
    if (await this.write(confirmation)) return;
    const key = `${scope.agencyId} ${alarm.id}`;
    if (this.kept.has(key)) return;
    if (this.kept.size < mostKept) this.kept.set(key, confirmation);
    else this.failed(alarm.id, new Error('too many confirmations wait to be stored'));
  }

  /** Tries what is kept, until the database turns out to be away still. */
  retry(): Promise<void> {
    this.retrying ??= this.writeKept().finally(() => (this.retrying = undefined));
    return this.retrying;
  }

  private async writeKept(): Promise<void> {
    for (const [key, confirmation] of this.kept) {
      if (!(await this.write(confirmation))) return;
      this.kept.delete(key);
    }
  }

  /** Resolves to false when it may be tried again. */
  private async write({ scope, alarm, at }: Confirmation): Promise<boolean> {
    try {
      const isFirst = await this.desk.confirmAlarm(scope, alarm.id, at);
      if (isFirst)
        this.metrics.alarmConfirmed(scope.agencyId, alarm.severity, (at - Date.parse(alarm.raisedAt)) / 1_000);
      return true;
    } catch (error) {
      if (error instanceof DatabaseUnavailable) return false;
      this.failed(alarm.id, error);
      return true;
    }
  }

  private failed(alarmId: string, error: unknown): void {
    this.metrics.pushFailed('feed');
    this.logger.error({ err: error, alarmId }, 'the confirmation of an alarm could not be stored');
  }
}
