import { benchKeys } from './bench-keys.js';
import { randomBytes, randomUUID } from 'node:crypto';
import { request } from 'node:http';
import { parseArgs } from 'node:util';
import { MovableClock, newId, systemClock } from '#domain';
import { createDataSource, Database, migrate, spawnEmbeddedDatabase } from '#persistence';
import { aCase, anAgency, anOrder, aProtectedPerson, caseTools, type TestCase } from '#testing';
import { migrateQueue } from '#queue';
import { readConfiguration } from '../../apps/api/src/configuration.js';
import { createApi } from '../../apps/api/src/create-api.js';
import { Random } from '../../apps/simulator/src/random.js';
import { type Difference, differenceOf, lowerFifthOf, quantile } from './timing-samples.js';

const help = `Usage: npm run bench:timing -- [options]

Measures by how much answers differ in time that must not tell anything: of logins with an unknown address, a wrong password and a
disabled account; of cancels with the PIN and with the duress PIN. The kinds are asked in turn, in an order of chance, by one
client on this machine: nobody over a network sees as sharply. On DATABASE_URL (a database of its own; embedded without it).
Exits with 1 when a difference is found to be larger than the bound. Ends by itself.

  --samples N   of each kind (300)
  --bound MS    what noise on any network hides (2)
  --help
`;

const { values } = parseArgs({
  options: {
    samples: { type: 'string', default: '300' },
    bound: { type: 'string', default: '2' },
    help: { type: 'boolean', default: false },
  },
});
if (values.help) {
  process.stdout.write(help);
  process.exit(0);
}
const [samples, bound] = [Number(values.samples), Number(values.bound)];
const chance = new Random(7);
const clock = new MovableClock(systemClock.now());
const accounts = 40;
const people = 40;
const pins = { pin: '483920', duress: '593821' };
const proxy = '127.0.0.1';

interface Kind {
  name: string;
  /** Sends one request that has been prepared; resolves to what was answered. */
  prepare(): Promise<() => Promise<string>>;
}

interface Measured {
  name: string;
  times: number[];
  /** Different answers that came: one, or time is not what tells. */
  answers: Set<string>;
}

async function main(): Promise<number> {
  const { url, stop } = await databaseUrl();
  const database = new Database(
    await createDataSource({ url, poolSize: 4, applicationName: 'bench' }).initialize(),
    benchKeys(),
  );
  await migrate(database.dataSource);
  await migrateQueue(url);
  const environment = {
    DATABASE_URL: url,
    ACCESS_TOKEN_SECRET: randomBytes(32).toString('base64'),
    QUEUE_PREFIX: `timing-${randomUUID().slice(0, 8)}`,
    REQUEST_LIMITS: 'false',
    LOAD_SHEDDING: 'false',
    // Each login comes from an address of its own: who guesses much waits, and that is no time of an answer.
    TRUSTED_PROXIES: proxy,
    LOG_LEVEL: 'silent',
  };
  const app = await createApi(readConfiguration(environment), clock);
  await app.listen(0, proxy);
  const { port } = app.getHttpServer().address() as { port: number };
  const roles = Array.from({ length: accounts }, () => 'dispatcher' as const);
  const made = await aCase()
    .of(anAgency().withStaff('auditor', ...roles))
    .with(Array.from({ length: people }, aSurvivor).reduce((order, person) => order.protecting(person), anOrder()))
    .setUp(caseTools(database, clock));
  await database.count(`UPDATE staff_member SET disabled_at = now() WHERE id = $1`, [made.agency.member('auditor').id]);
  const logins = await measured(loginsOf(made, port), samples);
  const cancels = await measured(cancelsOf(made, port), samples);
  await app.close();
  await database.close();
  await stop();
  const tables = [logins, cancels].map(compared);
  process.stdout.write(
    `\n${samples} of each kind, asked in turn; lower fifths with 99 % intervals\n\n${tables.map(({ text }) => text).join('\n')}`,
  );
  return tables.some(({ apart }) => apart) ? 1 : 0;
}

const aSurvivor = () => aProtectedPerson().withPins(pins.pin, pins.duress).withPhone();

function loginsOf({ agency }: TestCase, port: number): Kind[] {
  const members = agency.staff.filter(({ role }) => role === 'dispatcher');
  const disabled = agency.member('auditor').email;
  const login = (name: string, emailOf: () => string): Kind => ({
    name,
    prepare: async () => {
      // No account is tried more often than is recorded each time.
      clock.move(10_000);
      const body = { email: emailOf(), password: 'a password that nobody has' };
      const from = Array.from({ length: 4 }, () => Math.floor(chance.between(1, 250))).join('.');
      return () => post(port, '/v1/sessions', body, { 'x-forwarded-for': from });
    },
  });
  let next = 0;
  return [
    login('wrong password', () => members[(next += 1) % members.length]!.email),
    login('unknown address', () => `${newId().slice(-12)}@agency.example`),
    login('disabled account', () => disabled),
  ];
}

function cancelsOf({ protectedPeople }: TestCase, port: number): Kind[] {
  let next = 0;
  const cancel = (name: string, pin: string): Kind => ({
    name,
    prepare: async () => {
      const { token } = protectedPeople[(next += 1) % protectedPeople.length]!.devices[0]!;
      const [id, headers] = [newId(), { authorization: `Bearer ${token}` }];
      clock.move(60_000);
      const pressedAt = new Date(clock.now()).toISOString();
      await post(port, '/v1/panics', { id, pressedAt, trigger: 'button' }, headers);
      return () => post(port, `/v1/panics/${id}/cancel`, { pin }, headers);
    },
  });
  return [cancel('PIN', pins.pin), cancel('duress PIN', pins.duress)];
}

async function measured(kinds: readonly Kind[], count: number): Promise<Measured[]> {
  const results = kinds.map(({ name }) => ({ name, times: [] as number[], answers: new Set<string>() }));
  const warmUp = 10;
  for (let n = 0; n < count + warmUp; n += 1) {
    const turn = kinds.map((_, index) => index).sort(() => chance.next() - 0.5);
    for (const index of turn) {
      const send = await kinds[index]!.prepare();
      const started = performance.now();
      const answer = await send();
      if (n < warmUp) continue;
      results[index]!.times.push(performance.now() - started);
      results[index]!.answers.add(answer);
    }
  }
  return results;
}

function compared([first, ...others]: readonly Measured[]): { text: string; apart: boolean } {
  const rows = others.map((other) => {
    const difference = differenceOf(first!.times, other.times, () => chance.next());
    return { other, difference, verdict: verdictOf(first!, other, difference) };
  });
  const ms = (value: number): string => value.toFixed(2);
  const head = `| answer | lower fifth | median | p95 | differs by | p | verdict |\n|---|---|---|---|---|---|---|\n`;
  const line = ({ name, times }: Measured, rest: string): string =>
    `| ${name} | ${ms(lowerFifthOf(times))} ms | ${ms(quantile(times, 0.5))} ms | ${ms(quantile(times, 0.95))} ms | ${rest} |\n`;
  const lines = rows.map(({ other, difference: { middle, low, high, probability }, verdict }) =>
    line(other, `${ms(middle)} ms (${ms(low)} to ${ms(high)}) | ${probability.toFixed(3)} | ${verdict}`),
  );
  return {
    text: `${head}${line(first!, ' | | what the others are compared with')}${lines.join('')}`,
    apart: rows.some(({ verdict }) => verdict.startsWith('told')),
  };
}

function verdictOf(first: Measured, other: Measured, { low, high }: Difference): string {
  const bytes = new Set([...first.answers, ...other.answers]);
  if (bytes.size > 1) return `told apart by its bytes: ${[...bytes].join(' / ')}`;
  if (low > bound || high < -bound) return `told apart: more than ${bound} ms`;
  if (low >= -bound && high <= bound) return `the same, within ${bound} ms`;
  return 'too noisy to say: take more samples';
}

const post = (port: number, path: string, body: object, headers: Record<string, string>): Promise<string> =>
  new Promise((resolve, reject) => {
    const content = JSON.stringify(body);
    const sent = request(
      { host: proxy, port, path, method: 'POST', headers: { 'content-type': 'application/json', ...headers } },
      (answer) => {
        let text = '';
        answer.setEncoding('utf8').on('data', (part: string) => (text += part));
        answer.on('end', () => resolve(`${answer.statusCode} ${text}`));
      },
    );
    sent.on('error', reject);
    sent.end(content);
  });

async function databaseUrl(): Promise<{ url: string; stop: () => Promise<void> }> {
  const given = process.env['DATABASE_URL'];
  if (given) return { url: given, stop: async () => undefined };
  const database = await spawnEmbeddedDatabase({ dataDir: 'memory' });
  return { url: database.url, stop: () => database.stop() };
}

process.exitCode = await main();
