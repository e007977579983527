import { lookup } from 'node:dns/promises';
import type { Outcome } from '../channel.js';
import { exchange, type ExchangeAnswer, type ExchangeRequest } from './exchange.js';
import { isPublicAddress } from './public-address.js';

export interface StrangerOptions {
  /** For a receiver inside the agency's own network, and for tests. Also allows plain http. */
  privateAddressesAllowed: boolean;
  /** Whole exchange, name resolution included. */
  timeoutMilliseconds?: number;
  resolve?: (host: string) => Promise<string[]>;
}

type StrangerRequest = Omit<ExchangeRequest, 'url' | 'address' | 'method'> & { url: string };
export type StrangerAnswer = { kind: 'not_called'; outcome: Outcome } | ExchangeAnswer;

const resolveByDns = async (host: string): Promise<string[]> =>
  (await lookup(host, { all: true, verbatim: true })).map(({ address }) => address);

/**
 * Calls a URL that somebody gave us: a contact's webhook, a browser's push service. The name is resolved here, each
 * address checked, and the connection made to the very address that was checked: a name that answers differently the
 * second time gains nothing. Redirects are not followed.
 */
export class Stranger {
  private readonly timeoutMilliseconds: number;
  private readonly resolve: (host: string) => Promise<string[]>;

  constructor(private readonly options: StrangerOptions) {
    this.timeoutMilliseconds = options.timeoutMilliseconds ?? 5_000;
    this.resolve = options.resolve ?? resolveByDns;
  }

  async post({ url: text, signal, ...rest }: StrangerRequest): Promise<StrangerAnswer> {
    const url = this.allowedUrl(text);
    if (!url) return notCalled({ kind: 'give_up', error: 'address_refused' });
    const bounded = AbortSignal.any([signal, AbortSignal.timeout(this.timeoutMilliseconds)]);
    const addresses = await this.addressesOf(url, bounded);
    if (addresses.length === 0) {
      return notCalled({ kind: 'retry', error: bounded.aborted ? 'timeout' : 'address_unresolved' });
    }
    // One private address among public ones is no accident: none of them is called.
    if (!this.options.privateAddressesAllowed && !addresses.every(isPublicAddress)) {
      return notCalled({ kind: 'give_up', error: 'address_refused' });
    }
    return exchange({ ...rest, url, address: addresses[0]!, signal: bounded });
  }

  private allowedUrl(text: string): URL | undefined {
    if (!URL.canParse(text)) return undefined;
    const url = new URL(text);
    if (url.username || url.password) return undefined;
    if (url.protocol === 'https:') return url;
    return url.protocol === 'http:' && this.options.privateAddressesAllowed ? url : undefined;
  }

  private async addressesOf(url: URL, signal: AbortSignal): Promise<string[]> {
    const aborted = new Promise<string[]>((done) => signal.addEventListener('abort', () => done([]), { once: true }));
    const host = url.hostname.replace(/^\[|\]$/g, '');
    // A name that does not resolve now may do so later: the caller retries on an empty list.
    return Promise.race([this.resolve(host).catch(() => []), aborted]);
  }
}

const notCalled = (outcome: Outcome): StrangerAnswer => ({ kind: 'not_called', outcome });

/** The service behind a URL, for a circuit breaker: one dead server is no reason to leave the others alone. */
export const serviceOf = (url: string): string => (URL.canParse(url) ? new URL(url).host : '');
