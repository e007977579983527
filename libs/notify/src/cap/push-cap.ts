import type { Clock } from '#domain';
import type { DeliveryErrorCode, Outcome } from '../channel.js';
import { statusOutcome } from '../http/status-outcome.js';
import type { Stranger } from '../http/stranger.js';
import { signedHeaders } from '../webhook/webhook-signature.js';
import { type CapAgency, type CapMessage, capMessagesOfAll } from './cap-message.js';
import type { CapEndpoint, CapEndpointStore, CapProgress, CapReader } from './cap-store.port.js';
import { capMediaType, capXml } from './cap-xml.js';

/** As many events as one turn looks through. With the longest wait for each message it stays within its lease. */
const eventsPerTurn = 10;
const leaseMilliseconds = 90_000;
const sendTimeoutMilliseconds = 8_000;
const longestPauseMilliseconds = 5 * 60_000;

/** Told of each push, after it. */
export interface CapObserver {
  capPushed(outcome: 'sent' | DeliveryErrorCode): void;
}

/**
 * Pushes to each agency's own system what its log has brought since, in order: an Update must not come before its Alert.
 * The log is the outbox and the cursor says how far it was told, so that nothing is lost and at most one message comes
 * twice. A system that is away is waited for, however long; a message that it refuses is passed over, in sight of an
 * operator.
 */
export class PushCap {
  constructor(
    private readonly endpoints: CapEndpointStore,
    private readonly reader: CapReader,
    private readonly stranger: Stranger,
    private readonly clock: Clock,
    private readonly observer: CapObserver,
  ) {}

  async execute(): Promise<void> {
    for (const cell of await this.endpoints.cells()) {
      const now = this.clock.now();
      const due = await this.endpoints.claimDue(cell, now, now + leaseMilliseconds);
      await Promise.all(due.map((endpoint) => this.tell(endpoint)));
    }
  }

  private async tell(endpoint: CapEndpoint): Promise<void> {
    const { agencyId, cursor: told } = endpoint;
    const agency = await this.reader.agency(endpoint);
    const { upTo, events } = await this.reader.after(endpoint, told, eventsPerTurn);
    const messages = capMessagesOfAll(events).filter(({ cursor }) => cursor > told && cursor <= upTo);
    let cursor = told;
    for (const message of agency ? messages : []) {
      const outcome = await this.push(endpoint, message, agency!);
      this.observer.capPushed(outcome.kind === 'sent' ? 'sent' : outcome.error);
      const progress = progressOf(outcome, cursor, message, endpoint.attempts, this.clock.now());
      await this.endpoints.record(agencyId, progress);
      if (progress.attempts > 0) return;
      cursor = message.cursor;
    }
    // What is no message of CAP is passed over.
    await this.endpoints.record(agencyId, { cursor: upTo, attempts: 0, nextAttemptAt: this.clock.now() });
  }

  private async push({ url, secret }: CapEndpoint, message: CapMessage, agency: CapAgency): Promise<Outcome> {
    const body = capXml(message, agency);
    const headers = {
      'content-type': `${capMediaType}; charset=utf-8`,
      'user-agent': 'Qalqan-CAP/1',
      'qalqan-delivery': message.identifier,
      ...signedHeaders(secret, this.clock.now(), body),
    };
    const signal = AbortSignal.timeout(sendTimeoutMilliseconds);
    const answer = await this.stranger.post({ url, headers, body, signal });
    return answer.kind === 'not_called' ? answer.outcome : statusOutcome(answer);
  }
}

function progressOf(outcome: Outcome, cursor: number, message: CapMessage, attempts: number, now: number): CapProgress {
  const passed = { cursor: message.cursor, attempts: 0, nextAttemptAt: now };
  if (outcome.kind === 'sent') return { ...passed, lastError: null, sentAt: now, incidentId: message.incidentId };
  if (outcome.kind === 'give_up') return { ...passed, lastError: outcome.error };
  const doubled = 1_000 * 2 ** Math.min(attempts, 20);
  const pause = Math.min(Math.max(doubled, (outcome.afterSeconds ?? 0) * 1_000), longestPauseMilliseconds);
  return { cursor, attempts: Math.min(attempts + 1, 1_000), nextAttemptAt: now + pause, lastError: outcome.error };
}
