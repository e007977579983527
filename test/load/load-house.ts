import { randomBytes } from 'node:crypto';
import { type ChildProcess, spawn } from 'node:child_process';
import { createServer } from 'node:net';
import { fileURLToPath } from 'node:url';
import { hashSecret, longestSessionMilliseconds, StaffTokens } from '#access';
import { newId, systemClock } from '#domain';
import {
  createDataSource,
  Database,
  ensurePositionPartitions,
  migrate,
  spawnEmbeddedDatabase,
  StaffSessionsRepository,
} from '#persistence';
import { migrateQueue } from '#queue';
import { benchKeys, benchMasterKey } from './bench-keys.js';
import { type LoadCases, seedLoad } from './seed-load.js';

/** A process must not outlive a measurement that was killed. */
const endsWithParent = new URL('../../../scripts/start/exit-with-parent.mjs', import.meta.url).href;

export const say = (text: string): void => void process.stderr.write(`${text}\n`);

/** Says what is under way and how long it took. */
export async function measured<T>(what: string, work: () => Promise<T>): Promise<T> {
  const started = performance.now();
  say(`${what} …`);
  const result = await work();
  say(`${what}: ${((performance.now() - started) / 1_000).toFixed(1)} s`);
  return result;
}

/** A database with many orders, and the programs of the house that a measurement starts on it. */
export class LoadHouse {
  private readonly children: ChildProcess[] = [];
  private readonly secret = randomBytes(32).toString('base64');

  private constructor(
    readonly database: Database,
    readonly cases: LoadCases,
    private readonly url: string,
    private readonly stopDatabase: () => Promise<void>,
  ) {}

  /** On DATABASE_URL, which may be filled; embedded without it. */
  static async open(orders: number): Promise<LoadHouse> {
    const { url, stop } = await databaseUrl();
    const database = await prepared(url);
    const cases = await measured(`Seeding ${orders} orders`, () => seedLoad(database, systemClock, orders));
    return new LoadHouse(database, cases, url, stop);
  }

  /** An api process. @returns its address */
  api(args: readonly string[] = [], program = '../../apps/api/src/main.js'): Promise<string> {
    return this.start(program, args, { ...this.environment, REQUEST_LIMITS: 'false' });
  }

  /** What each program of the house is told. */
  get environment(): Record<string, string | undefined> {
    return {
      DATABASE_URL: this.url,
      REDIS_URL: process.env['REDIS_URL'],
      ACCESS_TOKEN_SECRET: this.secret,
      MASTER_KEY: benchMasterKey,
      LOG_LEVEL: 'fatal',
    };
  }

  /** Starts a program of ours and waits until its port answers. */
  async start(
    program: string,
    args: readonly string[],
    env: Record<string, string | undefined> = {},
    port?: number,
  ): Promise<string> {
    const own = port ?? (await freePort());
    const file = fileURLToPath(new URL(program, import.meta.url));
    // As the launcher and the image start it.
    const child = spawn(process.execPath, ['--max-semi-space-size=64', '--import', endsWithParent, file, ...args], {
      env: { ...process.env, ...env, PORT: String(own), HOST: '127.0.0.1' },
      stdio: ['pipe', 'ignore', 'inherit'],
      // Each in a session of its own, as the launcher's children and as containers are: Linux shares the processors among
      // sessions first, so that many busy threads of one do not outweigh the one of another.
      detached: true,
    });
    child.stdin.on('error', () => undefined);
    this.children.push(child);
    const url = `http://127.0.0.1:${own}`;
    for (let attempt = 0; ; attempt += 1) {
      const answered = await fetch(url).then(
        () => true,
        () => false,
      );
      if (answered) return url;
      if (attempt > 300 || child.exitCode !== null) throw new Error(`${program} did not start`);
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
  }

  async dispatcherToken(): Promise<string> {
    const { id } = await this.dispatcher();
    const session = await this.sessionOf(id);
    return new StaffTokens(this.secret, systemClock).sign({ staffId: id, sessionId: session });
  }

  /** A dispatcher who can sign in. */
  async dispatcher(): Promise<{ id: string; email: string; password: string }> {
    const [id, password] = [newId(), newId()];
    const email = `${id}@load.example`;
    await this.database.count(
      `INSERT INTO staff_member (id, agency_id, email, name, role, language, password_hash, created_at)
       VALUES ($1, $2, $3, 'Load', 'dispatcher', 'en', $4, $5)`,
      [id, this.cases.agencyId, email, await hashSecret(password), new Date(systemClock.now())],
    );
    return { id, email, password };
  }

  private async sessionOf(staffId: string): Promise<string> {
    const [now, id] = [systemClock.now(), newId()];
    const { agencyId } = this.cases;
    const times = { authenticatedAt: now, createdAt: now, seenAt: now, expiresAt: now + longestSessionMilliseconds };
    await new StaffSessionsRepository(this.database, systemClock).open(
      { id, staffId, agencyId, secondFactor: 'none', userAgent: 'load', ...times },
      Buffer.alloc(32),
      {
        ...{ agencyId, actor: 'staff', actorId: staffId, action: 'session.open', result: 'allowed' },
        object: 'staff_member',
      },
    );
    return id;
  }

  async close(): Promise<void> {
    for (const child of this.children) child.kill('SIGTERM');
    await this.database.close();
    await this.stopDatabase();
  }
}

export function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address() as { port: number };
      server.close(() => resolve(port));
    });
  });
}

async function databaseUrl(): Promise<{ url: string; stop: () => Promise<void> }> {
  const given = process.env['DATABASE_URL'];
  if (given) return { url: given, stop: async () => undefined };
  const database = await measured('Starting the embedded database', () => spawnEmbeddedDatabase({ dataDir: 'memory' }));
  return { url: database.url, stop: () => database.stop() };
}

async function prepared(url: string): Promise<Database> {
  const source = createDataSource({
    url,
    poolSize: 2,
    applicationName: 'bench',
    statementTimeoutMilliseconds: 600_000,
  });
  const database = new Database(await source.initialize(), benchKeys());
  await migrate(database.dataSource);
  await migrateQueue(url);
  await ensurePositionPartitions(database, systemClock.now());
  return database;
}
