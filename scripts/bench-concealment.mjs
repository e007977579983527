// `npm run bench:concealment`: builds what is missing, then runs the benchmark on plain node, kindly to its neighbours.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { setPriority } from 'node:os';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const main = `${root}dist/apps/simulator/src/concealment/bench-concealment.js`;

setPriority(10);
const built = spawnSync(
  process.execPath,
  [`${root}node_modules/typescript/bin/tsc`, '-p', `${root}tsconfig.build.json`],
  {
    cwd: root,
    stdio: 'inherit',
  },
);
if (built.status !== 0 && !existsSync(main)) process.exit(built.status ?? 1);
const run = spawnSync(process.execPath, [main, ...process.argv.slice(2)], { cwd: root, stdio: 'inherit' });
process.exit(run.status ?? 1);
