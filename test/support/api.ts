import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { InjectOptions } from 'fastify';
import { DeviceAuthenticator, StaffTokens } from '#access';
import { MovableClock, newId, type StaffRole } from '#domain';
import { Database } from '#persistence';
import { type CaseTools, caseTools, type TestAgency, type TestDevice } from '#testing';
import { readConfiguration } from '../../apps/api/src/configuration.js';
import { createApi } from '../../apps/api/src/create-api.js';
import { testDatabaseUrl } from './test-database.js';

export interface TestAnswer<Body = any> {
  status: number;
  headers: Record<string, unknown>;
  body: Body;
}

/** When a test begins, unless it says otherwise. */
export const testStart = Date.UTC(2026, 10, 22, 6);

/** The whole api in this process, on the run's database, with a clock that stands still until it is moved. */
export class TestApi {
  private constructor(
    readonly app: NestFastifyApplication,
    readonly clock: MovableClock,
    readonly tools: CaseTools,
  ) {}

  static async start(environment: Record<string, string> = {}, clock = new MovableClock(testStart)): Promise<TestApi> {
    const configuration = readConfiguration({
      DATABASE_URL: testDatabaseUrl(),
      ACCESS_TOKEN_SECRET: 'a secret that only tests know, 32 bytes at least',
      DATABASE_POOL_SIZE: '4',
      LOG_LEVEL: 'silent',
      ...environment,
    });
    const app = await createApi(configuration, clock, newId);
    await app.init();
    await app.getHttpAdapter().getInstance().ready();
    const authenticator = app.get(DeviceAuthenticator);
    const tools = caseTools(app.get(Database), clock, newId, {
      devicesChanged: (ids) => ids.forEach((id) => authenticator.forget(id)),
    });
    return new TestApi(app, clock, tools);
  }

  get database(): Database {
    return this.app.get(Database);
  }

  stop(): Promise<void> {
    return this.app.close();
  }

  async send(options: InjectOptions): Promise<TestAnswer> {
    const answer = await this.app.inject(options);
    const body: unknown = answer.body === '' ? undefined : safeJson(answer.body);
    return { status: answer.statusCode, headers: answer.headers, body };
  }

  get authenticator(): DeviceAuthenticator {
    return this.app.get(DeviceAuthenticator);
  }

  /** A client of the first account with this role. */
  as(agency: TestAgency, role: StaffRole): Promise<TestClient> {
    return this.asMember(agency.member(role));
  }

  async asMember(member: { id: string }): Promise<TestClient> {
    return this.withToken(await this.app.get(StaffTokens).sign(member.id));
  }

  asDevice(device: Pick<TestDevice, 'token'>): TestClient {
    return this.withToken(device.token);
  }

  withToken(token: string): TestClient {
    return new TestClient(this, { authorization: `Bearer ${token}` });
  }
}

type Headers = Record<string, string>;

/** Sends with one caller's credentials. */
export class TestClient {
  constructor(
    private readonly api: TestApi,
    private readonly headers: Headers,
  ) {}

  get(url: string): Promise<TestAnswer> {
    return this.api.send({ method: 'GET', url, headers: this.headers });
  }

  post(url: string, payload?: object, headers: Headers = {}): Promise<TestAnswer> {
    return this.api.send({
      method: 'POST',
      url,
      headers: { ...this.headers, ...headers },
      ...(payload && { payload }),
    });
  }

  patch(url: string, payload: object): Promise<TestAnswer> {
    return this.api.send({ method: 'PATCH', url, headers: this.headers, payload });
  }

  delete(url: string): Promise<TestAnswer> {
    return this.api.send({ method: 'DELETE', url, headers: this.headers });
  }
}

function safeJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}
