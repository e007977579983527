import { execFileSync } from 'node:child_process';
import { chmodSync, chownSync, mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { sparePort } from '../support/house-process.js';
import { Program, until } from './program.js';

const postgresqlFolder = '/usr/lib/postgresql';
const startMilliseconds = 60_000;

/** PostgreSQL of our own on a spare port, as an unprivileged user: it can be killed like any other. */
export class PostgresServer {
  private program: Program | undefined;

  private constructor(
    private readonly bin: string,
    private readonly data: string,
    readonly port: number,
    private readonly as: { uid?: number; gid?: number },
  ) {}

  static async open(folder: string): Promise<PostgresServer> {
    const newest = readdirSync(postgresqlFolder).sort((a, b) => Number(b) - Number(a))[0];
    if (newest === undefined) throw new Error('PostgreSQL is missing: apt-get install postgresql-15-postgis-3');
    const bin = join(postgresqlFolder, newest, 'bin');
    const data = join(folder, 'postgresql');
    mkdirSync(data);
    const as: { uid?: number; gid?: number } = process.getuid?.() === 0 ? account('postgres') : {};
    if (as.uid !== undefined) {
      chmodSync(folder, 0o755);
      chownSync(data, as.uid, as.gid!);
    }
    execFileSync(join(bin, 'initdb'), ['-D', data, '-U', 'qalqan', '-A', 'trust', '-E', 'UTF8', '--locale=C.UTF-8'], {
      ...as,
      cwd: '/',
      stdio: 'pipe',
    });
    const server = new PostgresServer(bin, data, await sparePort(), as);
    await server.start();
    return server;
  }

  /** What was committed is on the disk: these settings are those of a real server, not of a test's. */
  async start(): Promise<void> {
    const settings = [
      ['listen_addresses', '127.0.0.1'],
      ['unix_socket_directories', this.data],
      ['max_connections', '150'],
      ['shared_buffers', '256MB'],
    ].flatMap(([name, value]) => ['-c', `${name}=${value}`]);
    const args = ['-D', this.data, '-p', String(this.port), ...settings];
    for (let attempt = 0; ; attempt += 1) {
      const program = new Program('database', join(this.bin, 'postgres'), args, { ...this.as, cwd: '/' });
      this.program = program;
      await until(
        () => !program.isRunning || program.said.includes('ready to accept connections'),
        startMilliseconds,
        () => `the database does not start:\n${program.said}`,
      );
      if (program.isRunning) return;
      // The killed one's children hold its memory for a moment.
      if (attempt > 100) throw new Error(`the database does not start:\n${program.said}`);
    }
  }

  /** `SIGKILL` to the server and to each of its sessions. */
  async kill(): Promise<void> {
    const sessions = childrenOf(this.program!.pid);
    await this.program!.kill();
    for (const pid of sessions) {
      try {
        process.kill(pid, 'SIGKILL');
      } catch (error) {
        // It has ended with its server.
        if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
      }
    }
  }

  async close(): Promise<void> {
    if (!this.program?.isRunning) return;
    process.kill(this.program.pid, 'SIGINT');
    await this.program.ended;
  }
}

function account(name: string): { uid: number; gid: number } {
  const line = readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .find((entry) => entry.startsWith(`${name}:`));
  if (line === undefined) throw new Error(`there is no account ${name}: PostgreSQL does not run as root`);
  const [, , uid, gid] = line.split(':');
  return { uid: Number(uid), gid: Number(gid) };
}

function childrenOf(parent: number): number[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map(Number)
    .filter((pid) => parentOf(pid) === parent);
}

function parentOf(pid: number): number | undefined {
  try {
    // pid (name) state parent: a name may hold anything but the last bracket.
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    return Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1]);
  } catch {
    return undefined;
  }
}
