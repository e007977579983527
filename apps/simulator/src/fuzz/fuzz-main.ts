import { parseArgs } from 'node:util';
import { pathToFileURL } from 'node:url';
import { type ProtocolName, protocolNames } from '#protocols';
import { FuzzFault, fuzzProtocol } from './fuzz-protocol.js';

const help = `Usage: npm run fuzz:protocols -- [options]

Changes frames of trackers at random and sends them through cutting, decoding, answering and commands. Ends with 1 when anything is
thrown, takes more than 10 ms (and does so again), reads or writes beside its frame, answers a stranger, believes what is faulty, or
lets the heap grow. The same seed changes the same bytes.

  --frames N     of each protocol (10000000)
  --seed N       (1)
  --protocol P   ${protocolNames.join(', ')} (all)
  --help
`;

const { values } = parseArgs({
  options: {
    frames: { type: 'string', default: '10000000' },
    seed: { type: 'string', default: '1' },
    protocol: { type: 'string' },
    help: { type: 'boolean', default: false },
  },
});

const say = (text: string): void => void process.stdout.write(`${text}\n`);
const count = new Intl.NumberFormat('en');

function main(): number {
  if (values.help) {
    process.stdout.write(help);
    return 0;
  }
  const [frames, seed] = [Number(values.frames), Number(values.seed)];
  const names = protocolNames.filter((name) => values.protocol === undefined || values.protocol === name);
  if (!Number.isInteger(frames) || frames < 1 || !Number.isInteger(seed) || names.length === 0) {
    process.stderr.write(help);
    return 2;
  }
  const vectors = pathToFileURL(`${process.cwd()}/test/replay/vectors/`);
  say('| protocol | changed frames | a second | decoded | believed | slowest, ms | again, ms | heap |');
  say('|---|---|---|---|---|---|---|---|');
  for (const name of names) sayOne(name, { frames, seed, vectors });
  return 0;
}

function sayOne(name: ProtocolName, options: { frames: number; seed: number; vectors: URL }): void {
  const isTerminal = process.stderr.isTTY;
  let told = 0;
  const onProgress = (done: number): void => {
    const percent = Math.floor((100 * done) / options.frames);
    if (percent < told + (isTerminal ? 1 : 10)) return;
    told = percent;
    process.stderr.write(isTerminal ? `\r${name}: ${percent} %` : `${name}: ${percent} %\n`);
  };
  const result = fuzzProtocol({ name, ...options, onProgress });
  if (isTerminal) process.stderr.write('\r\x1b[2K');
  const cells = [
    name,
    count.format(result.frames),
    count.format(Math.round(result.frames / result.seconds)),
    count.format(result.found),
    count.format(result.believed),
    result.worst.toFixed(1),
    result.worstAgain > 0 ? result.worstAgain.toFixed(1) : '–',
    `${(result.grownBytes / 1024).toFixed(0)} kB`,
  ];
  say(`| ${cells.join(' | ')} |`);
}

try {
  process.exitCode = main();
} catch (error) {
  if (!(error instanceof FuzzFault)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 1;
}
