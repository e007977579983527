// Builds what is missing and changes frames of trackers at random: see `npm run fuzz:protocols -- --help`.
import { spawnSync } from 'node:child_process';
import { setPriority } from 'node:os';
import { join } from 'node:path';
import { buildServer } from './lib/build.mjs';
import { install } from './lib/install.mjs';
import { root } from './lib/root.mjs';

await install();
await buildServer();
setPriority(10);
const program = join(root, 'dist/apps/simulator/src/fuzz/fuzz-main.js');
const { status } = spawnSync(process.execPath, [program, ...process.argv.slice(2)], { cwd: root, stdio: 'inherit' });
process.exitCode = status ?? 2;
