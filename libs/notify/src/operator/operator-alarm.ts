import type { CanaryStep } from '#domain';

/** Something about the house itself that whoever runs it must know, whatever the desks see. Ids and codes only. */
export interface OperatorAlarm {
  kind: 'canary_missing' | 'canary_back';
  /** When it began; milliseconds since 1970. */
  since: number;
  /** When it is told: an outage that goes on is told again. */
  at: number;
  /** How far the first test alarm came that did not arrive. */
  step?: CanaryStep;
}

/** Port. A way to whoever runs the house. Never rejects, and answers within some seconds. */
export interface OperatorChannel {
  readonly name: string;
  tell(alarm: OperatorAlarm): Promise<'sent' | 'retry' | 'give_up'>;
}
