import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { root } from '../lib/root.mjs';
import { Stop } from '../lib/stop.error.mjs';

export const help = `npm start [-- OPTIONS]: starts Qalqan on this machine, with nothing installed but Node.js.

  --no-demo        start empty: one agency with one administrator, whose password is printed
  --no-simulator   seed the demo, but move nobody
  --port N         where the console and the API listen on 127.0.0.1 (default 3000)
  --apart          a second api process that serves presses alone, on the next port (--port + 1)
  --data DIR       where data, secrets and logs are kept (default .data)
  --help           this text

DATABASE_URL       a PostgreSQL server (15 or newer) with PostGIS, instead of the embedded database
REDIS_URL          a Redis server for queue and sockets, instead of the database
`;

const defaultPort = 3000;

/** What the person at the terminal asked for. */
export function readOptions(argv, environment) {
  const { values } = parse(argv);
  const port = Number(values.port ?? environment.PORT ?? defaultPort);
  if (!Number.isInteger(port) || port < 1 || port > 65_535) {
    throw new Stop(`--port ${values.port ?? environment.PORT} is no port number: give one from 1 to 65535.`);
  }
  if (values.apart && port === 65_535)
    throw new Stop('--apart takes the next port too, and there is none after 65535.');
  return {
    help: values.help,
    port,
    panicPort: values.apart ? port + 1 : undefined,
    demo: !values['no-demo'],
    simulator: !values['no-demo'] && !values['no-simulator'],
    dataDir: resolve(root, values.data ?? '.data'),
    databaseUrl: environment.DATABASE_URL || undefined,
    redisUrl: environment.REDIS_URL || undefined,
  };
}

function parse(argv) {
  try {
    return parseArgs({
      args: argv,
      options: {
        'no-demo': { type: 'boolean', default: false },
        'no-simulator': { type: 'boolean', default: false },
        port: { type: 'string' },
        data: { type: 'string' },
        apart: { type: 'boolean', default: false },
        help: { type: 'boolean', default: false },
      },
    });
  } catch (error) {
    throw new Stop(`${error.message.split('\n')[0]} Try npm start -- --help.`);
  }
}
