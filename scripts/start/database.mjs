import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';
import { root } from '../lib/root.mjs';

const embedded = pathToFileURL(join(root, 'dist/libs/persistence/src/embedded/index.js')).href;
/** The engine grows its directory into a whole cluster the first time. */
const bootMilliseconds = 120_000;

/** Boots the embedded database as a child. @returns its connection string. */
export async function startEmbeddedDatabase(children, dataDir) {
  const { embeddedDatabaseCommand } = await import(embedded);
  const command = embeddedDatabaseCommand({ dataDir: join(dataDir, 'database'), port: 0 });
  const ready = new Promise((resolve) => {
    children.start('database', command, {
      onLine: (line) => {
        if (line.startsWith('{"ready":true')) resolve(JSON.parse(line).url);
      },
    });
  });
  const tooLate = sleep(bootMilliseconds, undefined, { ref: false }).then(() => {
    throw new Error(`The embedded database did not become ready within ${bootMilliseconds / 1000} s.`);
  });
  return Promise.race([ready, children.failure, tooLate]);
}
