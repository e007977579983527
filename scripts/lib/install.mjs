import { existsSync, lstatSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { step } from './progress.mjs';
import { root } from './root.mjs';
import { requireSuccess, runNpm } from './run.mjs';
import { Stop } from './stop.error.mjs';

const packagesOf = (path) => JSON.parse(readFileSync(path, 'utf8')).packages;

/** Whether node_modules holds what package-lock.json names. npm writes the list of what it installed as its last act. */
export function isInstalled() {
  const installedPath = join(root, 'node_modules/.package-lock.json');
  if (!existsSync(installedPath)) return false;
  const installed = packagesOf(installedPath);
  return Object.entries(packagesOf(join(root, 'package-lock.json'))).every(
    // What is optional may be for another machine.
    ([path, { version, optional, devOptional, peer }]) =>
      path === '' || optional || devOptional || peer || installed[path]?.version === version,
  );
}

/** Installs the packages that are missing or of another version. */
export async function install() {
  if (isInstalled()) return;
  const folder = join(root, 'node_modules');
  if (lstatSync(folder, { throwIfNoEntry: false })?.isSymbolicLink()) {
    throw new Stop(
      `${folder} is a link to packages that others use too, and does not fit package-lock.json: run npm ci there.`,
    );
  }
  await step('Installing packages (npm ci)', async () =>
    // Also where NODE_ENV=production is set: the build needs the compilers.
    requireSuccess('npm ci', await runNpm(['ci', '--include=dev', '--no-audit', '--no-fund'])),
  );
}
