import type { DeliveryErrorCode, Outcome } from '../channel.js';

export interface BreakerPolicy {
  /** Failures of a service, one after another, that open its circuit. */
  failures: number;
  /** How long it is left alone before one message tries it again. */
  openMilliseconds: number;
}

const usualBreakerPolicy: BreakerPolicy = { failures: 5, openMilliseconds: 30_000 };

interface Circuit {
  failures: number;
  /** Open until then; `undefined`: closed. */
  until: number | undefined;
  trial: boolean;
}

/** A message on trial has no longer than a channel may take; then another may try. */
const trialMilliseconds = 15_000;

/** More services than this are not remembered: their circuits close. */
const longestMemory = 10_000;

/** What is the service's own failure, and not about one message or one address. */
const failuresOfService: ReadonlySet<DeliveryErrorCode> = new Set([
  'service_failed',
  'bad_answer',
  'timeout',
  'connection_failed',
  'credentials_refused',
  'channel_fault',
]);

/**
 * One circuit for each service behind a channel. Messages to a service that is down would each wait for their timeout and
 * hold up those to services that are not.
 */
export class CircuitBreaker {
  private readonly circuits = new Map<string, Circuit>();

  constructor(private readonly policy: BreakerPolicy = usualBreakerPolicy) {}

  /** 0: send, and {@link note} what came of it. Else the milliseconds for which the service is left alone. */
  wait(service: string, now: number): number {
    const circuit = this.circuits.get(service);
    if (circuit?.until === undefined) return 0;
    if (now < circuit.until) return circuit.until - now;
    // Half-open: this one tries, the others come after it.
    circuit.trial = true;
    circuit.until = now + trialMilliseconds;
    return 0;
  }

  note(service: string, outcome: Outcome, now: number): void {
    const failed = outcome.kind !== 'sent' && failuresOfService.has(outcome.error);
    if (!failed) {
      this.circuits.delete(service);
      return;
    }
    if (this.circuits.size >= longestMemory) this.circuits.clear();
    const circuit = this.circuits.get(service) ?? { failures: 0, until: undefined, trial: false };
    circuit.failures += 1;
    if (circuit.trial || circuit.failures >= this.policy.failures) circuit.until = now + this.policy.openMilliseconds;
    circuit.trial = false;
    this.circuits.set(service, circuit);
  }

  /** How many services are left alone now. */
  openCircuits(): number {
    return [...this.circuits.values()].filter(({ until }) => until !== undefined).length;
  }
}
