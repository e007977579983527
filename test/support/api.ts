import { randomBytes } from 'node:crypto';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { io, type Socket } from 'socket.io-client';
import type { DispatchServerEvents, Incident } from '#contracts';
import { MovableClock, newId } from '#domain';
import { Database } from '#persistence';
import { caseTools, type CaseTools, type TestStaffMember } from '#testing';
import { createApi } from '../../apps/api/src/create-api.js';
import { readConfiguration } from '../../apps/api/src/configuration.js';
import { testDatabaseUrl } from './test-database.js';

export interface Answer<Body> {
  status: number;
  body: Body;
  headers: Record<string, unknown>;
}

interface Call {
  token?: string;
  headers?: Record<string, string>;
  body?: unknown;
}

export type DispatchClient = Socket<DispatchServerEvents, Record<string, never>>;

/** The whole api in this process, on the run's database, with a clock that the test moves. */
export class TestApi {
  private constructor(
    readonly app: NestFastifyApplication,
    readonly clock: MovableClock,
  ) {}

  /** @param now where the clock stands; at least an hour before the machine's, so that the machine never overtakes it */
  static async start(now = Date.UTC(2026, 10, 2, 9, 0, 0)): Promise<TestApi> {
    const clock = new MovableClock(now);
    const configuration = readConfiguration({
      DATABASE_URL: testDatabaseUrl(),
      REDIS_URL: process.env['REDIS_URL'],
      ACCESS_TOKEN_SECRET: randomBytes(32).toString('base64'),
      DATABASE_POOL_SIZE: '4',
      PANIC_POOL_SIZE: '2',
      LOG_LEVEL: 'fatal',
    });
    const app = await createApi(configuration, clock, newId);
    await app.listen(0, '127.0.0.1');
    return new TestApi(app, clock);
  }

  get database(): Database {
    return this.app.get(Database);
  }

  /** For the builders of #testing. */
  get tools(): CaseTools {
    return caseTools(this.database, this.clock);
  }

  close(): Promise<void> {
    return this.app.close();
  }

  get<Body = any>(url: string, call: Call = {}): Promise<Answer<Body>> {
    return this.request<Body>('GET', url, call);
  }

  post<Body = any>(url: string, call: Call = {}): Promise<Answer<Body>> {
    return this.request<Body>('POST', url, call);
  }

  async request<Body = any>(method: string, url: string, { token, headers, body }: Call): Promise<Answer<Body>> {
    const response = await this.app.inject({
      method: method as 'GET',
      url,
      headers: { ...(token && { authorization: `Bearer ${token}` }), ...headers },
      ...(body !== undefined && { payload: body as string | object }),
    });
    const text = response.body;
    const parsed = /json/.test(String(response.headers['content-type'])) ? (JSON.parse(text) as Body) : (text as Body);
    return { status: response.statusCode, body: parsed, headers: response.headers };
  }

  async login(member: TestStaffMember): Promise<string> {
    const { body } = await this.post<{ accessToken: string }>('/v1/sessions', {
      body: { email: member.email, password: member.password },
    });
    return body.accessToken;
  }

  /** A console, connected and brought up to date. */
  async console(token: string, cursor?: string): Promise<TestConsole> {
    const address = this.app.getHttpServer().address() as { port: number };
    const socket: DispatchClient = io(`http://127.0.0.1:${address.port}/dispatch`, {
      auth: { token, cursor },
      transports: ['websocket'],
      reconnection: false,
      forceNew: true,
    });
    const console = new TestConsole(socket);
    await console.until((seen) => seen.some((entry) => entry.event === 'feed.live') || console.refused !== undefined);
    return console;
  }

  incidents(token: string): Promise<Incident[]> {
    return this.get<{ incidents: Incident[] }>('/v1/incidents', { token }).then(({ body }) => body.incidents);
  }
}

interface Seen {
  event: string;
  message: any;
}

/** Records what a console is sent and confirms alarms as the real one does. */
export class TestConsole {
  readonly seen: Seen[] = [];
  refused: Error | undefined;
  private waiting: (() => void)[] = [];

  constructor(readonly socket: DispatchClient) {
    socket.onAny((event: string, message: unknown, received?: () => void) => {
      this.seen.push({ event, message });
      received?.();
      this.notify();
    });
    socket.on('connect_error', (error) => {
      this.refused = error;
      this.notify();
    });
  }

  of(event: keyof DispatchServerEvents): any[] {
    return this.seen.filter((entry) => entry.event === event).map((entry) => entry.message);
  }

  /** Resolves as soon as what has been seen fulfils the condition. The test's own limit of time ends a vain wait. */
  async until(condition: (seen: readonly Seen[]) => boolean): Promise<void> {
    while (!condition(this.seen)) await new Promise<void>((resolve) => this.waiting.push(resolve));
  }

  untilSeen(event: keyof DispatchServerEvents, count = 1): Promise<void> {
    return this.until(() => this.of(event).length >= count);
  }

  close(): void {
    this.socket.disconnect();
  }

  private notify(): void {
    for (const resolve of this.waiting.splice(0)) resolve();
  }
}
