// Builds what is missing and keeps the directory of help: see `npm run support -- --help`.
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { buildServer } from './lib/build.mjs';
import { install } from './lib/install.mjs';
import { root } from './lib/root.mjs';

await install();
await buildServer();
const program = join(root, 'dist/apps/api/src/support-main.js');
const { status } = spawnSync(process.execPath, [program, ...process.argv.slice(2)], { stdio: 'inherit' });
process.exitCode = status ?? 2;
