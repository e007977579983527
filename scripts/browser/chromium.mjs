import { existsSync } from 'node:fs';
import { Stop } from '../lib/stop.error.mjs';

const usual = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];

/** Where the browser is. @throws Stop with what to install */
export function findChromium(environment = process.env) {
  const chosen = environment.CHROMIUM_PATH;
  const found = chosen ? [chosen].find(existsSync) : usual.find(existsSync);
  if (found !== undefined) return found;
  throw new Stop(
    chosen
      ? `CHROMIUM_PATH names ${chosen}, and there is nothing.`
      : 'Chromium is needed and is not here. On Debian: apt-get install chromium. Elsewhere: CHROMIUM_PATH=/path/to/chrome.',
  );
}

/** How a browser is started for a machine without a screen. */
export const launchOptions = (environment = process.env) => ({
  executablePath: findChromium(environment),
  args: [
    // Chromium's own walls need a user that is not root.
    ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
    '--disable-dev-shm-usage',
    '--lang=en-GB',
  ],
});
