import { mkdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { root } from './root.mjs';
import { requireSuccess, runNode, tool } from './run.mjs';

/** Of this run; jest.config.mjs knows it by QALQAN_TEST_GROUPS. */
const name = String(process.pid);
const folder = join(root, 'test/groups', name);

/**
 * Loading the api takes longer than most files need for their tests, and jest loads all modules anew for each file. So files that lie
 * beside each other are run as one: a file that imports them. So many bytes of tests make one, by project; the others start processes
 * of their own, each file by itself.
 */
const bytesOfGroup = { unit: 100_000, medium: 40_000, e2e: 0, standalone: 0 };

const projectOf = (path) =>
  /^test\/(e2e|standalone)\//.exec(path)?.[1] ?? (path.startsWith('test/') ? 'medium' : 'unit');

/**
 * Writes the groups of all files that these arguments of jest select.
 * @returns how many files they hold, what tells jest of the groups, and what removes them again
 */
export async function writeGroups(args) {
  const listed = await runNode([tool('jest/bin/jest.js'), ...args, '--listTests', '--silent']);
  requireSuccess('jest --listTests', listed);
  const files = listed.said.split('\n').filter((line) => line.endsWith('.spec.ts'));
  for (const [project, limit] of Object.entries(bytesOfGroup)) {
    const own = files.map((file) => relative(root, file)).filter((path) => projectOf(path) === project);
    mkdirSync(join(folder, project), { recursive: true });
    cut(own.toSorted(), limit).forEach((paths, index) => {
      const lines = paths.map((path) => `import '../../../../${path.replace(/\.ts$/, '.js')}';\n`);
      writeFileSync(join(folder, project, `${String(index + 1).padStart(2, '0')}.spec.ts`), lines.join(''));
    });
  }
  return {
    files: files.length,
    env: { QALQAN_TEST_GROUPS: name },
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}

function cut(paths, limit) {
  const groups = [];
  let left = -1;
  for (const path of paths) {
    if (left < 0) {
      groups.push([]);
      left = limit;
    }
    groups.at(-1).push(path);
    left -= statSync(join(root, path)).size;
  }
  return groups;
}
