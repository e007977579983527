import { assertNever, type CanaryStep } from '#domain';
import { Mailer, type MailSettings } from '../email/mailer.js';
import type { OperatorAlarm, OperatorChannel } from './operator-alarm.js';

const timeoutMilliseconds = 10_000;

/** Writes to the operator's own address by the relay of the e-mail channel, in each language of the house. */
export class OperatorEmail implements OperatorChannel {
  readonly name = 'email';
  private readonly mailer: Mailer;

  constructor(
    private readonly address: string,
    settings: MailSettings,
  ) {
    this.mailer = new Mailer(settings);
  }

  async tell(alarm: OperatorAlarm): Promise<'sent' | 'retry' | 'give_up'> {
    const { subject, text } = wordsOfAlarm[alarm.kind](new Date(alarm.since).toISOString(), alarm.step);
    const id = `${alarm.kind}-${alarm.since}-${alarm.at}`;
    const outcome = await this.mailer.send(
      { to: this.address, subject, text, id },
      AbortSignal.timeout(timeoutMilliseconds),
    );
    switch (outcome.kind) {
      case 'sent':
      case 'retry':
      case 'give_up':
        return outcome.kind;
      case 'postpone':
        return 'retry';
      default:
        return assertNever(outcome);
    }
  }
}

const wordsOfAlarm: Record<
  OperatorAlarm['kind'],
  (since: string, step?: CanaryStep) => { subject: string; text: string }
> = {
  canary_missing: (since, step) => ({
    subject: 'Qalqan: сынақ дабылы келмеді · тестовая тревога не дошла · the test alarm did not arrive',
    text: [
      `Сынақ дабылы ${since} бастап келмейді (қадам: ${step}). Нағыз дабылдар да келмеуі мүмкін: кезекшілерге телефонмен хабарлаңыз.`,
      `Тестовая тревога не доходит с ${since} (шаг: ${step}). Настоящие могут тоже не доходить: предупредите дежурных по телефону.`,
      `The test alarm has not arrived since ${since} (step: ${step}). Real ones may not arrive either: tell the desks by telephone.`,
      '',
    ].join('\n\n'),
  }),
  canary_back: (since) => ({
    subject: 'Qalqan: сынақ дабылы қайта келді · тестовая тревога снова доходит · the test alarm arrives again',
    text: [
      `${since} басталған іркіліс аяқталды.`,
      `Сбой, начавшийся ${since}, закончился.`,
      `The outage that began at ${since} is over.`,
      '',
    ].join('\n\n'),
  }),
};
