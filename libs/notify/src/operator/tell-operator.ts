import { assertNever, type Clock } from '#domain';
import type { MailSettings } from '../email/mailer.js';
import { pauseAfter } from '../retry-policy.js';
import type { OperatorAlarm, OperatorChannel } from './operator-alarm.js';
import { OperatorEmail } from './operator-email.js';
import { OperatorWebhook } from './operator-webhook.js';

export interface OperatorConfiguration {
  webhook?: { url: string; secret: string };
  email?: { address: string; relay: MailSettings };
}

/** The ways to the operator that are configured; may be none. */
export const openOperatorChannels = ({ webhook, email }: OperatorConfiguration, clock: Clock): OperatorChannel[] => [
  ...(webhook ? [new OperatorWebhook(webhook.url, webhook.secret, clock)] : []),
  ...(email ? [new OperatorEmail(email.address, email.relay)] : []),
];

/** What became of telling, by channel; counted and logged by the app. */
export type OperatorTold = (channel: string, outcome: 'sent' | 'failed') => void;

interface Errand {
  alarm: OperatorAlarm;
  channel: OperatorChannel;
  attempts: number;
  dueAt: number;
}

/**
 * Tells the operator through every channel, and tries again as for a critical alarm. In memory alone: it must work when
 * the database and the queue do not.
 */
export class TellOperator {
  private errands: Errand[] = [];
  private running: Promise<void> | undefined;

  constructor(
    private readonly channels: readonly OperatorChannel[],
    private readonly clock: Clock,
    private readonly told: OperatorTold,
  ) {}

  tell(alarm: OperatorAlarm): Promise<void> {
    const dueAt = this.clock.now();
    this.errands.push(...this.channels.map((channel) => ({ alarm, channel, attempts: 0, dueAt })));
    return this.goOn();
  }

  /** Makes the attempts that are due. Call it about each second. */
  async goOn(): Promise<void> {
    await this.running;
    this.running ??= this.runDue().finally(() => (this.running = undefined));
    await this.running;
  }

  private async runDue(): Promise<void> {
    const due = this.errands.filter(({ dueAt }) => dueAt <= this.clock.now());
    await Promise.all(due.map((errand) => this.attempt(errand)));
  }

  private async attempt(errand: Errand): Promise<void> {
    errand.attempts += 1;
    const outcome = await errand.channel.tell(errand.alarm);
    switch (outcome) {
      case 'sent':
        return this.end(errand, 'sent');
      case 'give_up':
        return this.end(errand, 'failed');
      case 'retry': {
        const pause = pauseAfter(errand.attempts, 'critical');
        if (pause === undefined) return this.end(errand, 'failed');
        errand.dueAt = this.clock.now() + pause;
        return;
      }
      default:
        return assertNever(outcome);
    }
  }

  private end(errand: Errand, outcome: 'sent' | 'failed'): void {
    this.errands = this.errands.filter((other) => other !== errand);
    this.told(errand.channel.name, outcome);
  }
}
