import { randomBytes, randomUUID } from 'node:crypto';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createDataSource, Database } from '#persistence';
import { Caller } from './caller.js';
import { emptied } from './emptied.js';
import { HouseProcess, sparePort } from './house-process.js';
import { testDatabaseUrl, testFieldKeys, testMasterKey } from './test-database.js';

/** Qalqan as it is shipped, on the run's database and emptied before: processes that can be killed, and what they left. */
export class House {
  readonly prefix = `e2e-${randomUUID().slice(0, 8)}`;
  private readonly processes: HouseProcess[] = [];
  private readonly environment: Record<string, string>;

  private constructor(
    readonly database: Database,
    private readonly folder: string,
    more: Record<string, string>,
  ) {
    const redisUrl = process.env['REDIS_URL'];
    this.environment = {
      DATABASE_URL: testDatabaseUrl(),
      MASTER_KEY: testMasterKey(),
      ...(redisUrl && { REDIS_URL: redisUrl }),
      ACCESS_TOKEN_SECRET: randomBytes(32).toString('base64'),
      QUEUE_PREFIX: this.prefix,
      DATABASE_POOL_SIZE: '4',
      WEBHOOK_PRIVATE_ADDRESSES_ALLOWED: 'true',
      LOG_LEVEL: 'debug',
      // The machine of a test is busy with other tests; what is refused for it has tests of its own.
      LOAD_SHEDDING: 'false',
      ...more,
    };
  }

  /** @param more of the environment of all its processes */
  static async open(more: Record<string, string> = {}): Promise<House> {
    const dataSource = createDataSource({ url: testDatabaseUrl(), poolSize: 2, applicationName: 'tests' });
    const database = new Database(await dataSource.initialize(), testFieldKeys());
    // Nobody can be the first where others have been, and the worker must not work off what other tests left.
    await emptied(database);
    return new House(database, await mkdtemp(join(tmpdir(), 'qalqan-e2e-')), more);
  }

  /** All that its processes said, the ended ones too. */
  get said(): string {
    return this.processes.map((process) => process.said).join('\n');
  }

  async api(port?: number, ...args: string[]): Promise<HouseProcess> {
    const own = port ?? (await sparePort());
    return this.start('apps/api/src/main.js', { PORT: String(own) }, own, args).untilReady();
  }

  async worker(more: Record<string, string> = {}): Promise<HouseProcess> {
    const port = await sparePort();
    return this.start('apps/worker/src/main.js', { WORKER_PORT: String(port), ...more }, port).untilReady();
  }

  /** As `npm start -- --no-demo`: the first agency and its administrator, who can let the others in. */
  async firstAdministrator(): Promise<{ email: string; password: string }> {
    const file = join(this.folder, 'administrator.json');
    await this.start('apps/api/src/seed-main.js', {}, 0, ['--administrator', file]).untilDone();
    return JSON.parse(await readFile(file, 'utf8')) as { email: string; password: string };
  }

  /** A member of staff of any role, logged in. */
  async login(api: HouseProcess, account: { email: string; password: string }): Promise<Caller> {
    const { email, password } = account;
    const { body } = await new Caller(api.baseUrl).post('/v1/sessions', { email, password });
    return new Caller(api.baseUrl, body.accessToken as string);
  }

  async close(): Promise<void> {
    await Promise.all(this.processes.map((process) => process.stop()));
    await this.database.close();
    await rm(this.folder, { recursive: true, force: true });
  }

  private start(program: string, more: Record<string, string>, port: number, args: string[] = []): HouseProcess {
    const started = HouseProcess.start(program, args, { ...this.environment, ...more }, port);
    this.processes.push(started);
    return started;
  }
}
