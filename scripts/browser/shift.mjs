import { readFileSync } from 'node:fs';
import { chromium } from 'playwright-core';
import { launchOptions } from './chromium.mjs';
import { movers, Movement, openLoad, press, table } from './load.mjs';

const hours = 8;
/** As many as fit into the time of an hour, at most. */
const incidentsAnHour = 30;
/** Open at once: acknowledged and closed in the order in which they came. */
const openAtOnce = 5;
const movingOrders = 50;
/** The first hours load screens and fill caches that are kept on purpose. */
const measuredFromHour = 2;
/** From then to the end. What grows by more is a leak: an incident alone is some kilobytes. */
const bounds = { heap: 3, listeners: 20, nodes: 300, detached: 100 };
const pause = (milliseconds) => new Promise((resume) => setTimeout(resume, milliseconds));

/**
 * The events of a shift one after another: incidents come, are taken and closed, people move, the link is cut once an
 * hour, the language, the theme and the screens change; timers of minutes run 160 times faster, so that caches and tokens
 * come and go as in eight hours. @returns the exit code
 */
export async function watchShift(minutes) {
  const { TcpProxy } = await import('../../dist/test/chaos/tcp-proxy.js');
  const { house, baseUrl, dispatcher, desk } = await openLoad(movingOrders);
  const network = await TcpProxy.open(() => Number(new URL(baseUrl).port));
  const browser = await chromium.launch(launchOptions());
  const movement = new Movement(baseUrl, movers(house, movingOrders));
  try {
    const page = await browser.newPage({ viewport: { width: 1280, height: 720 } });
    await page.addInitScript(readFileSync(new URL('hasten.js', import.meta.url), 'utf8'));
    await page.goto(`http://127.0.0.1:${network.port}`);
    await page.locator('input[type=email]').fill(dispatcher.email);
    await page.locator('input[type=password]').fill(dispatcher.password);
    await page.locator('button[type=submit]').click();
    await page.locator('.lamp-live').waitFor();
    movement.start();
    const seen = [];
    let taken = 0;
    const began = performance.now();
    const dueAfter = (hour) => began + (minutes * 60_000 * hour) / hours;
    for (let hour = 1; hour <= hours; hour += 1) {
      taken += await incidentsOf(hour, dueAfter(hour), { page, baseUrl, house, desk });
      await wander(page);
      await cut(network, page);
      await pause(Math.max(0, dueAfter(hour) - performance.now()));
      seen.push({ hour, ...(await measure(page)) });
    }
    return report(seen, { minutes: (performance.now() - began) / 60_000, movement, taken });
  } finally {
    movement.stop();
    await browser.close();
    await network.close();
    await house.close();
  }
}

/** @returns how many came and went */
async function incidentsOf(hour, until, { page, baseUrl, house, desk }) {
  const phones = house.cases.protectedPhones;
  let nth = 0;
  for (; nth < incidentsAnHour && (nth === 0 || performance.now() < until); nth += openAtOnce) {
    for (let at = 0; at < openAtOnce; at += 1) {
      await press(baseUrl, phones[(hour * incidentsAnHour + nth + at) % phones.length]);
    }
    const { incidents } = await desk.get('/v1/incidents');
    for (const { id } of incidents.filter(({ status }) => status === 'open')) {
      await page.locator(`[data-row="${id}"]`).first().click();
      await page.keyboard.press('a');
      await page.locator(`[data-row="${id}"] .status-acknowledged`).first().waitFor();
      await desk.post(`/v1/incidents/${id}/close`, { outcome: 'resolved' });
      await page.locator(`[data-row="${id}"]`).first().waitFor({ state: 'detached' });
    }
  }
  return nth;
}

/** Through the languages, the themes, the windows and the other screens, and back to the desk. */
async function wander(page) {
  for (const language of ['ru', 'kk', 'en']) await page.locator(`button[lang=${language}]`).click();
  for (const key of ['?', 'Escape']) await page.keyboard.press(key);
  const desk = await page.evaluate(() => location.hash);
  await page.evaluate(() => void (location.hash = '/account'));
  await page.locator('.account').waitFor();
  await page.evaluate((hash) => void (location.hash = hash), desk);
  await page.locator('.lamp-live').waitFor();
}

async function cut(network, page) {
  network.stall();
  network.cut();
  await page.locator('.link-banner-lost').waitFor();
  network.heal();
  await page.locator('.link-banner-back > button, .link-banner-missed > button').click();
  await page.locator('.lamp-live').waitFor();
}

const collections = 3;

/** What is left after everything that nobody needs is gone. */
async function measure(page) {
  // Caches end after five minutes, which are two seconds here.
  await pause(3_000);
  const session = await page.context().newCDPSession(page);
  await session.send('Performance.enable');
  await session.send('DOM.enable');
  for (let turn = 0; turn < collections; turn += 1) {
    await session.send('HeapProfiler.collectGarbage');
    await pause(100);
  }
  const { metrics } = await session.send('Performance.getMetrics');
  const { detachedNodes } = await session.send('DOM.getDetachedDomNodes');
  const { JSHeapUsedSize, JSEventListeners, Nodes } = Object.fromEntries(
    metrics.map(({ name, value }) => [name, value]),
  );
  await session.detach();
  return { heap: JSHeapUsedSize / 1e6, listeners: JSEventListeners, nodes: Nodes, detached: countOf(detachedNodes) };
}

const countOf = (detached) => {
  const below = (node) => 1 + (node.children ?? []).reduce((sum, child) => sum + below(child), 0);
  return detached.reduce((sum, { treeNode }) => sum + below(treeNode), 0);
};

function report(seen, { minutes, movement, taken }) {
  console.log(
    `\n${hours} hours in ${minutes.toFixed(1)} minutes: ${taken} incidents, ${movement.sent} positions (${movement.failed} refused), ${hours} cuts of the link\n`,
  );
  const row = ({ hour, heap, listeners, nodes, detached }) => [
    String(hour),
    `${heap.toFixed(1)} MB`,
    ...[listeners, nodes, detached].map(String),
  ];
  console.log(table(['after hour', 'heap', 'listeners', 'nodes', 'detached nodes'], seen.map(row)));
  const [first, last] = [seen[measuredFromHour - 1], seen.at(-1)];
  const grown = Object.entries(bounds).filter(([name, bound]) => last[name] - first[name] > bound);
  console.log(`\nFrom hour ${measuredFromHour} to hour ${hours} nothing may grow by more than ${boundsText}.`);
  for (const [name] of grown) console.log(`GROWN: ${name}, from ${first[name]} to ${last[name]}`);
  console.log(grown.length === 0 ? 'Nothing grows.' : 'Something grows.');
  return grown.length === 0 ? 0 : 1;
}

const boundsText = `${bounds.heap} MB, ${bounds.listeners} listeners, ${bounds.nodes} nodes, ${bounds.detached} detached nodes`;
