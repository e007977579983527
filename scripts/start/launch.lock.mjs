import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Stop } from '../lib/stop.error.mjs';
import { lives, thisProcess } from './living-process.mjs';

/** Children notice within moments that their launcher is gone, and have 15 s to end cleanly. */
const childrenGoneMilliseconds = 20_000;

/**
 * One launcher per data directory. The file names the launcher and its children: after a kill -9 of the launcher the
 * next one waits until those children have ended, instead of stumbling over their port and their database.
 */
export class LaunchLock {
  #path;
  #content = { launcher: thisProcess(), children: [] };

  constructor(dataDir) {
    this.#path = join(dataDir, 'launcher.json');
  }

  /** @returns the lock, held; what a dead launcher left behind has ended. */
  static async take(dataDir) {
    mkdirSync(dataDir, { recursive: true, mode: 0o700 });
    const lock = new LaunchLock(dataDir);
    const left = lock.#claim();
    await lock.#waitForEndOf(left);
    return lock;
  }

  /** Remembers a child for the launcher that comes after a kill -9. */
  add(child) {
    this.#content.children.push(child);
    this.#write(this.#path);
  }

  release() {
    rmSync(this.#path, { force: true });
  }

  #claim() {
    for (;;) {
      try {
        this.#write(this.#path, 'wx');
        return [];
      } catch (error) {
        if (error.code !== 'EEXIST') throw error;
      }
      const before = this.#read();
      if (before && lives(before.launcher)) {
        throw new Stop(
          `Qalqan is already running on this data directory (process ${before.launcher.pid}). Stop it with Ctrl-C in its terminal or "kill ${before.launcher.pid}", or choose another directory and port: npm start -- --data DIR --port N`,
        );
      }
      // Only one of several new launchers can rename the old lock away.
      const aside = `${this.#path}.${process.pid}`;
      try {
        renameSync(this.#path, aside);
        this.#write(this.#path, 'wx');
      } catch (error) {
        if (error.code === 'ENOENT' || error.code === 'EEXIST') continue;
        throw error;
      } finally {
        rmSync(aside, { force: true });
      }
      return before?.children ?? [];
    }
  }

  async #waitForEndOf(children) {
    const until = performance.now() + childrenGoneMilliseconds;
    if (children.some(lives)) console.log('  Waiting for what the last start left running to end …');
    while (children.some(lives) && performance.now() < until) await sleep(100);
    const left = children.find(lives);
    if (left)
      throw new Stop(`Process ${left.pid} of an earlier start does not end. Stop it with "kill -9 ${left.pid}".`);
  }

  #read() {
    try {
      return JSON.parse(readFileSync(this.#path, 'utf8'));
    } catch (error) {
      if (error instanceof SyntaxError || error.code === 'ENOENT') return undefined;
      throw error;
    }
  }

  #write(path, flag = 'w') {
    writeFileSync(path, JSON.stringify(this.#content), { flag, mode: 0o600 });
  }
}
