import { problemOf } from './free-port.mjs';

/** Where trackers of each protocol are used to connect. */
const usual = { TELTONIKA_PORT: 5027, GT06_PORT: 5023, H02_PORT: 5013, WATCH_PORT: 5093 };

/** As the environment says (0: nowhere); else the usual port, where no other program has it. */
export async function trackerPorts(environment, host) {
  const chosen = {};
  for (const [name, port] of Object.entries(usual)) {
    if (environment[name]) chosen[name] = environment[name];
    else if ((await problemOf(port, host)) === undefined) chosen[name] = String(port);
  }
  return chosen;
}

/** As the simulator is told of them. */
export const trackerArguments = (ports, host) => [
  '--trackers',
  Object.entries(ports)
    .map(([name, port]) => `${name.replace('_PORT', '').toLowerCase()}=${port}`)
    .join(','),
  '--tracker-host',
  host,
];
