// Builds what is missing and runs the benchmark of the whole way: see `npm run bench -- --help`.
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { buildAll } from './lib/build.mjs';
import { install } from './lib/install.mjs';
import { root } from './lib/root.mjs';

await install();
await buildAll();
const { status } = spawnSync(process.execPath, [join(root, 'dist/test/load/bench.js'), ...process.argv.slice(2)], {
  stdio: 'inherit',
});
process.exitCode = status ?? 1;
