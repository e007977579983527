import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtemp, readFile, rm, stat } from 'node:fs/promises';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';

const root = fileURLToPath(new URL('../..', import.meta.url));
const startLimit = 180_000;

interface Launched {
  process: ChildProcess;
  said(): string;
  /** Resolves when it says that everything runs; rejects with what it said when it ends before. */
  running: Promise<void>;
  ended: Promise<number | null>;
}

describe('npm start', () => {
  let dataDir: string;
  let port: number;
  const launched: Launched[] = [];

  beforeAll(async () => {
    dataDir = await mkdtemp(join(tmpdir(), 'qalqan-start-'));
    port = await sparePort();
  });
  afterAll(async () => {
    for (const one of launched) one.process.kill('SIGTERM');
    await Promise.all(launched.map((one) => one.ended));
    await rm(dataDir, { recursive: true, force: true });
  });

  function start(...options: string[]): Launched {
    const child = spawn(process.execPath, ['scripts/start.mjs', ...options], { cwd: root });
    let text = '';
    const ended = new Promise<number | null>((resolve) => child.once('close', resolve));
    const running = new Promise<void>((resolve, reject) => {
      const hear = (chunk: unknown): void => {
        text += String(chunk);
        if (text.includes('Ctrl-C stops everything')) resolve();
      };
      child.stdout.on('data', hear);
      child.stderr.on('data', hear);
      void ended.then(() => reject(new Error(text)));
    });
    running.catch(() => undefined);
    const one = { process: child, said: () => text, running, ended };
    launched.push(one);
    return one;
  }
  const house = (...options: string[]) => start('--data', dataDir, '--port', String(port), ...options);
  const demo = async () => JSON.parse(await readFile(join(dataDir, 'demo.json'), 'utf8'));
  const isUp = () =>
    fetch(`http://127.0.0.1:${port}/health/live`).then(
      () => true,
      () => false,
    );

  it(
    'runs, refuses a second start, survives the kill of its launcher, and stops as a whole',
    async () => {
      const first = house('--no-simulator');
      await first.running;

      const path = join(dataDir, 'demo.json');
      expect((await stat(path)).mode & 0o777).toBe(0o600);
      const { staff, devices, orders, baseUrl } = await demo();
      expect(new Set(staff.map((one: { agency: string }) => one.agency)).size).toBe(2);
      expect(orders).toHaveLength(8);
      expect(devices).toHaveLength(16);
      const { email, password } = staff[0];
      const session = await fetch(`${baseUrl}/v1/sessions`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ email, password }),
      });
      expect(session.ok).toBe(true);
      expect((await fetch(`${baseUrl}/`)).headers.get('content-type')).toContain('text/html');

      const second = house('--no-simulator');
      expect(await second.ended).toBe(1);
      expect(second.said()).toContain(`already running on this data directory (process ${first.process.pid})`);

      const elsewhere = start('--data', join(dataDir, 'elsewhere'), '--port', String(port));
      expect(await elsewhere.ended).toBe(1);
      expect(elsewhere.said().trim()).toMatch(/^Port \d+ is taken by another program\. .*--port \d+$/);

      first.process.kill('SIGKILL');
      const third = house('--no-simulator');
      await third.running;
      expect((await demo()).devices).toEqual(devices);

      third.process.kill('SIGTERM');
      expect(await third.ended).toBe(0);
      expect(await isUp()).toBe(false);
      expect(third.said()).toContain('Stopped.');
    },
    2 * startLimit,
  );

  it('says what is wrong with its options in one line', async () => {
    const wrong = start('--prot', '3000');
    expect(await wrong.ended).toBe(1);
    expect(wrong.said().trim().split('\n')).toHaveLength(1);
  });
});

function sparePort(): Promise<number> {
  return new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address() as AddressInfo;
      server.close(() => resolve(port));
    });
  });
}
