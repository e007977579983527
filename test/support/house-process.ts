import { type ChildProcess, spawn } from 'node:child_process';
import { createServer, type AddressInfo } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';

const fromRoot = (path: string): string => fileURLToPath(new URL(`../../${path}`, import.meta.url));
/** A process must not outlive a test run that was killed. */
const endsWithParent = fromRoot('scripts/start/exit-with-parent.mjs');
const lookEveryMilliseconds = 25;
const lastCharacters = 2_000;

/** A program of `dist` as it is shipped, in a process of its own. */
export class HouseProcess {
  /** All it said. */
  said = '';
  readonly ended: Promise<void>;

  private constructor(
    private readonly child: ChildProcess,
    readonly baseUrl: string,
  ) {
    const keep = (chunk: string): void => void (this.said += chunk);
    child.stdout!.setEncoding('utf8').on('data', keep);
    child.stderr!.setEncoding('utf8').on('data', keep);
    this.ended = new Promise((resolve) => child.once('close', () => resolve()));
  }

  static start(program: string, args: readonly string[], environment: Record<string, string>, port = 0): HouseProcess {
    const child = spawn(process.execPath, ['--import', endsWithParent, fromRoot(`dist/${program}`), ...args], {
      env: { ...environment, PATH: process.env['PATH'] },
      stdio: ['pipe', 'pipe', 'pipe'],
    });
    child.stdin.on('error', () => undefined);
    return new HouseProcess(child, `http://127.0.0.1:${port}`);
  }

  get isRunning(): boolean {
    return this.child.exitCode === null && this.child.signalCode === null;
  }

  /** It takes requests. The test's own limit of time ends a vain wait. */
  async untilReady(): Promise<this> {
    while (this.isRunning) {
      const answer = await fetch(`${this.baseUrl}/health/ready`).catch(() => undefined);
      if (answer?.ok) return this;
      await pause(lookEveryMilliseconds);
    }
    throw new Error(`it ended before it was ready:\n${this.said.slice(-lastCharacters)}`);
  }

  /** One that does one thing and ends. */
  async untilDone(): Promise<void> {
    await this.ended;
    if (this.child.exitCode !== 0) throw new Error(`it failed:\n${this.said.slice(-lastCharacters)}`);
  }

  /** `SIGKILL`: nothing of it runs on, not even what it was about to write. */
  async kill(): Promise<void> {
    this.child.kill('SIGKILL');
    await this.ended;
  }

  async stop(): Promise<void> {
    this.child.kill('SIGTERM');
    await this.ended;
  }
}

export function sparePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer().once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address() as AddressInfo;
      server.close(() => resolve(port));
    });
  });
}
