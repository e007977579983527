// Builds what is missing and runs the measurement of what time tells: see `npm run bench:timing -- --help`.
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { buildServer } from './lib/build.mjs';
import { install } from './lib/install.mjs';
import { root } from './lib/root.mjs';

await install();
await buildServer();
const { status } = spawnSync(
  process.execPath,
  [join(root, 'dist/test/load/bench-timing.js'), ...process.argv.slice(2)],
  { stdio: 'inherit' },
);
process.exitCode = status ?? 1;
