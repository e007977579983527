import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { foldersOf } from './lib/files.mjs';
import { install } from './lib/install.mjs';
import { requireNodeVersion } from './lib/node-version.mjs';
import { root } from './lib/root.mjs';
import { runNode, tool } from './lib/run.mjs';
import { runCommand } from './lib/stop.error.mjs';

const typescript = tool('typescript/bin/tsc');
const webProjects = () =>
  foldersOf('apps')
    .map((app) => `apps/${app}/tsconfig.json`)
    .filter((project) => existsSync(join(root, project)));

/** What CI runs. Each step says by its name what is wrong when it fails. */
const steps = () => [
  { name: 'lint and dependency rules', args: [tool('eslint/bin/eslint.js'), '.', '--max-warnings=-1'] },
  { name: 'the lint rules have teeth', args: ['scripts/lint/teeth.mjs'] },
  { name: 'types', args: [typescript, '-p', 'tsconfig.json', '--noEmit'] },
  { name: 'types of the browser tests', args: [typescript, '-p', 'test/browser/tsconfig.json', '--noEmit'] },
  ...webProjects().map((project) => ({ name: `types of ${project}`, args: [typescript, '-p', project, '--noEmit'] })),
  { name: 'format', args: [tool('prettier/bin/prettier.cjs'), '--check', '--log-level=warn', '.'] },
  { name: 'deployment files', args: ['scripts/check/deployment.mjs'] },
  { name: 'the console knows the api as it is', args: ['scripts/check/client.mjs'] },
  { name: 'nothing has drifted', args: ['scripts/check/drift.mjs'] },
  { name: 'known faults of dependencies', args: ['scripts/check/known-faults.mjs'] },
];

/** As many at a time as CI has cores. */
const atOnce = 2;

async function check({ name, args }) {
  const started = performance.now();
  const { code, said } = await runNode(args);
  const seconds = ((performance.now() - started) / 1000).toFixed(1);
  console.log(`${code === 0 ? 'ok    ' : 'FAILED'} ${name} (${seconds} s)`);
  if (said.trim() !== '') console.log(said.trimEnd().replaceAll(/^/gm, '  '));
  return code === 0;
}

await runCommand(async () => {
  requireNodeVersion();
  await install();
  const left = steps();
  const failed = [];
  const checkOn = async () => {
    for (let step = left.shift(); step; step = left.shift()) if (!(await check(step))) failed.push(step.name);
  };
  await Promise.all(Array.from({ length: atOnce }, checkOn));
  if (failed.length === 0) return 0;
  console.error(`${failed.length} of the checks failed: ${failed.join('; ')}`);
  return 1;
});
