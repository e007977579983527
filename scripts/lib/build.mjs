import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { filesBelow, foldersOf } from './files.mjs';
import { precompress } from './precompress.mjs';
import { step } from './progress.mjs';
import { root } from './root.mjs';
import { requireSuccess, runNode, tool } from './run.mjs';

const everyBuild = ['package.json', 'package-lock.json', 'tsconfig.json'];

/** The api, the worker and all the libs: one run of the compiler. */
const server = {
  name: 'server',
  label: 'Building the server',
  inputs: () => [
    ...everyBuild,
    'tsconfig.build.json',
    ...['apps', 'libs', 'migrations', 'test/load', 'test/chaos', 'test/support']
      .flatMap(filesBelow)
      .filter((path) => !webApps().some((app) => isIn(path, app))),
  ],
  output: 'dist/apps/api/src/main.js',
  run: () => {
    // What was removed from dist by hand, the compiler would believe to be still there.
    if (!existsSync(join(root, server.output))) rmSync(join(root, 'dist/.tsbuildinfo'), { force: true });
    return runNode([tool('typescript/bin/tsc'), '-p', 'tsconfig.build.json']);
  },
};

const bundleChecks = { console: 'scripts/check/bundle.mjs', survivor: 'scripts/check/survivor-bundle.mjs' };

const webApp = (app) => ({
  name: app,
  label: `Building the ${app}`,
  inputs: () => [...everyBuild, ...[`apps/${app}`, 'libs/contracts', 'libs/domain'].flatMap(filesBelow)],
  output: `dist/${app}/index.html`,
  // Tests build what is shipped, too.
  run: async () => {
    const result = await runNode([tool('vite/bin/vite.js'), 'build', `apps/${app}`, '--logLevel', 'warn'], {
      env: { ...process.env, NODE_ENV: 'production' },
    });
    if (result.code === 0) precompress(`dist/${app}`);
    return result;
  },
  check: bundleChecks[app],
});

/** What was built is looked at; the last line says what was found. */
async function checkResult({ label, check }) {
  const result = await runNode([check]);
  requireSuccess(label, result);
  console.log(`  ${result.said.trim().split('\n').at(-1).trim()}`);
}

const webApps = () => foldersOf('apps').filter((app) => existsSync(join(root, 'apps', app, 'vite.config.ts')));
const isIn = (path, app) => path.startsWith(join('apps', app, '/'));

function fingerprint(paths) {
  const hash = createHash('sha256').update(process.versions.node);
  for (const path of paths)
    hash
      .update(path)
      .update('\0')
      .update(readFileSync(join(root, path)))
      .update('\0');
  return hash.digest('hex');
}

const stampPath = join(root, 'dist/.build.json');

function readStamps() {
  try {
    return JSON.parse(readFileSync(stampPath, 'utf8'));
  } catch {
    // No build yet, or one that was cut short: build.
    return {};
  }
}

/** Builds what changed since it was last built. Tests are no input. */
async function build(targets) {
  const stamps = readStamps();
  for (const target of targets) {
    const print = fingerprint(target.inputs().filter((path) => !path.endsWith('.spec.ts')));
    if (stamps[target.name] === print && existsSync(join(root, target.output))) continue;
    await step(target.label, async () => requireSuccess(target.label, await target.run()));
    if (target.check) await checkResult(target);
    stamps[target.name] = print;
    mkdirSync(join(root, 'dist'), { recursive: true });
    writeFileSync(stampPath, `${JSON.stringify(stamps, null, 2)}\n`);
  }
}

export const buildServer = () => build([server]);
export const buildAll = () => build([server, ...webApps().map(webApp)]);
