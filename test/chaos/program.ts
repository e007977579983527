import { type ChildProcess, spawn, type SpawnOptions } from 'node:child_process';
import { setTimeout as pause } from 'node:timers/promises';

const lastCharacters = 4_000;

/** One program that the driver started, and may kill. */
export class Program {
  /** The end of what it said. */
  said = '';
  readonly ended: Promise<void>;
  private readonly child: ChildProcess;

  constructor(
    readonly name: string,
    command: string,
    args: readonly string[],
    options: SpawnOptions,
  ) {
    this.child = spawn(command, args, { ...options, stdio: ['pipe', 'pipe', 'pipe'] });
    const keep = (chunk: string): void => void (this.said = (this.said + chunk).slice(-lastCharacters));
    this.child.stdout!.setEncoding('utf8').on('data', keep);
    this.child.stderr!.setEncoding('utf8').on('data', keep);
    this.child.stdin!.on('error', () => undefined);
    this.ended = new Promise((resolve, reject) => {
      this.child.once('error', reject);
      this.child.once('close', () => resolve());
    });
    this.ended.catch(() => undefined);
  }

  get pid(): number {
    return this.child.pid!;
  }

  get isRunning(): boolean {
    return this.child.exitCode === null && this.child.signalCode === null;
  }

  get exitCode(): number | null {
    return this.child.exitCode;
  }

  /** Nothing of it runs on, not even what it was about to write. */
  async kill(): Promise<void> {
    this.child.kill('SIGKILL');
    await this.ended;
  }

  async stop(withinMilliseconds = 10_000): Promise<void> {
    if (!this.isRunning) return;
    this.child.kill('SIGTERM');
    const timer = setTimeout(() => this.child.kill('SIGKILL'), withinMilliseconds);
    await this.ended;
    clearTimeout(timer);
  }
}

/** Asks until it is so. @throws when it is not within the time, with what there is to say about it */
export async function until(
  what: () => Promise<boolean> | boolean,
  withinMilliseconds: number,
  why: () => string,
  everyMilliseconds = 100,
): Promise<void> {
  const end = performance.now() + withinMilliseconds;
  while (!(await what())) {
    if (performance.now() > end) throw new Error(why());
    await pause(everyMilliseconds);
  }
}
