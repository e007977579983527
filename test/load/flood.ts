import autocannon from 'autocannon';

/** What each request carries; with `dpop` it is a phone's that proves its key. */
export interface Reports {
  next(): { token: string; body: string; dpop?: string };
}

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
  reports: Reports,
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
          const { token, body, dpop } = reports.next();
          const authorization = `${dpop === undefined ? 'Bearer' : 'DPoP'} ${token}`;
          const headers = { authorization, 'content-type': 'application/json', ...(dpop !== undefined && { dpop }) };
          return { ...request, headers, body };
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
