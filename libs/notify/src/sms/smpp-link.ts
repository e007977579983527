import type { Pdu, Session } from 'smpp';
import type { DeliveryErrorCode } from '../channel.js';
import type { SmppSettings } from './smpp-settings.js';
import { smppRefusal } from './smpp-status.js';

/** The connection could not carry a message. */
export class SmppLinkError extends Error {
  constructor(readonly code: DeliveryErrorCode) {
    super(code);
    this.name = 'SmppLinkError';
  }
}

/** Temporary error of the application: the carrier keeps the report and brings it again. */
const notNow = 0x64;
const longestReconnectFactor = 30;

/**
 * One standing connection to the carrier, bound both to send and to receive. It is made when first needed, made anew when
 * it breaks, and broken by us when the carrier no longer answers `enquire_link`: half-open connections would swallow
 * messages for hours.
 */
export class SmppLink {
  private bound: Promise<Session> | undefined;
  /** The newest: an older one that closes late must not take it down. */
  private current: Session | undefined;
  private readonly waiting = new Set<(error: SmppLinkError) => void>();
  private reconnect: NodeJS.Timeout | undefined;
  private failures = 0;
  private closed = false;

  /** @param received a report or message of the carrier; when it rejects, the carrier is asked to bring it again */
  constructor(
    private readonly settings: SmppSettings,
    private readonly received: (pdu: Pdu) => Promise<void>,
  ) {}

  /** Connects now, and from then on whenever the connection is lost, so that reports are heard. */
  open(): void {
    this.session().catch(() => this.reconnectLater());
  }

  /** Resolves to the carrier's answer, whatever its status. @throws SmppLinkError */
  async submit(fields: Record<string, unknown>, signal: AbortSignal): Promise<Pdu> {
    return this.within(signal, async () => {
      const session = await this.session();
      return new Promise<Pdu>((resolve, reject) => {
        this.waiting.add(reject);
        const done = (pdu: Pdu): void => {
          this.waiting.delete(reject);
          resolve(pdu);
        };
        if (!session.submit_sm(fields, done)) reject(new SmppLinkError('connection_failed'));
      });
    });
  }

  async close(): Promise<void> {
    this.closed = true;
    clearTimeout(this.reconnect);
    const session = await this.bound?.catch(() => undefined);
    session?.unbind();
    session?.destroy();
  }

  private within<T>(signal: AbortSignal, work: () => Promise<T>): Promise<T> {
    return new Promise<T>((resolve, reject) => {
      const late = (): void => reject(new SmppLinkError('timeout'));
      if (signal.aborted) return late();
      signal.addEventListener('abort', late, { once: true });
      work()
        .then(resolve, reject)
        .finally(() => signal.removeEventListener('abort', late));
    });
  }

  private session(): Promise<Session> {
    if (this.closed) return Promise.reject(new SmppLinkError('connection_failed'));
    this.bound ??= this.bind().catch((error: unknown) => {
      this.bound = undefined;
      throw error;
    });
    return this.bound;
  }

  private async bind(): Promise<Session> {
    const { url, systemId, password, systemType = '', bindTimeoutMilliseconds = 5_000 } = this.settings;
    const { default: smpp } = await import('smpp');
    const session = smpp.connect({ url });
    this.current = session;
    return new Promise<Session>((resolve, reject) => {
      const give = (code: DeliveryErrorCode): void => {
        clearTimeout(timer);
        reject(new SmppLinkError(code));
        session.destroy();
      };
      const timer = setTimeout(() => give('timeout'), bindTimeoutMilliseconds);
      // Also what is no PDU at all comes as an error.
      session.on('error', () => give('connection_failed'));
      session.on('close', () => {
        give('connection_failed');
        if (this.current === session) this.lost();
      });
      const bind = (): unknown =>
        session.bind_transceiver(
          { system_id: systemId, password, system_type: systemType, interface_version: 0x34 },
          ({ command_status: status }) => {
            if (status !== 0) return give(refusalCode(status));
            clearTimeout(timer);
            this.failures = 0;
            this.listen(session);
            resolve(session);
          },
        );
      session.once(url.startsWith('ssmpp:') ? 'secureConnect' : 'connect', bind);
    });
  }

  private listen(session: Session): void {
    session.on('enquire_link', (pdu: Pdu) => session.send(pdu.response()));
    session.on('unbind', (pdu: Pdu) => {
      session.send(pdu.response());
      session.close();
    });
    session.on('deliver_sm', (pdu: Pdu) => {
      this.received(pdu).then(
        () => session.send(pdu.response()),
        () => session.send(pdu.response({ command_status: notNow })),
      );
    });
    const { enquireEveryMilliseconds = 30_000, enquireTimeoutMilliseconds = 10_000 } = this.settings;
    const asking = setInterval(() => {
      const silent = setTimeout(() => session.destroy(), enquireTimeoutMilliseconds).unref();
      session.once('close', () => clearTimeout(silent));
      session.enquire_link(() => clearTimeout(silent));
    }, enquireEveryMilliseconds).unref();
    session.once('close', () => clearInterval(asking));
  }

  private lost(): void {
    this.bound = undefined;
    for (const reject of this.waiting) reject(new SmppLinkError('connection_failed'));
    this.waiting.clear();
    this.reconnectLater();
  }

  private reconnectLater(): void {
    if (this.closed || this.reconnect) return;
    const { reconnectAfterMilliseconds = 1_000 } = this.settings;
    const pause = reconnectAfterMilliseconds * Math.min(2 ** this.failures, longestReconnectFactor);
    this.failures += 1;
    this.reconnect = setTimeout(() => {
      this.reconnect = undefined;
      this.open();
    }, pause).unref();
  }
}

function refusalCode(status: number): DeliveryErrorCode {
  const refusal = smppRefusal(status);
  return refusal.kind === 'sent' ? 'service_failed' : refusal.error;
}
