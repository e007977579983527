import { parseArgs } from 'node:util';
import { EmbeddedDatabaseError } from './embedded.error.js';

/** What the process of the embedded database is told; the meanings are those of `EmbeddedDatabaseOptions`. */
export interface EmbeddedArguments {
  readonly dataDir: string;
  readonly port?: number | undefined;
  readonly templateDir?: string | undefined;
  readonly maxConnections?: number | undefined;
  readonly maxRequestBytes?: number | undefined;
  readonly idleInTransactionMs?: number | undefined;
  /** End when the parent does. */
  readonly withParent?: boolean | undefined;
}

export const USAGE = `Serves PostgreSQL with PostGIS on a loopback port, from one directory, without any installed server.

  embedded-main --data DIR --port N [options]

  --data DIR                   directory of the data, made if need be; "memory" keeps nothing
  --port N                     TCP port on 127.0.0.1; 0 for any free one (default)
  --template DIR               keep a fresh cluster there; new data directories are copies of it
  --max-connections N          default 100
  --max-request-bytes N        limit of one request and of one COPY; default 67108864
  --idle-in-transaction-ms N   a transaction idle for longer is ended; default 60000
  --with-parent                end when standard input or the IPC channel closes, as when the parent dies
  --help                       this text

When ready, prints one line of JSON to standard output: {"ready":true,"url":"postgres://…","pid":…}
Progress and errors go to standard error. Ends cleanly on SIGTERM and SIGINT.
Data survives the end of this process in any way, but there is no fsync: not a power cut.
`;

/**
 * Reads a command line without the names of program and script.
 * @throws EmbeddedDatabaseError `bad-arguments`.
 */
export function readArguments(argv: readonly string[]): EmbeddedArguments | 'help' {
  const values = parse(argv);
  if (values.help) return 'help';
  if (!values.data) throw badArguments('--data is missing');
  return {
    dataDir: values.data,
    port: number('--port', values.port, 0, 65_535),
    templateDir: values.template,
    maxConnections: number('--max-connections', values['max-connections'], 1, 10_000),
    maxRequestBytes: number('--max-request-bytes', values['max-request-bytes'], 65_536, 2 ** 30),
    idleInTransactionMs: number('--idle-in-transaction-ms', values['idle-in-transaction-ms'], 1, 2 ** 31 - 1),
    withParent: values['with-parent'],
  };
}

/** The command line that `readArguments` reads as `options`. */
export function formatArguments(options: EmbeddedArguments): string[] {
  const values: ReadonlyArray<readonly [string, string | number | undefined]> = [
    ['--data', options.dataDir],
    ['--port', options.port],
    ['--template', options.templateDir],
    ['--max-connections', options.maxConnections],
    ['--max-request-bytes', options.maxRequestBytes],
    ['--idle-in-transaction-ms', options.idleInTransactionMs],
  ];
  const given = values.flatMap(([name, value]) => (value === undefined ? [] : [`${name}=${value}`]));
  return options.withParent ? [...given, '--with-parent'] : given;
}

// Its type follows from the literal below.

function parse(argv: readonly string[]) {
  try {
    return parseArgs({
      args: [...argv],
      options: {
        data: { type: 'string' },
        port: { type: 'string' },
        template: { type: 'string' },
        'max-connections': { type: 'string' },
        'max-request-bytes': { type: 'string' },
        'idle-in-transaction-ms': { type: 'string' },
        'with-parent': { type: 'boolean' },
        help: { type: 'boolean' },
      },
    }).values;
  } catch (cause) {
    throw badArguments(cause instanceof Error ? cause.message : String(cause));
  }
}

function number(name: string, written: string | undefined, least: number, most: number): number | undefined {
  if (written === undefined) return undefined;
  const value = Number(written);
  if (written.trim() === '' || !Number.isInteger(value) || value < least || value > most) {
    throw badArguments(`${name} ${written} is not a whole number from ${least} to ${most}`);
  }
  return value;
}

function badArguments(reason: string): EmbeddedDatabaseError {
  return new EmbeddedDatabaseError('bad-arguments', `${reason}; see --help`);
}
