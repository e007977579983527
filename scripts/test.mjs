import { appendFileSync, existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildServer } from './lib/build.mjs';
import { install } from './lib/install.mjs';
import { requireNodeVersion } from './lib/node-version.mjs';
import { runNode, tool } from './lib/run.mjs';
import { runCommand } from './lib/stop.error.mjs';

const help = `npm test [-- OPTIONS]: installs what is missing and runs every test.

  --medium-only       the tests that need a database or a running house: medium, replay, end-to-end and standalone
  --on-servers        of those, all that DATABASE_URL and REDIS_URL make a difference to: the standalone ones, which
                      bring servers of their own and cannot see these, are left out
  --unit-only         the tests that need neither
  anything else       is passed on to jest, for example a path or --testNamePattern

DATABASE_URL          a PostgreSQL server with PostGIS (a database of its own is made there); default: the embedded one
REDIS_URL             a Redis server for queue and sockets; default: the database does it
QALQAN_TEST_COUNTS    a file to which one line of JSON with the counts is added
`;

const selections = {
  '--medium-only': ['medium', 'e2e', 'standalone'],
  '--on-servers': ['medium', 'e2e'],
  '--unit-only': ['unit'],
};

function describeServers(env) {
  const database = env.DATABASE_URL ? 'PostgreSQL (DATABASE_URL)' : 'embedded database';
  return env.REDIS_URL ? `${database} and Redis (REDIS_URL)` : database;
}

function jestArguments(given) {
  const projects = given.flatMap((argument) => selections[argument] ?? []);
  const rest = given.filter((argument) => !(argument in selections));
  return [
    ...(projects.length > 0 ? ['--selectProjects', ...projects] : []),
    '--reporters=default',
    '--reporters=<rootDir>/scripts/lib/count.reporter.mjs',
    ...rest,
  ];
}

/** Says how many ran, and names what was skipped: no test disappears silently. */
function report(code, countsFile, servers) {
  if (!existsSync(countsFile)) {
    console.error(`jest ended with exit code ${code} before it had run anything`);
    return code === 0 ? 1 : code;
  }
  const counts = JSON.parse(readFileSync(countsFile, 'utf8'));
  for (const name of counts.skipped) console.log(`skipped: ${name}`);
  console.log(
    `${servers}: ${counts.passed} passed, ${counts.failed} failed, ${counts.skipped.length} skipped, in ${counts.files} files`,
  );
  const addTo = process.env.QALQAN_TEST_COUNTS;
  if (addTo) appendFileSync(addTo, `${JSON.stringify({ servers, ...counts })}\n`);
  return code;
}

await runCommand(async () => {
  const given = process.argv.slice(2);
  if (given.includes('--help')) return void process.stdout.write(help);
  requireNodeVersion();
  await install();
  // End-to-end tests run the processes as they are shipped, the embedded database among them.
  await buildServer();

  const folder = mkdtempSync(join(tmpdir(), 'qalqan-test-'));
  const countsFile = join(folder, 'counts.json');
  const servers = describeServers(process.env);
  console.log(`Testing on the ${servers}`);
  try {
    const { code } = await runNode(['--experimental-vm-modules', tool('jest/bin/jest.js'), ...jestArguments(given)], {
      show: true,
      env: { ...process.env, NODE_ENV: 'test', QALQAN_COUNTS_FILE: countsFile },
    });
    return report(code, countsFile, servers);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});
