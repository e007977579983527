import type { PanicResult, PressPanicBody, ReportPositionsResult } from '#contracts';
import type { Clock, IdFactory } from '#domain';
import type { DeviceCredentials } from './device-credentials.js';

/** A fix as `POST /v1/positions` takes it. */
export interface FixBody {
  fixTime: string;
  point: { type: 'Point'; coordinates: readonly [number, number] };
  accuracyMeters: number;
  speedMetersPerSecond: number;
  courseDegrees: number;
  batteryPercent: number;
  signalPercent: number;
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

/** What a device may ask of the api, with its own credentials. */
export class DeviceApi {
  constructor(
    private readonly baseUrl: string,
    private readonly credentials: DeviceCredentials,
    private readonly clock: Clock,
    private readonly ids: IdFactory,
  ) {}

  report(fixes: readonly FixBody[]): Promise<ReportPositionsResult> {
    return this.post('/v1/positions', { fixes }, this.ids());
  }

  press(panic: PressPanicBody): Promise<PanicResult> {
    return this.post('/v1/panics', panic, panic.id);
  }

  /** @param id of the request: of a press its own, else a new one */
  private async post<Answer>(path: string, body: unknown, id: string): Promise<Answer> {
    let reply = await this.send(path, body, id);
    if (this.credentials.hear(reply.status, reply.headers.get('dpop-nonce'))) reply = await this.send(path, body, id);
    const text = await reply.text().catch(() => '');
    if (reply.ok) return JSON.parse(text) as Answer;
    if (reply.status === 429 || reply.status >= 500) throw new Unavailable(retryAfter(reply));
    throw new Refused(reply.status);
  }

  private async send(path: string, body: unknown, id: string): Promise<Response> {
    const url = new URL(path, this.baseUrl).href;
    const proved = await this.credentials.headers({ method: 'POST', url, id, now: this.clock.now() });
    return fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...proved },
      body: JSON.stringify(body),
      signal: AbortSignal.timeout(timeoutMilliseconds),
    }).catch(() => {
      throw new Unavailable(undefined);
    });
  }
}

function retryAfter(reply: Response): number | undefined {
  const seconds = Number(reply.headers.get('retry-after') ?? NaN);
  return Number.isFinite(seconds) ? seconds : undefined;
}
