import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { root } from '../lib/root.mjs';
import { Stop } from '../lib/stop.error.mjs';
import { sparePort } from '../start/free-port.mjs';

/**
 * Qalqan as `npm start` starts it, with the embedded database (or that of STAGE_DATABASE_URL) and the demo, on a spare port and with data of its own.
 * Resolves when it serves.
 * @param {string[]} options of `npm start`
 */
export async function startStack(...options) {
  const dataDir = mkdtempSync(join(tmpdir(), 'qalqan-browser-'));
  const port = await sparePort('127.0.0.1');
  const { DATABASE_URL: _database, REDIS_URL: _redis, STAGE_DATABASE_URL: database, ...environment } = process.env;
  const args = ['scripts/start.mjs', '--port', port, '--data', dataDir, ...options];
  const child = spawn(process.execPath, args, {
    cwd: root,
    // The machine of a test is busy with the browser too; what is refused for it has tests of its own.
    env: {
      ...environment,
      ...(database && { DATABASE_URL: database }),
      PUBLIC_URL: `http://127.0.0.1:${port}`,
      LOAD_SHEDDING: 'false',
      REQUEST_LIMITS: 'false',
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const ended = new Promise((resolve) => child.once('close', resolve));
  const stop = async () => {
    child.kill('SIGTERM');
    await ended;
    rmSync(dataDir, { recursive: true, force: true });
  };
  let said = '';
  child.stderr.setEncoding('utf8').on('data', (chunk) => (said += chunk));
  const running = new Promise((resolve, reject) => {
    createInterface(child.stdout).on('line', (line) => {
      said += `${line}\n`;
      if (line.startsWith('Qalqan is running')) resolve();
    });
    void ended.then(() => reject(new Stop(`Qalqan did not start:\n${said}`)));
  });
  try {
    await running;
  } catch (error) {
    rmSync(dataDir, { recursive: true, force: true });
    throw error;
  }
  const demoFile = join(dataDir, 'demo.json');
  return {
    baseUrl: `http://127.0.0.1:${port}`,
    dataDir,
    demoFile,
    demo: JSON.parse(readFileSync(demoFile, 'utf8')),
    stop,
  };
}
