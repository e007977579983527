import { existsSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { inState } from './readiness.mjs';

const shown = (path) => relative(process.cwd(), path) || '.';
const line = (label, text) => console.log(`  ${label.padEnd(16)}${text}`);
const read = (path) => JSON.parse(readFileSync(path, 'utf8'));

const said = ([name, port]) => `${name.replace('_PORT', '').toLowerCase()} ${port}`;

/** What a person needs to know once everything runs. */
export function announce({ baseUrl, panicUrl, trackers, options, dependencies, seconds }) {
  const { dataDir } = options;
  console.log(`\nQalqan is running (started in ${seconds} s).\n`);
  line('Console', `${baseUrl}/`);
  line('API', `${baseUrl}/docs`);
  if (panicUrl) line('Presses apart', `${panicUrl}/v1/panics`);
  line('Trackers', Object.entries(trackers).map(said).join(', ') || 'nowhere: their ports are taken');
  line(
    'Database',
    options.databaseUrl ? new URL(options.databaseUrl).host : `embedded, in ${shown(join(dataDir, 'database'))}`,
  );
  line('Queue, sockets', options.redisUrl ? `Redis at ${new URL(options.redisUrl).host}` : 'the database');
  line('Logs', shown(join(dataDir, 'logs')));
  for (const text of inState(dependencies, 'not_configured')) line('Not configured', text);
  if (options.demo) announceDemo(join(dataDir, 'demo.json'), options.simulator);
  else announceAdministrator(join(dataDir, 'administrator.json'));
  console.log('\nCtrl-C stops everything.');
}

function announceDemo(path, moving) {
  const { staff } = read(path);
  console.log('\nDemo accounts, all invented:\n');
  for (const { role, email, password, agency } of staff) {
    console.log(`  ${role.padEnd(15)}${email.padEnd(36)}${password.padEnd(16)}${agency}`);
  }
  console.log(`\n  Devices, their tokens and the orders are in ${shown(path)}.`);
  console.log(
    moving
      ? '  The simulator moves the demo people: expect a breach and a panic within 30 s.'
      : '  Nobody moves (--no-simulator).',
  );
}

function announceAdministrator(path) {
  if (!existsSync(path)) return;
  const { email, password } = read(path);
  console.log('\nThe first administrator:\n');
  console.log(`  ${email}  ${password}`);
  console.log(`\n  Kept in ${shown(path)}: change the password, then delete that file.`);
}
