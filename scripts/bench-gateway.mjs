// Builds what is missing and runs the benchmark of the device gateway: see `npm run bench:gateway -- --help`.
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { buildServer } from './lib/build.mjs';
import { install } from './lib/install.mjs';
import { root } from './lib/root.mjs';

await install();
await buildServer();
const { status } = spawnSync(
  process.execPath,
  ['--max-semi-space-size=64', join(root, 'dist/test/load/bench-gateway.js'), ...process.argv.slice(2)],
  { stdio: 'inherit' },
);
process.exitCode = status ?? 1;
