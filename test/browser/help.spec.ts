import { beforeAll, describe, expect, it } from '@jest/globals';
import { languages } from '#domain';
import type { Caller } from '../support/caller.js';
import { violations } from './support/axe.js';
import { demo, staffCaller } from './support/demo.js';
import { Phone } from './support/phone.js';

/** The begin of a JPEG file, and some more. */
const photo = Buffer.concat([
  Buffer.from('ffd8ffe000104a46494600010100000100010000', 'hex'),
  Buffer.alloc(250_000, 0x5a),
]);

describe('help for everybody', () => {
  const phone = new Phone();
  let officer: Caller;

  const part = (nth: number) => phone.page.locator('.parts button').nth(nth);

  beforeAll(async () => {
    const administrator = await staffCaller('administrator');
    await administrator.patch(`/v1/agencies/${demo.agencies[0]!.id}`, { takesReports: true });
    officer = await staffCaller('case_officer');
  });

  it('says who helps and what an order is, in each language, and asks nobody where one is', async () => {
    const { page } = phone;
    const asked: string[] = [];
    page.on('request', (request) => asked.push(`${request.method()} ${new URL(request.url()).pathname}`));
    await page.goto('/help/');
    await page.locator('.helpers').first().waitFor();
    expect(await page.locator('a[href="tel:102"]').count()).toBe(1);
    for (const [nth, language] of languages.entries()) {
      await page.locator('.languages button').nth(nth).click();
      await page.locator(`html[lang=${language}]`).waitFor({ state: 'attached' });
      for (const shown of [0, 1, 2]) {
        await part(shown).click();
        await page.locator('article[aria-busy=false], article:not([aria-busy])').waitFor();
        expect(await violations(page)).toEqual([]);
      }
    }
    await part(0).click();
    await page.locator('article .screen-only button').first().click();
    await page.locator('.details', { hasText: 'km away' }).first().waitFor();
    expect(asked.filter((each) => each.startsWith('POST'))).toEqual([]);
    expect(await page.evaluate(() => localStorage.length + sessionStorage.length)).toBe(0);
  });

  it('takes a report without an account, and shows the answer to who has its code alone', async () => {
    const { page } = phone;
    await part(2).click();
    await page.locator('textarea[name=text]').fill('Shouts behind the wall, each Friday.');
    await page.locator('input[type=file]').setInputFiles({ name: 'wall.jpg', mimeType: 'image/jpeg', buffer: photo });
    await page.locator('form button.main').first().click();
    const code = (await page.locator('.code').textContent())!;
    expect(code).toMatch(/^(\w{4}-){3}\w{4}$/);
    await page.locator('.said li', { hasText: 'A photo' }).waitFor();
    expect(await violations(page)).toEqual([]);

    const { reports } = (await officer.get('/v1/intake-reports')).body;
    const one = (await officer.get(`/v1/intake-reports/${reports[0].id}`)).body;
    expect(one.messages[0].text).toBe('Shouts behind the wall, each Friday.');
    expect(one.files).toMatchObject([{ kind: 'photo', bytes: photo.length, complete: true }]);
    await officer.post(`/v1/intake-reports/${reports[0].id}/messages`, { text: 'Which house is it?' });

    await page.reload();
    await part(2).click();
    await page.locator('input[name=code]').fill('0000-1111-2222-3456');
    await page.locator('form').last().locator('button').click();
    await page.locator('[role=alert]', { hasText: 'No report has this code' }).waitFor();
    await page.locator('input[name=code]').fill(code.toLowerCase().replaceAll('-', ' '));
    await page.locator('form').last().locator('button').click();
    await page.locator('.said .agency', { hasText: 'Which house is it?' }).waitFor();
    expect(page.url()).toBe(`${demo.baseUrl}/help/`);
  });
});
