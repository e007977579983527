// Builds what is missing and breaks it: see `npm run test:chaos -- --help`.
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { buildAll } from './lib/build.mjs';
import { install } from './lib/install.mjs';
import { root } from './lib/root.mjs';

await install();
await buildAll();
const { status } = spawnSync(process.execPath, [join(root, 'dist/test/chaos/chaos.js'), ...process.argv.slice(2)], {
  stdio: 'inherit',
});
process.exitCode = status ?? 1;
