import { afterAll, beforeAll, describe, expect } from '@jest/globals';
import { TcpProxy } from '../chaos/tcp-proxy.js';
import { eventually } from '../support/eventually.js';
import { demo, orderOf, staffCaller } from './support/demo.js';
import { Desk } from './support/desk.js';
import { incidentOf, press } from './support/happen.js';
import { Stage } from './support/stage.js';

describe('a link that is cut', () => {
  const stage = new Stage();
  const order = orderOf('police', 1);
  let network: TcpProxy;

  beforeAll(async () => {
    network = await TcpProxy.open(() => Number(new URL(demo.baseUrl).port));
  });
  afterAll(() => network.close());

  stage.it('is told in a banner, and what was missed is shown when it is back', async () => {
    const page = await stage.signedIn('dispatcher', { baseUrl: `http://127.0.0.1:${network.port}` });
    const desk = new Desk(page);
    await page.locator('.lamp-live').waitFor();

    network.stall();
    network.cut();
    const banner = page.locator('.link-banner-lost');
    await banner.waitFor();
    const almaty = new Intl.DateTimeFormat('en-GB', { timeZone: 'Asia/Almaty', hour: '2-digit', minute: '2-digit' });
    const since = /since (\d\d:\d\d)/.exec((await banner.textContent())!)?.[1];
    expect([almaty.format(Date.now() - 60_000), almaty.format(Date.now())]).toContain(since);
    expect(await banner.getAttribute('role')).toBe('alert');
    expect(await page.title()).toContain('⚠');

    await press(order);
    const staff = await staffCaller('dispatcher');
    const { id } = await eventually(
      () => incidentOf(staff, order),
      (incident) => incident !== undefined,
    );
    expect(await desk.row(id).count()).toBe(0);

    network.heal();
    const back = page.locator('.link-banner-missed');
    await back.waitFor();
    expect(await back.textContent()).toMatch(/Between .* 1 alarm came/);
    await back.locator('li', { hasText: order.reference }).waitFor();
    await desk.row(id).and(page.locator('.row-critical.row-waiting')).waitFor();
    await page.locator('.lamp-live').waitFor();
    expect(await banner.count()).toBe(0);
  });
});
