import { describe, expect } from '@jest/globals';
import { eventually } from '../support/eventually.js';
import { account, orderOf, staffCaller } from './support/demo.js';
import { Desk } from './support/desk.js';
import { breach, incidentOf } from './support/happen.js';
import { Stage } from './support/stage.js';

describe('a breach, by keyboard alone', () => {
  const stage = new Stage();
  const order = orderOf('police', 0);

  stage.it('arrives by itself, is chosen and is acknowledged', async () => {
    const page = await stage.window();
    const desk = new Desk(page);
    const { email, password } = account('dispatcher');
    await page.keyboard.type(email);
    await page.keyboard.press('Tab');
    await page.keyboard.type(password);
    await page.keyboard.press('Enter');
    await page.locator('.lamp-live').waitFor();

    await breach(order);
    const staff = await staffCaller('dispatcher');
    const { id } = await eventually(
      () => incidentOf(staff, order),
      (incident) => incident?.status === 'open',
    );
    await desk.row(id).and(page.locator('.row-critical.row-waiting')).waitFor();
    expect(await page.title()).toMatch(/^\(\d+\) /);

    await desk.choose(id);
    await page.keyboard.press('a');
    await desk.row(id).and(page.locator('.row-taken')).waitFor();
    await desk.row(id).locator('.status-acknowledged').waitFor();
    expect((await incidentOf(staff, order)).status).toBe('acknowledged');
  });
});
