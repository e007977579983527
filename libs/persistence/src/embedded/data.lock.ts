import {
  closeSync,
  linkSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  unlinkSync,
  writeSync,
} from 'node:fs';
import { join } from 'node:path';
import { EmbeddedDatabaseError } from './embedded.error.js';

const LOCK_FILE = 'qalqan.lock';

/** Who holds a data directory. */
interface Holder {
  readonly pid: number;
  /** When that process started, in kernel ticks since boot; null where the system does not tell (no /proc). */
  readonly startedAt: string | null;
}

export interface DataLock {
  release(): void;
}

/**
 * Takes a data directory for this process alone, making it if need be. A lock whose process no longer lives is taken over:
 * also one whose pid another process has been given since.
 * @throws EmbeddedDatabaseError `directory-in-use` or `directory-unusable`.
 */
export function lockDataDirectory(dataDir: string): DataLock {
  const path = join(dataDir, LOCK_FILE);
  try {
    mkdirSync(dataDir, { recursive: true, mode: 0o700 });
    return takeLock(dataDir, path);
  } catch (cause) {
    if (cause instanceof EmbeddedDatabaseError) throw cause;
    throw new EmbeddedDatabaseError(
      'directory-unusable',
      `cannot use the data directory ${dataDir}: ${cause instanceof Error ? cause.message : String(cause)}`,
      { cause },
    );
  }
}

function takeLock(dataDir: string, path: string): DataLock {
  const self: Holder = { pid: process.pid, startedAt: startOf(process.pid) };
  // Written aside and linked: the lock never exists half-written, and link fails if another was quicker.
  const own = `${path}.${self.pid}`;
  rmSync(own, { force: true });
  const file = openSync(own, 'wx', 0o600);
  writeSync(file, JSON.stringify(self));
  closeSync(file);
  try {
    for (let attempt = 0; attempt < 5; attempt += 1) {
      if (tryLink(own, path)) return { release: () => release(path, self) };
      const holder = readHolder(path);
      if (holder !== undefined && isAlive(holder)) {
        throw new EmbeddedDatabaseError(
          'directory-in-use',
          `the data directory ${dataDir} is in use by process ${holder.pid}: stop that process (kill ${holder.pid}), or choose another directory`,
        );
      }
      setAside(path, own);
    }
  } finally {
    rmSync(own, { force: true });
  }
  throw new EmbeddedDatabaseError(
    'directory-in-use',
    `the data directory ${dataDir} is being taken by another process`,
  );
}

function tryLink(from: string, to: string): boolean {
  try {
    linkSync(from, to);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  }
}

/** Undefined if the lock is gone or not readable as one. */
function readHolder(path: string): Holder | undefined {
  try {
    const holder = JSON.parse(readFileSync(path, 'utf8')) as Partial<Holder>;
    return typeof holder.pid === 'number' ? { pid: holder.pid, startedAt: holder.startedAt ?? null } : undefined;
  } catch (error) {
    if (error instanceof SyntaxError || (error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}

/** Removes a dead holder's lock. By rename, which only one of several processes can do to the same file. */
function setAside(path: string, own: string): void {
  const aside = `${own}.stale`;
  try {
    renameSync(path, aside);
    const holder = readHolder(aside);
    // Another process took the dead one's place since we looked: its lock goes back.
    if (holder !== undefined && isAlive(holder)) tryLink(aside, path);
    unlinkSync(aside);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
  }
}

function isAlive(holder: Holder): boolean {
  try {
    process.kill(holder.pid, 0);
  } catch (error) {
    // EPERM: it lives and belongs to somebody else.
    if ((error as NodeJS.ErrnoException).code !== 'EPERM') return false;
  }
  const startedAt = startOf(holder.pid);
  return holder.startedAt === null || startedAt === null || startedAt === holder.startedAt;
}

/** Field 22 of /proc/pid/stat (proc(5)), counted after the process name, which may hold spaces and brackets. */
function startOf(pid: number): string | null {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19] ?? null;
  } catch {
    // No /proc, or the process is gone: the caller then goes by the pid alone.
    return null;
  }
}

function release(path: string, self: Holder): void {
  const holder = readHolder(path);
  if (holder?.pid === self.pid && holder.startedAt === self.startedAt) rmSync(path, { force: true });
}
