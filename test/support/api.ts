import { randomBytes } from 'node:crypto';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { InjectOptions } from 'fastify';
import type { Incident } from '#contracts';
import { DeviceAuthenticator, STAFF_ACCOUNTS, type StaffAccounts, StartSession } from '#access';
import { MovableClock, newId, type SecondFactor, type StaffRole } from '#domain';
import { Database } from '#persistence';
import { Processes } from '#processes';
import { caseTools, type CaseTools, type TestAgency, type TestDevice, type TestStaffMember } from '#testing';
import type { ApiParts } from '../../apps/api/src/api.module.js';
import { createApi } from '../../apps/api/src/create-api.js';
import { readConfiguration } from '../../apps/api/src/configuration.js';
import { openConsole, type TestConsole } from './test-console.js';
import { testDatabaseUrl, testWorker, testMasterKey } from './test-database.js';

export { TestConsole } from './test-console.js';

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

/** When a test begins, unless it says otherwise. */
export const testStart = Date.UTC(2026, 10, 2, 9);

/** The event loop of a test is the test's own: what it is late by is no load of the api. And nobody in it waits for a beat. */
export const calm: ApiParts = { pressure: { pressure: 0 }, cancelBeatMilliseconds: 0 };

/** The whole api in this process, on the run's database, with a clock that the test moves. */
export class TestApi {
  private constructor(
    readonly app: NestFastifyApplication,
    readonly clock: MovableClock,
  ) {}

  static async start(
    environment: Record<string, string | undefined> = {},
    clock = new MovableClock(testStart),
    parts: ApiParts = calm,
  ): Promise<TestApi> {
    const configuration = readConfiguration({
      DATABASE_URL: testDatabaseUrl(),
      MASTER_KEY: testMasterKey(),
      REDIS_URL: process.env['REDIS_URL'],
      // One Redis serves all of jest's workers, whose apis must not hear each other.
      QUEUE_PREFIX: `tests-${testWorker()}`,
      ACCESS_TOKEN_SECRET: randomBytes(32).toString('base64'),
      DATABASE_POOL_SIZE: '4',
      PANIC_POOL_SIZE: '2',
      LOG_LEVEL: 'silent',
      ...environment,
    });
    const app = await createApi(configuration, clock, newId, parts);
    await app.listen(0, '127.0.0.1');
    return new TestApi(app, clock);
  }

  get database(): Database {
    return this.app.get(Database);
  }

  /** For the builders of #testing. */
  get tools(): CaseTools {
    return caseTools(this.database, this.clock, newId, {
      devicesChanged: (ids) => this.app.get(Processes).tell('devicesChanged', [...ids]),
    });
  }

  close(): Promise<void> {
    return this.app.close();
  }

  async send(options: InjectOptions): Promise<Answer<any>> {
    const { statusCode: status, headers, body } = await this.app.inject(options);
    return { status, headers, body: parsed(headers, body) };
  }

  get authenticator(): DeviceAuthenticator {
    return this.app.get(DeviceAuthenticator);
  }

  /** A client of the first account with this role. */
  as(agency: TestAgency, role: StaffRole): Promise<TestClient> {
    return this.asMember(agency.member(role));
  }

  async asMember(member: { id: string }): Promise<TestClient> {
    return this.withToken(await this.session(member));
  }

  /** An access token, as after logging in; without the work of checking a password. */
  async session(member: { id: string }, secondFactor: SecondFactor = 'none'): Promise<string> {
    const account = (await this.app.get<StaffAccounts>(STAFF_ACCOUNTS).byId(member.id))!;
    const client = { address: '127.0.0.1', userAgent: 'test', marks: undefined };
    return (await this.app.get(StartSession).execute(account, secondFactor, client)).accessToken;
  }

  asDevice(device: Pick<TestDevice, 'token'>): TestClient {
    return this.withToken(device.token);
  }

  withToken(token: string): TestClient {
    return new TestClient(this, { authorization: `Bearer ${token}` });
  }

  get<Body = any>(url: string, call: Call = {}): Promise<Answer<Body>> {
    return this.request('GET', url, call);
  }

  post<Body = any>(url: string, call: Call = {}): Promise<Answer<Body>> {
    return this.request('POST', url, call);
  }

  private request(method: 'GET' | 'POST', url: string, { token, headers, body }: Call): Promise<Answer<any>> {
    return this.send({
      method,
      url,
      headers: { ...(token && { authorization: `Bearer ${token}` }), ...headers },
      ...(body !== undefined && { payload: body as object }),
    });
  }

  async login(member: TestStaffMember): Promise<string> {
    const { body } = await this.post<{ accessToken: string }>('/v1/sessions', {
      body: { email: member.email, password: member.password },
    });
    return body.accessToken;
  }

  /** Where it listens. */
  get address(): string {
    const { port } = this.app.getHttpServer().address() as { port: number };
    return `http://127.0.0.1:${port}`;
  }

  /** A console, connected and brought up to date. */
  console(token: string, cursor?: string): Promise<TestConsole> {
    return openConsole(this.address, token, cursor);
  }

  incidents(token: string): Promise<Incident[]> {
    return this.get<{ incidents: Incident[] }>('/v1/incidents', { token }).then(({ body }) => body.incidents);
  }
}

type Headers = Record<string, string>;

/** Sends with one caller's credentials. */
export class TestClient {
  constructor(
    private readonly api: TestApi,
    private readonly headers: Headers,
  ) {}

  get(url: string): Promise<Answer<any>> {
    return this.api.send({ method: 'GET', url, headers: this.headers });
  }

  post(url: string, payload?: object, headers: Headers = {}): Promise<Answer<any>> {
    return this.api.send({
      method: 'POST',
      url,
      headers: { ...this.headers, ...headers },
      ...(payload && { payload }),
    });
  }

  patch(url: string, payload: object): Promise<Answer<any>> {
    return this.api.send({ method: 'PATCH', url, headers: this.headers, payload });
  }

  put(url: string, payload: object): Promise<Answer<any>> {
    return this.api.send({ method: 'PUT', url, headers: this.headers, payload });
  }

  /** Bytes as they are. */
  putBytes(url: string, payload: Buffer, headers: Headers = {}): Promise<Answer<any>> {
    const type = { 'content-type': 'application/octet-stream' };
    return this.api.send({ method: 'PUT', url, headers: { ...this.headers, ...type, ...headers }, payload });
  }

  delete(url: string): Promise<Answer<any>> {
    return this.api.send({ method: 'DELETE', url, headers: this.headers });
  }
}

function parsed(headers: Record<string, unknown>, text: string): unknown {
  if (text === '') return undefined;
  return String(headers['content-type']).includes('json') ? (JSON.parse(text) as unknown) : text;
}
