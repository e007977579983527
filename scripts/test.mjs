import { buildServer } from './lib/build.mjs';
import { install } from './lib/install.mjs';
import { requireNodeVersion } from './lib/node-version.mjs';
import { runJest } from './lib/run-jest.mjs';
import { runCommand } from './lib/stop.error.mjs';
import { writeGroups } from './lib/test-groups.mjs';

const help = `npm test [-- OPTIONS]: installs what is missing and runs every test.

  --medium-only       the tests that need a database or a running house: medium, replay, end-to-end and standalone
  --on-servers        of those, all that DATABASE_URL and REDIS_URL make a difference to: the standalone ones, which
                      bring servers of their own and cannot see these, are left out
  --on-postgresql     of those with SQL, what --on-redis leaves out: without Redis, queue and sockets are the database's
                      own, and are tried on the embedded one
  --on-redis          of those, all in which a queue or a socket has a part: to the others REDIS_URL makes no difference
  --unit-only         the tests that need neither
  --on-embedded       all but the end-to-end tests and those of the database's plans, which the servers' parts of CI try
  anything else       is passed on to jest, for example a path or --testNamePattern

DATABASE_URL          a PostgreSQL server with PostGIS (a database of its own is made there); default: the embedded one
REDIS_URL             a Redis server for queue and sockets; default: the database does it
MOSQUITTO             the program of a Mosquitto broker, for the tests of MQTT; default: they are left out
QALQAN_TEST_COUNTS    a file to which one line of JSON with the counts is added
`;

const selections = {
  '--medium-only': ['medium', 'e2e', 'standalone'],
  '--on-servers': ['medium', 'e2e'],
  '--on-postgresql': ['medium'],
  '--on-redis': ['medium', 'e2e'],
  '--unit-only': ['unit'],
  '--on-embedded': ['unit', 'medium', 'standalone'],
};

/** Where a queue or a socket is what is tried, or carries it. */
const withQueueOrSocket = [
  'test/e2e/',
  'test/medium/(canary|dispatch|incidents|isolation|notify|operations|plans)/',
  'test/medium/.*(-by-worker|sockets|queue|hand-over)',
];

/** What is tried where the house has servers; the embedded database's plans are nobody's in danger. */
const ofServers = ['test/medium/.*/(statements|plans|audit-search-plans)\\.spec'];

/** Nothing of these is SQL: they are about bodies and bytes, and the embedded run has tried them. */
const withoutSql = [
  'test/medium/attacks/(bodies|mass-assignment|other-agencys-fields|same-work)',
  'test/replay/(text-)?trackers',
];

function describeServers(env) {
  const database = env.DATABASE_URL ? 'PostgreSQL (DATABASE_URL)' : 'embedded database';
  return env.REDIS_URL ? `${database} and Redis (REDIS_URL)` : database;
}

function jestArguments(given) {
  const rest = given.filter((argument) => !(argument in selections));
  return [
    // First: what stands behind a list of projects, jest takes for one.
    ...rest,
    ...(given.includes('--on-embedded') ? ofServers.map((path) => `--testPathIgnorePatterns=${path}`) : []),
    ...(given.includes('--on-postgresql')
      ? [...withQueueOrSocket, ...withoutSql].map((path) => `--testPathIgnorePatterns=${path}`)
      : []),
    ...(given.includes('--on-redis') ? withQueueOrSocket.map((path) => `--testPathPatterns=${path}`) : []),
    ...projectsOf(given),
  ];
}

function projectsOf(given) {
  const projects = given.flatMap((argument) => selections[argument] ?? []);
  return projects.length > 0 ? ['--selectProjects', ...projects] : [];
}

await runCommand(async () => {
  const given = process.argv.slice(2);
  if (given.includes('--help')) return void process.stdout.write(help);
  requireNodeVersion();
  await install();
  // End-to-end tests run the processes as they are shipped, the embedded database among them.
  await buildServer();

  const servers = describeServers(process.env);
  console.log(`Testing on the ${servers}`);
  const args = jestArguments(given);
  if (!given.every((argument) => argument in selections)) return runJest(args, { where: servers });
  const groups = await writeGroups(args);
  try {
    return await runJest(projectsOf(given), { where: servers, ...groups });
  } finally {
    groups.remove();
  }
});
