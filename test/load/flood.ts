import autocannon from 'autocannon';
import type { LoadFixes } from './load-fixes.js';

export interface Flooded {
  requestsPerSecond: number;
  p50: number;
  p99: number;
  /** Answers that were not 2xx, and requests without an answer. */
  failures: number;
}

/** As many requests as the connections take, each with a fresh body, for a bounded time or a bounded number. */
export async function flood(
  url: string,
  fixes: LoadFixes,
  connections: number,
  seconds: number,
  amount?: number,
): Promise<Flooded> {
  const result = await autocannon({
    url: `${url}/v1/positions`,
    method: 'POST',
    connections,
    ...(amount === undefined ? { duration: seconds } : { amount }),
    timeout: 30,
    requests: [
      {
        setupRequest: (request) => {
          const { token, body } = fixes.next();
          return {
            ...request,
            headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
            body,
          };
        },
      },
    ],
  });
  return {
    requestsPerSecond: result.requests.total / result.duration,
    p50: result.latency.p50,
    p99: result.latency.p99,
    failures: result.non2xx + result.errors + result.timeouts,
  };
}
