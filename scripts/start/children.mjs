import { spawn } from 'node:child_process';
import { closeSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { join } from 'node:path';
import { root } from '../lib/root.mjs';
import { Stop } from '../lib/stop.error.mjs';
import { identify } from './living-process.mjs';
import { openLog } from './log-file.mjs';

const exitWithParent = new URL('./exit-with-parent.mjs', import.meta.url).href;
/** A child that does not end in this time after SIGTERM is killed. */
const stopMilliseconds = 15_000;
const shownLines = 15;

/** The processes of this start, in the order they were started; they are stopped in the reverse of it. */
export class Children {
  #dataDir;
  #lock;
  #running = [];
  #stopping = false;
  #fail;

  /** Rejects when a server ends that was not asked to. */
  failure = new Promise((_, reject) => {
    this.#fail = reject;
  });

  constructor(dataDir, lock) {
    this.#dataDir = dataDir;
    this.#lock = lock;
    this.failure.catch(() => undefined);
  }

  /** Starts a program that serves until it is stopped. */
  start(name, args, options = {}) {
    const child = this.#spawn(name, args, options);
    void child.ended.then((end) => {
      if (!this.#stopping) this.#fail(lastWords(child, end));
    });
    return child;
  }

  /** Runs a program that does one thing and ends. */
  async run(name, args, options = {}) {
    const child = this.#spawn(name, args, options);
    const end = await child.ended;
    this.#running.splice(this.#running.indexOf(child), 1);
    if (end.code !== 0) throw lastWords(child, end);
  }

  /** In the reverse order of starting: who depends on another ends before it. */
  async stopAll() {
    this.#stopping = true;
    for (const child of this.#running.toReversed()) await child.stop();
  }

  killAll() {
    this.#stopping = true;
    for (const child of this.#running) child.kill();
  }

  #spawn(name, args, { env = {}, onLine }) {
    if (this.#stopping) throw new Stop(`Stopped before the ${name} was started.`);
    const log = openLog(this.#dataDir, name);
    const child = spawn(process.execPath, args, {
      cwd: root,
      env: { ...process.env, ...env },
      stdio: ['pipe', onLine ? 'pipe' : log.descriptor, log.descriptor],
      // In a process group of its own: Ctrl-C is for the launcher, which stops its children in order.
      detached: true,
    });
    closeSync(log.descriptor);
    child.stdin.on('error', () => undefined);
    if (onLine) createInterface(child.stdout).on('line', onLine);
    const ended = new Promise((resolve) => {
      child.once('exit', (code, signal) => resolve({ code, signal }));
      child.once('error', (error) => resolve({ code: error.code, signal: null }));
    });
    if (child.pid !== undefined) this.#lock.add(identify(child.pid));
    const entry = { name, log, ended, stop: () => stop(child, ended), kill: () => child.kill('SIGKILL') };
    this.#running.push(entry);
    return entry;
  }
}

/**
 * A request lives for one batch, which is longer than the default young generation holds at full rate: with 64 MB the
 * collector takes a third of the time (measured by `npm run bench`).
 */
const youngGeneration = '--max-semi-space-size=64';

/** Arguments of node for a program of dist that ends with its parent. */
export const program = (path, ...args) => [youngGeneration, '--import', exitWithParent, join(root, path), ...args];

async function stop(child, ended) {
  child.kill('SIGTERM');
  const kill = setTimeout(() => child.kill('SIGKILL'), stopMilliseconds);
  await ended;
  clearTimeout(kill);
}

function lastWords({ name, log }, { code, signal }) {
  const lines = log.lastLines(shownLines).map((line) => `  ${line}`);
  const how = signal ? `by ${signal}` : `with exit code ${code}`;
  return new Stop(`The ${name} ended ${how}. Its last words, from ${log.path}:\n${lines.join('\n')}`);
}
