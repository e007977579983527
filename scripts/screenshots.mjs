import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { chromium } from 'playwright-core';
import { launchOptions } from './browser/chromium.mjs';
import { startStack } from './browser/stack.mjs';
import { buildAll } from './lib/build.mjs';
import { install } from './lib/install.mjs';
import { step } from './lib/progress.mjs';
import { root } from './lib/root.mjs';
import { runCommand } from './lib/stop.error.mjs';

const help = `npm run screenshots: pictures of the main screens with the demo's people, in docs/screenshots.

CHROMIUM_PATH         another browser than Debian's /usr/bin/chromium
`;

const folder = join(root, 'docs/screenshots');
const window = { width: 1280, height: 800 };
/** After the last answer: fonts, pictures of the map, and what moves into its place. */
const restMilliseconds = 2_500;

/** The first incident of the queue, open on the right. */
async function chooseFirst(page) {
  await page.locator('.row-critical[data-row]').first().waitFor({ timeout: 90_000 });
  // The breach and the press of the demo's first half minute.
  await page.locator('[data-row]').nth(1).waitFor({ timeout: 90_000 });
  await page.locator('[data-row]').first().click();
}

/** The same incident, in the middle of what happened. */
async function replayFirst(page) {
  await chooseFirst(page);
  const id = await page.locator('[data-row]').first().getAttribute('data-row');
  await page.evaluate((hash) => void (location.hash = hash), `/replay/incidents/${id}`);
  const findings = page.locator('.replay-findings li button');
  await findings.first().waitFor();
  await findings.nth(Math.floor((await findings.count()) / 2)).click();
}

/** Each by somebody whose work it is. */
const pictures = [
  { name: 'dispatch', role: 'dispatcher', address: '/dispatch', prepare: chooseFirst },
  { name: 'court', role: 'court', address: '/court/orders' },
  { name: 'administration', role: 'administrator', address: '/administration/plans' },
  { name: 'replay', role: 'supervisor', address: '/dispatch', prepare: replayFirst },
];

async function takePicture(browser, { baseUrl, demo }, { name, role, address, prepare }) {
  const { email, password } = demo.staff.find((member) => member.role === role);
  const context = await browser.newContext({ viewport: window, baseURL: baseUrl, locale: 'en-GB' });
  await context.addInitScript(() => localStorage.setItem('qalqan.language', 'en'));
  const page = await context.newPage();
  await page.goto('/');
  await page.locator('input[type=email]').fill(email);
  await page.locator('input[type=password]').fill(password);
  await page.locator('button[type=submit]').click();
  await page.locator('.top-bar').waitFor();
  await page.evaluate((hash) => void (location.hash = hash), address);
  await prepare?.(page);
  await page.waitForLoadState('networkidle').catch(() => undefined);
  await page.waitForTimeout(restMilliseconds);
  await page.screenshot({ path: join(folder, `${name}.png`) });
  await context.close();
}

await runCommand(async () => {
  if (process.argv.includes('--help')) return void process.stdout.write(help);
  await install();
  const options = launchOptions();
  await buildAll();
  const stack = await step('Starting the house', () => startStack());
  const browser = await chromium.launch(options);
  try {
    mkdirSync(folder, { recursive: true });
    for (const picture of pictures)
      await step(`Picture of ${picture.name}`, () => takePicture(browser, stack, picture));
  } finally {
    await browser.close();
    await stack.stop();
  }
});
