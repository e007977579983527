import { appendFileSync, existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runNode, tool } from './run.mjs';

/**
 * Runs jest to its end on the screen and says what came of it.
 * @param {string[]} args for jest
 * @param {{ where: string, env?: Record<string, string>, files?: number }} options `where`: on what it ran, in the words of the counts;
 *   `files`: how many there are, where jest sees groups of them
 * @returns its exit code
 */
export async function runJest(args, { where, env = {}, files }) {
  const folder = mkdtempSync(join(tmpdir(), 'qalqan-test-'));
  const countsFile = join(folder, 'counts.json');
  try {
    const { code } = await runNode(
      [
        '--experimental-vm-modules',
        // Loading modules makes garbage that dies young; with room for it, V8 moves less of it about.
        '--max-semi-space-size=64',
        tool('jest/bin/jest.js'),
        // First: what stands behind a list of reporters, jest takes for one.
        ...args,
        '--reporters=default',
        '--reporters=<rootDir>/scripts/lib/count.reporter.mjs',
      ],
      { show: true, env: { ...process.env, NODE_ENV: 'test', QALQAN_COUNTS_FILE: countsFile, ...env } },
    );
    return report(code, countsFile, where, files);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Says how many ran, and names what was skipped: no test disappears silently. */
function report(code, countsFile, where, files) {
  if (!existsSync(countsFile)) {
    console.error(`jest ended with exit code ${code} before it had run anything`);
    return code === 0 ? 1 : code;
  }
  const counts = JSON.parse(readFileSync(countsFile, 'utf8'));
  for (const name of counts.skipped) console.log(`skipped: ${name}`);
  console.log(
    `${where}: ${counts.passed} passed, ${counts.failed} failed, ${counts.skipped.length} skipped, in ${files ?? counts.files} files`,
  );
  const addTo = process.env.QALQAN_TEST_COUNTS;
  if (addTo) appendFileSync(addTo, `${JSON.stringify({ servers: where, ...counts })}\n`);
  return code;
}
