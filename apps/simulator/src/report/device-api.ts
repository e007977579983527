import type { PanicResult, PressPanicBody, ReportPositionsResult } from '#contracts';

/** A fix as `POST /v1/positions` takes it. */
export interface FixBody {
  fixTime: string;
  point: { type: 'Point'; coordinates: readonly [number, number] };
  accuracyMeters: number;
  speedMetersPerSecond: number;
  courseDegrees: number;
  batteryPercent: number;
  moving: boolean;
  source: 'gps';
  alarms?: readonly 'low_battery'[];
}

/** The api is not there or asks for patience: try again. */
export class Unavailable extends Error {
  constructor(readonly retryAfterSeconds: number | undefined) {
    super('the api is not available');
  }
}

/** The api refused: trying again would not help. Holds the status only, nothing of the request. */
export class Refused extends Error {
  constructor(readonly status: number) {
    super(`the api answered ${status}`);
  }
}

const timeoutMilliseconds = 10_000;

/** What a device may ask of the api, with its own token. */
export class DeviceApi {
  constructor(
    private readonly baseUrl: string,
    private readonly token: string,
  ) {}

  report(fixes: readonly FixBody[]): Promise<ReportPositionsResult> {
    return this.post('/v1/positions', { fixes });
  }

  press(panic: PressPanicBody): Promise<PanicResult> {
    return this.post('/v1/panics', panic);
  }

  private async post<Answer>(path: string, body: unknown): Promise<Answer> {
    const reply = await fetch(new URL(path, this.baseUrl), {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${this.token}` },
      body: JSON.stringify(body),
      signal: AbortSignal.timeout(timeoutMilliseconds),
    }).catch(() => {
      throw new Unavailable(undefined);
    });
    const text = await reply.text().catch(() => '');
    if (reply.ok) return JSON.parse(text) as Answer;
    if (reply.status === 429 || reply.status >= 500) throw new Unavailable(retryAfter(reply));
    throw new Refused(reply.status);
  }
}

function retryAfter(reply: Response): number | undefined {
  const seconds = Number(reply.headers.get('retry-after') ?? NaN);
  return Number.isFinite(seconds) ? seconds : undefined;
}
