import { parseArgs } from 'node:util';

export const help = `The api of Qalqan. Everything else is configured by the environment (docs/running.md).

  --surface=panic|tracking|desk|all   what this process serves; also SURFACE (default: all)
        panic      presses and their cancels
        tracking   positions: /v1/positions and /ingest
        desk       staff over REST and sockets, the console, the documentation
     Each also serves health and metrics.
  --help                              this text
`;

/** @throws Error on an option that there is not */
export function readOptions(argv: readonly string[]): { help: boolean; surface: string | undefined } {
  const { values } = parseArgs({
    args: [...argv],
    options: { surface: { type: 'string' }, help: { type: 'boolean', default: false } },
  });
  return { help: values.help, surface: values.surface };
}
