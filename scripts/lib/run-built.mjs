import { spawnSync } from 'node:child_process';
import { setPriority } from 'node:os';
import { join } from 'node:path';
import { buildServer } from './build.mjs';
import { install } from './install.mjs';
import { root } from './root.mjs';

/** Lower than what people wait for. */
const kindly = 10;

/**
 * Installs and builds what is missing, then runs a compiled program with this command's arguments; its exit code becomes ours.
 * @param {string} program below `dist`
 * @param {{ flags?: string[], build?: () => Promise<unknown>, isKind?: boolean }} options `flags`: of Node; `isKind`: leaves the
 *   processor to others
 */
export async function runBuilt(program, { flags = [], build = buildServer, isKind = false } = {}) {
  await install();
  await build();
  if (isKind) setPriority(kindly);
  const args = [...flags, join(root, 'dist', program), ...process.argv.slice(2)];
  const { status } = spawnSync(process.execPath, args, { cwd: root, stdio: 'inherit' });
  process.exitCode = status ?? 2;
}
