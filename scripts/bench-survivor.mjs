import { parseArgs } from 'node:util';
import { findChromium } from './browser/chromium.mjs';
import { buildAll } from './lib/build.mjs';
import { install } from './lib/install.mjs';
import { runCommand } from './lib/stop.error.mjs';

const help = `npm run bench:survivor [-- OPTIONS]: the survivor's app on a slow phone and a bad network, on the embedded database. Ends with 1 when a target is missed.

  --starts N          cold starts (9)
  --presses N         presses from one browser to the console in another (40)

CHROMIUM_PATH         another browser than Debian's /usr/bin/chromium
`;

await runCommand(async () => {
  const { values } = parseArgs({
    options: {
      starts: { type: 'string', default: '9' },
      presses: { type: 'string', default: '40' },
      help: { type: 'boolean', default: false },
    },
  });
  if (values.help) return void process.stdout.write(help);
  await install();
  findChromium();
  await buildAll();
  const { measureSurvivor } = await import('./browser/survivor.mjs');
  return measureSurvivor({ starts: Number(values.starts), presses: Number(values.presses) });
});
