// Builds what is missing and runs the benchmark of sweeping: see `npm run bench:sweep -- --help`.
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { buildServer } from './lib/build.mjs';
import { install } from './lib/install.mjs';
import { root } from './lib/root.mjs';

await install();
await buildServer();
const { status } = spawnSync(
  process.execPath,
  // As the launcher and the image start a worker.
  ['--max-semi-space-size=64', join(root, 'dist/test/load/bench-sweep.js'), ...process.argv.slice(2)],
  { stdio: 'inherit' },
);
process.exitCode = status ?? 1;
