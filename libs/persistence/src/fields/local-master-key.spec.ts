import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { LocalMasterKey } from './local-master-key.js';
import { openMasterKey } from './open-master-key.js';

const base64 = (): string => randomBytes(32).toString('base64');

describe('a master key of this process', () => {
  const key = randomBytes(32);

  it('unwraps what it wrapped for the same use, and nothing else', async () => {
    const master = new LocalMasterKey(randomBytes(32));
    const wrapped = await master.wrap(key, 'agency 1');
    expect(await master.unwrap(wrapped, 'agency 1')).toEqual(key);
    await expect(master.unwrap(wrapped, 'agency 2')).rejects.toThrow();
    await expect(new LocalMasterKey(randomBytes(32)).unwrap(wrapped, 'agency 1')).rejects.toThrow('another master key');
  });

  it('unwraps what the one before it wrapped, and knows that it was another', async () => {
    const [before, now] = [randomBytes(32), randomBytes(32)];
    const wrapped = await new LocalMasterKey(before).wrap(key, 'agency 1');
    const master = new LocalMasterKey(now, [before]);
    expect(await master.unwrap(wrapped, 'agency 1')).toEqual(key);
    expect(await master.isCurrent(wrapped)).toBe(false);
    expect(await master.isCurrent(await master.wrap(key, 'agency 1'))).toBe(true);
  });
});

describe('settings of a master key', () => {
  it('are the key itself, or a file with it', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'qalqan-master-'));
    const text = base64();
    writeFileSync(join(folder, 'key'), `${text}\n`);
    const wrapped = await openMasterKey({ MASTER_KEY: text }).wrap(randomBytes(32), 'x');
    expect(await openMasterKey({ MASTER_KEY_FILE: join(folder, 'key') }).isCurrent(wrapped)).toBe(true);
    rmSync(folder, { recursive: true });
  });

  it.each([
    ['too short', randomBytes(16).toString('base64')],
    ['no key at all', 'change-me'],
    ['one that everybody knows', Buffer.alloc(32).toString('base64')],
  ])('are refused by name and without the value: %s', (_, text) => {
    const open = () => openMasterKey({ MASTER_KEY: text });
    expect(open).toThrow('MASTER_KEY: is not 32 random bytes');
    expect(open).not.toThrow(text);
    expect(() => openMasterKey({})).toThrow('MASTER_KEY');
  });
});
