import { join } from 'node:path';
import { buildAll } from './lib/build.mjs';
import { install } from './lib/install.mjs';
import { requireNodeVersion } from './lib/node-version.mjs';
import { step } from './lib/progress.mjs';
import { root } from './lib/root.mjs';
import { stopTools } from './lib/run.mjs';
import { runCommand } from './lib/stop.error.mjs';
import { announce } from './start/announce.mjs';
import { Children, program } from './start/children.mjs';
import { startEmbeddedDatabase } from './start/database.mjs';
import { requireFreePort, sparePort } from './start/free-port.mjs';
import { LaunchLock } from './start/launch.lock.mjs';
import { help, readOptions } from './start/options.mjs';
import { waitUntilReady } from './start/readiness.mjs';
import { readOrMakeSecrets } from './start/secrets.mjs';
import { trackerArguments, trackerPorts } from './start/tracker-ports.mjs';

const startedAt = performance.now();
const host = process.env.HOST || '127.0.0.1';

/** Everything from an empty folder to a running house, in the order in which one thing needs the other. */
async function boot(options, children) {
  const baseUrl = `http://${host}:${options.port}`;
  await requireFreePort(options.port, host);
  if (options.panicPort) await requireFreePort(options.panicPort, host);
  await install();
  await buildAll();

  const { dataDir } = options;
  const databaseUrl =
    options.databaseUrl ?? (await step('Starting the database', () => startEmbeddedDatabase(children, dataDir)));
  const { AUDIT_SIGNING_KEY: signingKey, ...secrets } = readOrMakeSecrets(dataDir, process.env);
  const env = {
    ...secrets,
    DATABASE_URL: databaseUrl,
    HOST: host,
    PORT: String(options.port),
    WEB_ROOT: join(root, 'dist/console'),
    SURVIVOR_ROOT: join(root, 'dist/survivor'),
  };
  await step('Migrating', () => children.run('migration', program('dist/apps/api/src/migrate-main.js'), { env }));
  await step(options.demo ? 'Seeding the demo' : 'Looking for the first administrator', () =>
    children.run('seed', program('dist/apps/api/src/seed-main.js', ...seedArguments(options, baseUrl)), { env }),
  );

  children.start('api', program('dist/apps/api/src/main.js'), { env });
  const panicUrl = options.panicPort && startPanic(children, env, options.panicPort);
  const workerPort = await sparePort(host);
  children.start('worker', program('dist/apps/worker/src/main.js'), {
    env: {
      ...env,
      // Whoever takes the api over must not be able to sign.
      ...(!process.env.AUDIT_SIGNING_KEY_FILE && { AUDIT_SIGNING_KEY: signingKey }),
      AUDIT_CHECKPOINT_DIRECTORY: process.env.AUDIT_CHECKPOINT_DIRECTORY || join(dataDir, 'audit-checkpoints'),
      WORKER_PORT: workerPort,
      API_URL: baseUrl,
    },
  });
  const trackers = await trackerPorts(process.env, host);
  const gatewayPort = await sparePort(host);
  children.start('device-gateway', program('dist/apps/device-gateway/src/main.js'), {
    env: { ...env, ...trackers, GATEWAY_PORT: gatewayPort },
  });
  const dependencies = await step('Starting the api, the worker and the device gateway', async () => {
    const ready = Promise.all([
      waitUntilReady('api', baseUrl),
      waitUntilReady('worker', `http://${host}:${workerPort}`),
      waitUntilReady('device-gateway', `http://${host}:${gatewayPort}`),
      panicUrl && waitUntilReady('panic', panicUrl),
    ]);
    const [api] = await Promise.race([ready, children.failure]);
    return api;
  });
  if (options.simulator) {
    const demo = join(dataDir, 'demo.json');
    const gateway = trackerArguments(trackers, process.env.TRACKER_HOST || host);
    const args = ['--demo', demo, '--base-url', baseUrl, ...gateway];
    children.start('simulator', program('dist/apps/simulator/src/main.js', ...args));
  }
  announce({
    baseUrl,
    panicUrl,
    trackers,
    options,
    dependencies,
    seconds: ((performance.now() - startedAt) / 1000).toFixed(1),
  });
}

/** Presses have a process of their own; the api serves them too, for who knows no other address. */
function startPanic(children, env, port) {
  const args = program('dist/apps/api/src/main.js', '--surface=panic');
  children.start('panic', args, { env: { ...env, PORT: String(port) } });
  return `http://${host}:${port}`;
}

const sampleOfSupportPlaces = join(root, 'deploy/support-places/kazakhstan.csv');

const seedArguments = ({ demo, dataDir }, baseUrl) =>
  demo
    ? ['--demo', join(dataDir, 'demo.json'), '--base-url', baseUrl, '--support', sampleOfSupportPlaces]
    : ['--administrator', join(dataDir, 'administrator.json')];

/** npm hands a Ctrl-C on to us that the terminal has sent us already. */
const sameKeyMilliseconds = 1_000;

/** Resolves at the first Ctrl-C or kill; with a second one nobody waits for a clean end. */
function stopRequested(children) {
  let first;
  return new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
      process.on(signal, () => {
        first ??= performance.now();
        resolve(signal);
        if (performance.now() - first > sameKeyMilliseconds) children.killAll();
      });
    }
  });
}

await runCommand(async () => {
  const options = readOptions(process.argv.slice(2), process.env);
  if (options.help) return void process.stdout.write(help);
  requireNodeVersion();
  const lock = await LaunchLock.take(options.dataDir);
  const children = new Children(options.dataDir, lock);
  const stop = stopRequested(children);
  try {
    const running = boot(options, children);
    // What boot says after a stop was asked for, nobody needs to hear.
    running.catch(() => undefined);
    await Promise.race([running.then(() => children.failure), stop]);
    console.log('\nStopping …');
  } finally {
    stopTools();
    await children.stopAll();
    lock.release();
  }
  console.log('Stopped.');
});
