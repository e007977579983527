import { AsyncLocalStorage } from 'node:async_hooks';
import { Agent, type RequestOptions } from 'node:https';
import type { Duplex } from 'node:stream';

interface Attempt {
  signal: AbortSignal;
  connected: boolean;
}

/** Opens the connection to a host; a stand-in of the service puts its own here. */
export type Connect = (options: RequestOptions) => Duplex;
type Connected = (error: Error | null, stream: Duplex) => void;
/** Node takes an error alone, too; its types do not say so. */
type Refused = (error: Error) => void;

const refusal = (code: string): Error => Object.assign(new Error(code), { code });

/**
 * firebase-admin repeats a request up to four times by itself, for over a minute, and cannot be told to stop: after our
 * deadline a message that we have planned again would still go out. Within {@link SingleRequestAgent.run} each attempt
 * gets one connection for one request, which dies with its signal.
 */
export class SingleRequestAgent extends Agent {
  private readonly attempts = new AsyncLocalStorage<Attempt>();

  constructor(private readonly connect?: Connect) {
    super({ keepAlive: false });
  }

  run<T>(signal: AbortSignal, work: () => Promise<T>): Promise<T> {
    return this.attempts.run({ signal, connected: false }, work);
  }

  override createConnection(options: RequestOptions, done?: Connected): Duplex | null | undefined {
    const attempt = this.attempts.getStore();
    if (!attempt || attempt.connected || attempt.signal.aborted) {
      (done as Refused | undefined)?.(refusal(attempt?.signal.aborted ? 'ABORTED' : 'ONE_REQUEST_ONLY'));
      return undefined;
    }
    attempt.connected = true;
    const stream = this.connect ? this.connect(options) : super.createConnection(options, done);
    if (!stream) return stream;
    const end = (): unknown => stream.destroy(refusal('ABORTED'));
    attempt.signal.addEventListener('abort', end, { once: true });
    stream.once('close', () => attempt.signal.removeEventListener('abort', end));
    return stream;
  }
}
