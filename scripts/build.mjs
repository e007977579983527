import { buildAll } from './lib/build.mjs';
import { requireNodeVersion } from './lib/node-version.mjs';
import { install } from './lib/install.mjs';
import { runCommand } from './lib/stop.error.mjs';

await runCommand(async () => {
  requireNodeVersion();
  await install();
  await buildAll();
});
