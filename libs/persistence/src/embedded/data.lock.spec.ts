import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { lockDataDirectory } from './data.lock.js';

describe('lockDataDirectory', () => {
  let root: string;
  let dataDir: string;
  const lockPath = (): string => join(dataDir, 'qalqan.lock');

  beforeEach(() => {
    root = mkdtempSync(join(tmpdir(), 'qalqan-lock-'));
    dataDir = join(root, 'data');
  });
  afterEach(() => rmSync(root, { recursive: true, force: true }));

  it('makes the directory for its owner only, and leaves nothing behind', () => {
    const lock = lockDataDirectory(dataDir);
    expect(statSync(dataDir).mode & 0o777).toBe(0o700);
    expect(readdirSync(dataDir)).toEqual(['qalqan.lock']);
    lock.release();
    expect(readdirSync(dataDir)).toEqual([]);
  });

  it('refuses a directory whose process lives, naming it', async () => {
    const other = spawn('sleep', ['60']);
    try {
      lockDataDirectory(dataDir).release();
      writeFileSync(lockPath(), JSON.stringify({ pid: other.pid, startedAt: null }));
      expect(() => lockDataDirectory(dataDir)).toThrow(
        expect.objectContaining({ code: 'directory-in-use', message: expect.stringContaining(`process ${other.pid}`) }),
      );
      expect(readdirSync(dataDir)).toEqual(['qalqan.lock']);
    } finally {
      other.kill();
      await once(other, 'exit');
    }
  });

  it('takes over the lock of a dead process', () => {
    const dead = spawnSync('true').pid;
    lockDataDirectory(dataDir).release();
    writeFileSync(lockPath(), JSON.stringify({ pid: dead, startedAt: '1' }));
    lockDataDirectory(dataDir);
    expect(JSON.parse(readFileSync(lockPath(), 'utf8'))).toMatchObject({ pid: process.pid });
  });

  it('takes over the lock of a process whose pid another one has now', () => {
    lockDataDirectory(dataDir).release();
    writeFileSync(lockPath(), JSON.stringify({ pid: process.pid, startedAt: '1' }));
    lockDataDirectory(dataDir).release();
  });

  it('takes over a lock that is not readable as one', () => {
    lockDataDirectory(dataDir).release();
    writeFileSync(lockPath(), '{"pi');
    lockDataDirectory(dataDir).release();
  });

  it('does not release a lock that is no longer its own', () => {
    const lock = lockDataDirectory(dataDir);
    writeFileSync(lockPath(), JSON.stringify({ pid: 1, startedAt: null }));
    lock.release();
    expect(readdirSync(dataDir)).toEqual(['qalqan.lock']);
  });

  it('says so when the directory cannot be used', () => {
    writeFileSync(dataDir, 'a file');
    expect(() => lockDataDirectory(dataDir)).toThrow(expect.objectContaining({ code: 'directory-unusable' }));
  });
});
