import { spawn, type ChildProcess } from 'node:child_process';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { formatArguments, type EmbeddedArguments } from './embedded-arguments.js';
import { EmbeddedDatabaseError } from './embedded.error.js';
import { STACK_SIZE_OPTION } from './stack-size.js';

export interface SpawnEmbeddedDatabaseOptions extends Omit<EmbeddedArguments, 'withParent'> {
  /** Lines the process says of itself: steps of its boot, failures. */
  readonly onProgress?: (line: string) => void;
  /** Compiled `embedded-main.js`. Default: the one beside this module. */
  readonly mainPath?: string;
}

/** How the process ended. */
export interface ProcessEnd {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
}

export interface SpawnedDatabase {
  readonly url: string;
  readonly pid: number;
  /** Resolves when the process has ended, by `stop` or by itself: a launcher that did not stop it should start another. */
  readonly ended: Promise<ProcessEnd>;
  /** Closes the database cleanly; kills the process if that takes more than 15 s. */
  stop(): Promise<void>;
}

const STOP_MS = 15_000;
/** Kept of what the process said, for the error if it does not become ready. */
const LAST_LINES = 10;

/** Arguments of node for a process that serves the database and ends with its parent: for a launcher of its own. */
export function embeddedDatabaseCommand(options: SpawnEmbeddedDatabaseOptions): string[] {
  const main = options.mainPath ?? fileURLToPath(new URL('./embedded-main.js', import.meta.url));
  return [STACK_SIZE_OPTION, main, ...formatArguments({ ...options, withParent: true })];
}

/**
 * Starts the embedded database in a process of its own, which ends when this one does, however it does.
 * @throws EmbeddedDatabaseError `process-failed` with the process's last words.
 */
export async function spawnEmbeddedDatabase(options: SpawnEmbeddedDatabaseOptions): Promise<SpawnedDatabase> {
  const child = spawn(
    process.execPath,
    embeddedDatabaseCommand(options),
    // An interrupt typed at the terminal would reach it at once, while our own shutdown still needs it.
    { stdio: ['pipe', 'pipe', 'pipe'], detached: true, windowsHide: true },
  );
  const ended = new Promise<ProcessEnd>((resolve) => {
    child.once('exit', (code, signal) => resolve({ code, signal }));
    child.once('error', () => resolve({ code: null, signal: null }));
  });
  child.stdin.on('error', () => undefined);
  const lastLines: string[] = [];
  createInterface(child.stderr).on('line', (line) => {
    lastLines.push(line);
    if (lastLines.length > LAST_LINES) lastLines.shift();
    options.onProgress?.(line);
  });
  const url = await Promise.race([readUrl(child), ended.then(() => undefined)]);
  if (url === undefined || child.pid === undefined) {
    throw new EmbeddedDatabaseError('process-failed', `the embedded database did not start:\n${lastLines.join('\n')}`);
  }
  return { url, pid: child.pid, ended, stop: () => stop(child, ended) };
}

function readUrl(child: ChildProcess): Promise<string> {
  return new Promise((resolve) => {
    createInterface(child.stdout as NodeJS.ReadableStream).on('line', (line) => {
      if (line.startsWith('{"ready":true')) resolve((JSON.parse(line) as { url: string }).url);
    });
  });
}

async function stop(child: ChildProcess, ended: Promise<ProcessEnd>): Promise<void> {
  // The same end as when this process vanishes, and unlike SIGTERM a clean one on every system.
  child.stdin?.end();
  const kill = setTimeout(() => child.kill('SIGKILL'), STOP_MS);
  await ended;
  clearTimeout(kill);
}
