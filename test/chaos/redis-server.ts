import { execFileSync } from 'node:child_process';
import { connect } from 'node:net';
import { createClient } from 'redis';
import { sparePort } from '../support/house-process.js';
import { Program, until } from './program.js';

const startMilliseconds = 30_000;

/** Redis of our own, which can be emptied and filled. It writes what it is told to the disk, as the Redis of a queue should. */
export class RedisServer {
  private constructor(
    private readonly program: Program,
    readonly port: number,
  ) {}

  static async open(folder: string): Promise<RedisServer> {
    const port = await sparePort();
    const settings = [
      '--bind',
      '127.0.0.1',
      '--port',
      String(port),
      '--dir',
      folder,
      '--save',
      '',
      '--appendonly',
      'yes',
    ];
    // A write beyond the quota shall fail, as on a full disk, and not end the program.
    const program = new Program('redis', 'env', ['--ignore-signal=XFSZ', 'redis-server', ...settings], {});
    const server = new RedisServer(program, port);
    await until(
      () => answers(port),
      startMilliseconds,
      () => `Redis does not start:\n${program.said}`,
    );
    return server;
  }

  empty(): Promise<void> {
    return this.command(['FLUSHALL']);
  }

  /** Not one byte more on the disk: what cannot be kept is refused. */
  fillDisk(): void {
    this.limitFiles('1');
  }

  freeDisk(): void {
    this.limitFiles('unlimited');
  }

  /** No room for one more job. */
  async fillMemory(): Promise<void> {
    await this.command(['CONFIG', 'SET', 'maxmemory-policy', 'noeviction']);
    await this.command(['CONFIG', 'SET', 'maxmemory', '1']);
  }

  freeMemory(): Promise<void> {
    return this.command(['CONFIG', 'SET', 'maxmemory', '0']);
  }

  close(): Promise<void> {
    return this.program.stop();
  }

  /** The soft limit alone: an unprivileged user may raise it again. */
  private limitFiles(bytes: string): void {
    execFileSync('prlimit', ['--pid', String(this.program.pid), `--fsize=${bytes}:`]);
  }

  private async command(words: string[]): Promise<void> {
    const client = createClient({ url: `redis://127.0.0.1:${this.port}` });
    await client.connect();
    try {
      await client.sendCommand(words);
    } finally {
      client.destroy();
    }
  }
}

function answers(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1');
    socket.once('connect', () => resolve(true)).once('error', () => resolve(false));
    socket.once('connect', () => socket.destroy());
  });
}
