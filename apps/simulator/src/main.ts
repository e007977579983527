import { newId, systemClock } from '#domain';
import { castDemo } from './cast.js';
import { readDemoFile } from './demo-file.js';
import { enrolPhones } from './enrol/enrol-phones.js';
import { help, readOptions } from './options.js';
import { runSimulation } from './run-simulation.js';

const say = (text: string): void => void process.stdout.write(`${new Date(systemClock.now()).toISOString()} ${text}\n`);

async function main(): Promise<void> {
  const options = readOptions(process.argv.slice(2));
  if (options === 'help') {
    process.stdout.write(help);
    return;
  }
  const demo = await readDemoFile(options.demo);
  const stop = new AbortController();
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => stop.abort());
  const cast = castDemo(demo, options.seed, options.speed);
  const baseUrl = options.baseUrl ?? demo.baseUrl;
  const house = { baseUrl, clock: systemClock, ids: newId };
  const enrolled = options.enrolPhones ? await enrolPhones(demo, house) : new Map<string, never>();
  say(`${cast.actors.length} people of the demo begin to move`);
  const { gateway, seed } = options;
  await runSimulation({ ...house, cast, enrolled, gateway, seed, signal: stop.signal, say });
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
});
