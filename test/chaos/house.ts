import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { sparePort } from '../support/house-process.js';
import { Program, until } from './program.js';

/** From dist/test/chaos. */
const distOf = (path: string): string => fileURLToPath(new URL(`../../${path}`, import.meta.url));
const api = 'apps/api/src/main.js';
const worker = 'apps/worker/src/main.js';
const readyMilliseconds = 60_000;
const restartMilliseconds = 200;

interface Role {
  name: string;
  main: string;
  port: number;
  portVariable: 'PORT' | 'WORKER_PORT';
  more: Record<string, string>;
}

/** How many processes of each surface, and of workers; each worker sends SMS by a carrier of its own. */
export interface Staffing {
  panic: number;
  tracking: number;
  desk: number;
  carriers: readonly Record<string, string>[];
}

/** The programs of one installation under a supervisor: what dies is started again at the same address. */
export class ChaosHouse {
  private readonly programs = new Map<string, Program>();
  private readonly roles: Role[] = [];
  private readonly environment: Record<string, string>;
  private stopping = false;
  readonly ends = new Map<string, number>();

  constructor(
    private readonly folder: string,
    databasePort: number,
    redisPort: number,
    more: Record<string, string>,
  ) {
    this.environment = {
      DATABASE_URL: `postgres://qalqan@127.0.0.1:${databasePort}/postgres`,
      REDIS_URL: `redis://127.0.0.1:${redisPort}`,
      ACCESS_TOKEN_SECRET: randomBytes(32).toString('base64'),
      MASTER_KEY: randomBytes(32).toString('base64'),
      QUEUE_PREFIX: 'chaos',
      DATABASE_POOL_SIZE: '6',
      WEBHOOK_PRIVATE_ADDRESSES_ALLOWED: 'true',
      LOG_LEVEL: 'warn',
      ...more,
    };
  }

  /** Migrates, makes the first administrator, starts everything. */
  async start({ carriers, ...surfaces }: Staffing): Promise<{ email: string; password: string }> {
    await this.once('migration', 'apps/api/src/migrate-main.js', []);
    const file = join(this.folder, 'administrator.json');
    await this.once('seed', 'apps/api/src/seed-main.js', ['--administrator', file]);
    for (const [surface, count] of Object.entries(surfaces))
      for (let n = 1; n <= count; n += 1)
        await this.add(`${surface}-${n}`, api, 'PORT', { ...carriers[0], SURFACE: surface });
    for (const [n, carrier] of carriers.entries()) await this.add(`worker-${n + 1}`, worker, 'WORKER_PORT', carrier);
    for (const role of this.roles) this.supervise(role);
    await this.untilReady();
    return JSON.parse(readFileSync(file, 'utf8')) as { email: string; password: string };
  }

  private async add(
    name: string,
    main: string,
    portVariable: Role['portVariable'],
    more: Record<string, string>,
  ): Promise<void> {
    this.roles.push({ name, main, port: await sparePort(), portVariable, more });
  }

  /** Names of those of a kind that run now: what is dead already cannot be killed. */
  running(kind: string): string[] {
    const names = this.roles.map((role) => role.name).filter((name) => name.startsWith(kind));
    return names.filter((name) => this.programs.get(name)?.isRunning);
  }

  urls(kind: string): string[] {
    return this.roles.filter(({ name }) => name.startsWith(kind)).map(({ port }) => `http://127.0.0.1:${port}`);
  }

  async kill(name: string): Promise<void> {
    await this.programs.get(name)?.kill();
  }

  async untilReady(): Promise<void> {
    for (const role of this.roles) {
      await until(
        () => ready(role.port),
        readyMilliseconds,
        () => `${role.name} is not ready:\n${this.programs.get(role.name)?.said}`,
      );
    }
  }

  async stop(): Promise<void> {
    this.stopping = true;
    await Promise.all([...this.programs.values()].map((program) => program.stop()));
  }

  private supervise(role: Role): void {
    const run = async (): Promise<void> => {
      while (!this.stopping) {
        const program = this.spawn(role.name, role.main, [], { [role.portVariable]: String(role.port), ...role.more });
        this.programs.set(role.name, program);
        await program.ended;
        // Ended by itself, not by us: that is a finding.
        if (program.exitCode !== null && !this.stopping) {
          this.ends.set(role.name, (this.ends.get(role.name) ?? 0) + 1);
          process.stderr.write(`${role.name} ended by itself (${program.exitCode}):\n${program.said.slice(-1_500)}\n`);
        }
        await pause(restartMilliseconds);
      }
    };
    void run();
  }

  private async once(name: string, main: string, args: string[]): Promise<void> {
    const program = this.spawn(name, main, args, {});
    await program.ended;
    if (program.exitCode !== 0) throw new Error(`${name} failed:\n${program.said}`);
  }

  private spawn(name: string, main: string, args: string[], more: Record<string, string>): Program {
    const before = ['scripts/start/exit-with-parent.mjs', 'test/chaos/google-here.mjs'];
    const imports = before.flatMap((path) => ['--import', distOf(`../${path}`)]);
    return new Program(name, process.execPath, [...imports, distOf(main), ...args], {
      env: { ...this.environment, ...more, PATH: process.env['PATH'] },
    });
  }
}

async function ready(port: number): Promise<boolean> {
  const answer = await fetch(`http://127.0.0.1:${port}/health/ready`, { signal: AbortSignal.timeout(2_000) }).catch(
    () => undefined,
  );
  return answer?.ok ?? false;
}
