import { afterEach, describe, expect, it } from '@jest/globals';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import pg from 'pg';
import type { SpawnedDatabase } from '../../../libs/persistence/src/embedded/spawn-embedded-database.js';
import { compiledMain, spawnForTest, temporaryDirectory } from '../../support/spawn-embedded.js';

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}

async function untilDead(pid: number): Promise<void> {
  while (isAlive(pid)) await new Promise((wake) => setTimeout(wake, 50));
}

async function withClient<T>(database: { url: string }, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client(database.url);
  client.on('error', () => undefined);
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

describe('process of the embedded database', () => {
  const directory = temporaryDirectory();
  const started: SpawnedDatabase[] = [];
  afterEach(async () => {
    await Promise.all(started.splice(0).map((database) => database.stop()));
    directory.remove();
  });

  async function start(): Promise<SpawnedDatabase> {
    const database = await spawnForTest({ dataDir: directory.path });
    started.push(database);
    return database;
  }

  it('keeps what was committed through kill -9, round after round', async () => {
    for (let round = 0; round < 3; round += 1) {
      const database = await start();
      await withClient(database, async (client) => {
        await client.query('CREATE TABLE IF NOT EXISTS kept (n int PRIMARY KEY)');
        for (let n = 0; n < 200; n += 1) await client.query('INSERT INTO kept VALUES ($1)', [round * 1000 + n]);
        await client.query('BEGIN');
        await client.query('INSERT INTO kept VALUES (-1)');
        process.kill(database.pid, 'SIGKILL');
        await database.ended;
      });
      expect(existsSync(join(directory.path, 'qalqan.lock'))).toBe(true);
    }
    const database = await start();
    const { rows } = await withClient(database, (client) => client.query('SELECT count(*)::int, min(n) FROM kept'));
    expect(rows).toEqual([{ count: 600, min: 0 }]);
  });

  it('refuses a second start on a live directory, naming the process', async () => {
    const database = await start();
    await expect(start()).rejects.toMatchObject({
      code: 'process-failed',
      message: expect.stringContaining(`in use by process ${database.pid}: stop that process`),
    });
  });

  it('releases the directory when stopped', async () => {
    const database = await start();
    await database.stop();
    expect(await database.ended).toEqual({ code: 0, signal: null });
    expect(readdirSync(directory.path)).toEqual(['cluster']);
  });

  it('makes a cluster anew whose creation was cut short', async () => {
    const first = await start();
    await first.stop();
    writeFileSync(join(directory.path, 'cluster.unfinished'), '');
    writeFileSync(join(directory.path, 'cluster', 'PG_VERSION'), 'half');
    const database = await start();
    await withClient(database, (client) => client.query('SELECT postgis_version()'));
    expect(existsSync(join(directory.path, 'cluster.unfinished'))).toBe(false);
  });

  it('leaves no orphan when its launcher is killed', async () => {
    const module = JSON.stringify(compiledMain().replace('embedded-main.js', 'spawn-embedded-database.js'));
    const script = `
      const { spawnEmbeddedDatabase } = await import(${module});
      const database = await spawnEmbeddedDatabase({ dataDir: ${JSON.stringify(directory.path)} });
      console.log(database.pid);
      setInterval(() => undefined, 1000);`;
    const first = await start();
    await first.stop();
    const launcher = spawn(process.execPath, ['--input-type=module', '-e', script], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    const [line] = (await once(createInterface(launcher.stdout), 'line')) as [string];
    launcher.kill('SIGKILL');
    await untilDead(Number(line));
    expect(readdirSync(directory.path)).toEqual(['cluster']);
  });

  it('explains itself', async () => {
    const run = async (...args: string[]): Promise<{ code: number; out: string; err: string }> => {
      const child = spawn(process.execPath, [compiledMain(), ...args]);
      let out = '';
      let err = '';
      child.stdout.on('data', (chunk: Buffer) => (out += chunk.toString()));
      child.stderr.on('data', (chunk: Buffer) => (err += chunk.toString()));
      const [code] = (await once(child, 'close')) as [number];
      return { code, out, err };
    };
    expect(await run('--help')).toMatchObject({ code: 0, out: expect.stringContaining('--with-parent'), err: '' });
    expect(await run()).toMatchObject({ code: 1, out: '', err: expect.stringContaining('--data is missing') });
    expect(await run('--data', 'x', '--port', '99999')).toMatchObject({
      code: 1,
      err: expect.stringContaining('--port 99999'),
    });
    expect(await run('--what')).toMatchObject({ code: 1, err: expect.stringContaining('--what') });
  });
});
