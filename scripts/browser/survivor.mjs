import { chromium } from 'playwright-core';
import { launchOptions } from './chromium.mjs';
import { Caller, percentile, table } from './load.mjs';
import { startStack } from './stack.mjs';

/** A cheap phone on one bar: what the issue demands. */
const slowdown = 4;
const network = { offline: false, latency: 400, downloadThroughput: 400_000 / 8, uploadThroughput: 400_000 / 8 };
const targets = { startMilliseconds: 2_000, firstLoadBytes: 150_000, pressBytes: 1_000, rowMilliseconds: 1_000 };

/** Cold starts, bytes, and the way of a press to the desk. @returns the exit code */
export async function measureSurvivor({ starts, presses }) {
  const stack = await startStack('--no-simulator');
  const browser = await chromium.launch(launchOptions());
  try {
    const phone = await enrolledPhone(browser, stack);
    const cold = [];
    for (let nth = 0; nth < starts; nth += 1) cold.push(await coldStart(phone));
    const firstLoadBytes = await firstLoad(browser, stack);
    const way = await pressToRow(browser, stack, phone, presses);
    return report({ cold, firstLoadBytes, ...way });
  } finally {
    await browser.close();
    await stack.stop();
  }
}

async function enrolledPhone(browser, { baseUrl, demo }) {
  const officer = demo.staff.find(({ role, email }) => role === 'case_officer' && email.includes('@police'));
  const { accessToken } = await new Caller(baseUrl).post('/v1/sessions', officer && credentials(officer));
  const caller = new Caller(baseUrl, accessToken);
  const order = demo.orders[0];
  const { personId } = demo.devices.find(({ orderId, role }) => orderId === order.id && role === 'protected');
  const { id } = await caller.post('/v1/devices', { kind: 'phone', personId });
  const { code } = await caller.post(`/v1/devices/${id}/enrolment-code`);
  const context = await browser.newContext({ baseURL: baseUrl, viewport: { width: 360, height: 640 } });
  const page = await context.newPage();
  await page.goto('/app/');
  await page.locator('button.strong').click();
  await page.locator('button.strong').click();
  await page.locator('input.code').fill(code);
  await page.locator('button[type=submit]').click();
  await page.locator('button.panic').waitFor();
  await page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined));
  await page.close();
  return context;
}

const credentials = ({ email, password }) => ({ email, password });

/** Nothing of the app is on the phone but its key: no service worker, no cache. @returns milliseconds to the button */
async function coldStart(context) {
  const page = await context.newPage();
  const session = await context.newCDPSession(page);
  await session.send('Network.enable');
  await session.send('Network.setBypassServiceWorker', { bypass: true });
  await session.send('Network.setCacheDisabled', { cacheDisabled: true });
  await session.send('Network.emulateNetworkConditions', network);
  await session.send('Emulation.setCPUThrottlingRate', { rate: slowdown });
  await page.addInitScript(() => {
    const look = () => {
      const button = document.querySelector('button.panic');
      if (button === null) return requestAnimationFrame(look);
      // Drawn, and listening: the frame after the one in which it stands there.
      requestAnimationFrame(() => (window.usableAt = performance.now()));
    };
    requestAnimationFrame(look);
  });
  await page.goto('/app/', { waitUntil: 'commit' });
  const at = await (await page.waitForFunction(() => window.usableAt)).jsonValue();
  await page.close();
  return at;
}

/** What somebody fetches who opens the app for the first time, with all that comes after the button. */
async function firstLoad(browser, { baseUrl }) {
  const context = await browser.newContext({ baseURL: baseUrl, serviceWorkers: 'block' });
  const page = await context.newPage();
  const session = await context.newCDPSession(page);
  await session.send('Network.enable');
  let bytes = 0;
  session.on('Network.loadingFinished', ({ encodedDataLength }) => (bytes += encodedDataLength));
  await page.goto('/app/', { waitUntil: 'networkidle' });
  await context.close();
  return bytes;
}

/** From the moment at which the button has been held, to the row that is drawn at the desk. */
async function pressToRow(browser, { baseUrl, demo }, phone, presses) {
  const dispatcher = demo.staff.find(({ role, email }) => role === 'dispatcher' && email.includes('@police'));
  const { accessToken } = await new Caller(baseUrl).post('/v1/sessions', credentials(dispatcher));
  const caller = new Caller(baseUrl, accessToken);
  const { pin } = demo.devices.find(({ orderId, role }) => orderId === demo.orders[0].id && role === 'protected');
  const desk = await (await browser.newContext({ baseURL: baseUrl })).newPage();
  await desk.goto('/');
  await desk.locator('input[type=email]').fill(dispatcher.email);
  await desk.locator('input[type=password]').fill(dispatcher.password);
  await desk.locator('button[type=submit]').click();
  await desk.locator('.lamp-live').waitFor();
  const page = await phone.newPage();
  await page.goto('/app/');
  const requests = [];
  const took = [];
  for (let nth = 0; nth < presses; nth += 1) {
    const sent = page.waitForRequest((request) => request.url().endsWith('/v1/panics'));
    const pressed = pressOf(page);
    await desk.locator('[data-row]').first().waitFor();
    const seenAt = await desk.evaluate(
      () => new Promise((drawn) => requestAnimationFrame(() => drawn(performance.timeOrigin + performance.now()))),
    );
    took.push(seenAt - (await pressed));
    requests.push(await bytesOf(await sent));
    await takeBack(page, pin);
    await clear(caller, desk);
  }
  return { took, requests };
}

/** @returns when it was held long enough, milliseconds since 1970 */
async function pressOf(page) {
  await page.evaluate(() => {
    window.heldAt = new Promise((held) => {
      new MutationObserver((_, observer) => {
        if (document.querySelector('.steps') === null) return;
        observer.disconnect();
        held(performance.timeOrigin + performance.now());
      }).observe(document.body, { childList: true, subtree: true });
    });
  });
  const { x, y, width, height } = await page.locator('button.panic').boundingBox();
  await page.mouse.move(x + width / 2, y + height / 2);
  await page.mouse.down();
  const at = await page.evaluate(() => window.heldAt);
  await page.mouse.up();
  return at;
}

async function takeBack(page, pin) {
  await page.locator('.step.done').nth(1).waitFor();
  await page.locator('.actions button').last().click();
  await page.locator('input.pin').fill(pin);
  await page.locator('button[type=submit]').click();
  await page.locator('.steps').waitFor();
  await page.locator('.actions button').click();
  await page.locator('button.panic').waitFor();
}

async function clear(caller, desk) {
  const { incidents } = await caller.get('/v1/incidents?status=active');
  for (const { id } of incidents) {
    await caller.post(`/v1/incidents/${id}/acknowledge`);
    await caller.post(`/v1/incidents/${id}/close`, { outcome: 'test' });
  }
  await desk.locator('[data-row]').first().waitFor({ state: 'detached' });
}

/** What the app itself sends, and with what the browser adds, as HTTP/1.1 writes it. */
async function bytesOf(request) {
  const { requestHeadersSize, requestBodySize } = await request.sizes();
  const own = ['authorization', 'dpop', 'content-type'];
  const headers = Object.entries(await request.allHeaders()).filter(([name]) => own.includes(name));
  const lines = headers.map(([name, value]) => name.length + value.length + 4);
  const line = `POST ${new URL(request.url()).pathname} HTTP/1.1\r\n`.length;
  return {
    own: requestBodySize + line + lines.reduce((sum, size) => sum + size, 0),
    all: requestHeadersSize + requestBodySize,
  };
}

function report({ cold, firstLoadBytes, took, requests }) {
  const ms = (value) => `${value.toFixed(0)} ms`;
  const largest = (name) => Math.max(...requests.map((request) => request[name]));
  const [median, worst, p95] = [percentile(cold, 0.5), Math.max(...cold), percentile(took, 0.95)];
  const rows = [
    [
      'cold start to the button, median',
      ms(median),
      ms(targets.startMilliseconds),
      median <= targets.startMilliseconds,
    ],
    ['cold start to the button, worst', ms(worst), '', true],
    ['first load', `${firstLoadBytes} bytes`, `${targets.firstLoadBytes}`, firstLoadBytes <= targets.firstLoadBytes],
    [
      'press, request of the app',
      `${largest('own')} bytes`,
      `${targets.pressBytes}`,
      largest('own') <= targets.pressBytes,
    ],
    ['press, with what the browser adds', `${largest('all')} bytes`, '', true],
    ['press to row, median', ms(percentile(took, 0.5)), '', true],
    ['press to row, p95', ms(p95), ms(targets.rowMilliseconds), p95 <= targets.rowMilliseconds],
  ];
  const cells = rows.map(([what, value, target, reached]) => [what, value, target, target && (reached ? 'yes' : 'NO')]);
  console.log(
    `\n${cold.length} cold starts (CPU ${slowdown} times slower, 400 kbit/s, ${network.latency} ms), ${took.length} presses\n`,
  );
  console.log(table(['measured', 'value', 'at most', 'reached'], cells));
  return rows.every(([, , , reached]) => reached) ? 0 : 1;
}
