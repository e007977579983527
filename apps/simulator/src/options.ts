import { parseArgs } from 'node:util';

export const help = `Moves the people of the demo through the public API.

  --demo FILE      demo.json, as \`npm start\` writes it (required)
  --base-url URL   where the API is (default: what the file says)
  --speed N        how much less people wait between their ways: 2 halves every stay (default 1)
  --seed N         another seed, another life (default 1)
  --enrol-phones   phones are enrolled by code first and prove that they hold their key;
                   their tokens in demo.json are worth nothing from then on
  --help           this text
`;

export interface Options {
  demo: string;
  baseUrl: string | undefined;
  speed: number;
  seed: number;
  enrolPhones: boolean;
}

/** @throws Error with one sentence when the arguments cannot be understood */
export function readOptions(argv: readonly string[]): Options | 'help' {
  const { values } = parseArgs({
    args: [...argv],
    options: {
      demo: { type: 'string' },
      'base-url': { type: 'string' },
      speed: { type: 'string', default: '1' },
      seed: { type: 'string', default: '1' },
      'enrol-phones': { type: 'boolean', default: false },
      help: { type: 'boolean', default: false },
    },
  });
  if (values.help) return 'help';
  if (!values.demo) throw new Error('--demo FILE is missing; see --help.');
  const speed = Number(values.speed);
  if (!(speed > 0 && speed <= 100)) throw new Error('--speed must be a number above 0, at most 100.');
  const seed = Number(values.seed);
  if (!Number.isInteger(seed)) throw new Error('--seed must be a whole number.');
  return { demo: values.demo, baseUrl: values['base-url'], speed, seed, enrolPhones: values['enrol-phones'] };
}
