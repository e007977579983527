import type { PasskeySite } from '#access';
import type { Configuration } from '../configuration.js';

/** Where the console is reached. Without PUBLIC_URL that is this very machine, by its name: passkeys know no numbers. */
export function passkeySite({ PUBLIC_URL, PORT }: Pick<Configuration, 'PUBLIC_URL' | 'PORT'>): PasskeySite {
  const { hostname, origin } = new URL(PUBLIC_URL ?? `http://localhost:${PORT}`);
  return { id: hostname, origin };
}
