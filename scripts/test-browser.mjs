import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { chromium } from 'playwright-core';
import { launchOptions } from './browser/chromium.mjs';
import { openSmsGateway } from './browser/sms-gateway.mjs';
import { startStack } from './browser/stack.mjs';
import { buildAll } from './lib/build.mjs';
import { install } from './lib/install.mjs';
import { root } from './lib/root.mjs';
import { requireNodeVersion } from './lib/node-version.mjs';
import { step } from './lib/progress.mjs';
import { sparePort } from './start/free-port.mjs';
import { runJest } from './lib/run-jest.mjs';
import { runCommand } from './lib/stop.error.mjs';

const embedded = pathToFileURL(join(root, 'dist/libs/persistence/src/embedded/index.js')).href;

const help = `npm run test:browser [-- OPTIONS]: the console in a real browser, against the real house with its embedded database.

  anything            is passed on to jest, for example a path or --testNamePattern

CHROMIUM_PATH         another browser than Debian's /usr/bin/chromium
BROWSER_PICTURES      a folder for pictures of what is on the screen when a test fails
`;

await runCommand(async () => {
  const given = process.argv.slice(2);
  if (given.includes('--help')) return void process.stdout.write(help);
  requireNodeVersion();
  await install();
  const options = launchOptions();
  // A microphone that beeps, of a machine that has none.
  options.args.push('--use-fake-device-for-media-stream', '--use-fake-ui-for-media-stream');
  await buildAll();
  // One house and one browser for all tests: each has its own orders, and a window of its own.
  process.env.SMS_INBOUND_NUMBER = '+77000000102';
  process.env.SMS_INBOUND_SECRET = randomBytes(24).toString('base64');
  const gateway = await openSmsGateway();
  process.env.SMS_HTTP_URL = gateway.url;
  process.env.TELTONIKA_PORT = await sparePort('127.0.0.1');
  // Started here, so that tests can let time pass: they move what is due in it.
  const { spawnEmbeddedDatabase } = await import(embedded);
  const database = await spawnEmbeddedDatabase({ dataDir: 'memory' });
  process.env.STAGE_DATABASE_URL = database.url;
  try {
    return await onStage(options, given);
  } finally {
    await database.stop();
    gateway.close();
  }
});

async function onStage(options, given) {
  const stack = await step('Starting the house', () => startStack('--no-simulator'));
  // What changes on a screen is painted within the old picture otherwise, and round edges then keep a shade of what was there before:
  // two screens that are the same would differ by their history.
  const args = [...options.args, '--disable-partial-raster'];
  const browser = await chromium.launchServer({ ...options, args });
  try {
    return await runJest(['--config=jest.browser.config.mjs', ...given], {
      where: 'in a browser',
      env: { BROWSER_SOCKET: browser.wsEndpoint(), DEMO_FILE: stack.demoFile },
    });
  } finally {
    await browser.close();
    await stack.stop();
  }
}
