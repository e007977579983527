import { parseArgs } from 'node:util';
import { type ProtocolName, protocolNames } from '#protocols';

export const help = `Moves the people of the demo: through the public API, and bracelets that are trackers over the
ports of the device gateway.

  --demo FILE      demo.json, as \`npm start\` writes it (required)
  --base-url URL   where the API is (default: what the file says)
  --trackers LIST  where the gateway listens: teltonika=5027,gt06=5023,h02=5013,watch=5093;
                   bracelets of a protocol that is not in it speak to the API
  --tracker-host H on which address (default 127.0.0.1)
  --speed N        how much less people wait between their ways: 2 halves every stay (default 1)
  --seed N         another seed, another life (default 1)
  --enrol-phones   phones are enrolled by code first and prove that they hold their key;
                   their tokens in demo.json are worth nothing from then on
  --help           this text
`;

export type TrackerPorts = Readonly<Partial<Record<ProtocolName, number>>>;

export interface Options {
  demo: string;
  baseUrl: string | undefined;
  gateway: { host: string; ports: TrackerPorts };
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
      trackers: { type: 'string', default: '' },
      'tracker-host': { type: 'string', default: '127.0.0.1' },
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
  const gateway = { host: values['tracker-host'], ports: readPorts(values.trackers) };
  return { demo: values.demo, baseUrl: values['base-url'], gateway, speed, seed, enrolPhones: values['enrol-phones'] };
}

function readPorts(list: string): TrackerPorts {
  const ports: Partial<Record<ProtocolName, number>> = {};
  for (const item of list.split(',').filter((each) => each !== '')) {
    const [name, text] = item.split('=');
    const protocol = protocolNames.find((each) => each === name);
    const port = Number(text);
    if (!protocol || !Number.isInteger(port) || port < 0 || port > 65_535)
      throw new Error(`--trackers: "${item}" is not like teltonika=5027.`);
    ports[protocol] = port;
  }
  return ports;
}
