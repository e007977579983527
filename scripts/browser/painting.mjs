import { readFileSync } from 'node:fs';
import { chromium } from 'playwright-core';
import { launchOptions } from './chromium.mjs';
import { movers, Movement, openLoad, percentile, press, table } from './load.mjs';

/** Open incidents before anything is measured. Both parties of each move: twice as many positions. */
const openIncidents = 250;
const measuredOpenings = 60;
const measuredUpdates = 60;
const everyMilliseconds = 250;
const targetMilliseconds = 100;
const pause = (milliseconds) => new Promise((resume) => setTimeout(resume, milliseconds));

/** From a message on the socket to the row that is painted, while everything moves. @returns the exit code */
export async function measurePainting() {
  const { house, baseUrl, dispatcher, desk } = await openLoad(openIncidents + measuredOpenings);
  const browser = await chromium.launch(launchOptions());
  const phones = house.cases.protectedPhones;
  const movement = new Movement(baseUrl, movers(house, openIncidents));
  try {
    for (const phone of phones.slice(0, openIncidents)) await press(baseUrl, phone);
    const page = await browser.newPage({ viewport: { width: 1280, height: 720 } });
    await page.addInitScript(readFileSync(new URL('probe.js', import.meta.url), 'utf8'));
    await page.goto(baseUrl);
    await page.locator('input[type=email]').fill(dispatcher.email);
    await page.locator('input[type=password]').fill(dispatcher.password);
    await page.locator('button[type=submit]').click();
    await page.locator('.lamp-live').waitFor();
    await page.locator('[data-row]').first().click();
    movement.start();
    // One round of all devices, so that every position is on the screen.
    await pause(6_000);
    const before = await page.evaluate(() => window.qalqanProbe.positions());
    const started = performance.now();

    // The newest stand last, and what is out of sight is not painted.
    await page.locator('[data-row]').last().scrollIntoViewIfNeeded();
    for (const phone of phones.slice(openIncidents, openIncidents + measuredOpenings)) {
      await press(baseUrl, phone);
      await pause(everyMilliseconds);
    }
    const { incidents } = await desk.get('/v1/incidents');
    for (const { id } of incidents.filter(({ status }) => status === 'open').slice(0, measuredUpdates)) {
      await desk.post(`/v1/incidents/${id}/acknowledge`);
      await pause(everyMilliseconds);
    }
    await pause(3_500);
    const seconds = (performance.now() - started) / 1_000;
    const { times, missed, positions } = await page.evaluate(() => ({
      times: window.qalqanProbe.times,
      missed: window.qalqanProbe.missed(),
      positions: window.qalqanProbe.positions(),
    }));
    const all = [...times.opened, ...times.updated];
    const row = (what, values) => [
      what,
      String(values.length),
      ...[0.5, 0.95, 1].map((share) => `${percentile(values, share)?.toFixed(0)} ms`),
    ];
    console.log(
      `\n${openIncidents} open incidents, ${openIncidents * 2} positions moving, ` +
        `${((positions - before) / seconds).toFixed(0)} positions a second on the socket (${movement.failed} refused)\n`,
    );
    console.log(
      table(
        ['from socket message to painted row', 'measured', 'p50', 'p95', 'longest'],
        [row('a new incident', times.opened), row('an incident that changed', times.updated), row('both', all)],
      ),
    );
    if (missed > 0) console.log(`\n${missed} rows were not seen to change within three seconds.`);
    const isMet = missed === 0 && all.length > 0 && percentile(all, 0.95) <= targetMilliseconds;
    console.log(`\nTarget, p95 at most ${targetMilliseconds} ms: ${isMet ? 'met' : 'MISSED'}`);
    return isMet ? 0 : 1;
  } finally {
    movement.stop();
    await browser.close();
    await house.close();
  }
}
