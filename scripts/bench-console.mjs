import { parseArgs } from 'node:util';
import { findChromium } from './browser/chromium.mjs';
import { buildAll } from './lib/build.mjs';
import { install } from './lib/install.mjs';
import { runCommand } from './lib/stop.error.mjs';

const help = `npm run bench:console [-- OPTIONS]: the console in a real browser, on a house with many incidents. Ends with 1 when a target is missed.

  (without)         from a message on the socket to the row that is painted, with 250 open incidents and 500 moving positions
  --shift           a shift of 8 hours, its events one after another: does anything grow?
  --minutes N       how long the shift takes (3)

CHROMIUM_PATH       another browser than Debian's /usr/bin/chromium
DATABASE_URL        a PostgreSQL server (a database that may be filled); embedded without it
`;

await runCommand(async () => {
  const { values } = parseArgs({
    options: {
      shift: { type: 'boolean', default: false },
      minutes: { type: 'string', default: '3' },
      help: { type: 'boolean', default: false },
    },
  });
  if (values.help) return void process.stdout.write(help);
  await install();
  findChromium();
  await buildAll();
  if (values.shift) return (await import('./browser/shift.mjs')).watchShift(Number(values.minutes));
  return (await import('./browser/painting.mjs')).measurePainting();
});
