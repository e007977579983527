import { randomInt } from 'node:crypto';
import { beforeAll, describe, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { languages, systemClock } from '#domain';
import { Caller } from '../support/caller.js';
import { violations } from './support/axe.js';
import { demo, deviceOf, orderOf, staffCaller } from './support/demo.js';
import { Desk } from './support/desk.js';
import { incidentOf, press } from './support/happen.js';
import { changeRows } from './support/house-rows.js';
import { Phone } from './support/phone.js';
import { linksTo } from './support/sent-sms.js';
import { Stage } from './support/stage.js';

const mark = randomInt(1_000, 10_000);
/** Of whom she chooses: one whose link expires, one whose links she revokes, one whose the desk does. */
const numbers = [1, 2, 3].map((nth) => `+7701${mark}00${nth}`) as [string, string, string];
const contactName = `Aigerim Secretova ${mark}`;

describe('a contact’s page', () => {
  const phone = new Phone();
  const stage = new Stage();
  const order = orderOf('police', 3);
  const device = deviceOf(order, 'protected');
  const hers = new Caller(demo.baseUrl, device.token);
  const pages: Page[] = [];
  const answers: string[] = [];
  let dispatcher: Caller;
  let contactIds: string[];
  let links: string[];
  let incidentId: string;

  beforeAll(async () => {
    dispatcher = await staffCaller('dispatcher');
    contactIds = await Promise.all(
      numbers.map(async (number, nth) => {
        const channels = [{ channel: 'sms', phone: number }];
        const contact = { name: contactName, language: 'en', position: nth + 1, channels };
        return (await hers.post('/v1/companion/contacts', contact)).body.id;
      }),
    );
  });

  const goneIs = (page: Page) => page.locator('h1', { hasText: 'This link opens nothing' });
  const inEachLanguage = async (page: Page): Promise<void> => {
    for (const language of [...languages.filter((each) => each !== 'en'), 'en'] as const) {
      await page.locator(`button[lang=${language}]`).click();
      await page.locator(`html[lang=${language}]`).waitFor({ state: 'attached' });
      expect(await violations(page)).toEqual([]);
    }
  };
  const openedBy = async (page: Page, link: string): Promise<Page> => {
    page.on('response', async (response) => {
      if (response.url().includes('/v1/')) answers.push(await response.text().catch(() => ''));
    });
    await page.goto(link);
    return page;
  };

  it('asks whether one agrees, and says nothing of her', async () => {
    const [link] = await linksTo(numbers[0], 1);
    const page = await openedBy(phone.page, link!);
    await page.locator('h1', { hasText: 'Do you agree' }).waitFor();
    await inEachLanguage(page);
    await page.getByRole('button', { name: 'Yes, I agree' }).click();
    await page.locator('.said', { hasText: 'You will be told' }).waitFor();
    await inEachLanguage(page);
    expect(page.url()).toBe(`${demo.baseUrl}/c/`);
    for (const number of numbers.slice(1)) {
      const [other] = await linksTo(number, 1);
      const token = other!.split('#')[1];
      const { status } = await new Caller(demo.baseUrl).post('/v1/public/consents', { token, agrees: true });
      expect(status).toBe(200);
    }
  });

  stage.it(
    'shows where she is, how long ago and how far the desk is, and nothing else; what one says is at the desk',
    async () => {
      await press(order);
      incidentId = (await incidentOf(dispatcher, order)).id;
      links = await Promise.all(numbers.map(async (number) => (await linksTo(number, 2))[1]!));
      const page = await phone.another();
      const socket = page.waitForEvent('websocket');
      await openedBy(page, links[0]!);
      pages.push(page);
      await page.locator('.status', { hasText: 'The desk has been told' }).waitFor();
      // From here on the page is told what is new, and asks by the clock each half minute only.
      await (await socket).waitForEvent('framereceived');
      await standsAt([76.9123, 43.2123]);
      await page.locator('.coordinates', { hasText: '43.212300, 76.912300' }).waitFor();
      expect(await page.getByText('less than a minute ago').count()).toBe(1);
      await inEachLanguage(page);

      const desk = new Desk(await stage.signedIn('dispatcher'));
      await desk.choose(incidentId);
      await page.getByRole('button', { name: 'I am going there' }).click();
      await page.locator('.said', { hasText: 'The desk knows that you are going there' }).waitFor();
      await page.getByRole('button', { name: 'I called' }).click();
      const log = desk.page.locator('.panel-log .events');
      for (const said of ['going there', 'has called']) await log.locator('li', { hasText: said }).waitFor();

      const states = answers
        .filter((each) => each.includes('"serverTime"'))
        .map((each) => Object.keys(JSON.parse(each)));
      expect(new Set(states.flat())).toEqual(new Set(['status', 'position', 'othersGoing', 'expiresAt', 'serverTime']));
      const shown = [await page.content(), ...answers].join('\n');
      for (const secret of await personal()) expect(shown).not.toContain(secret);
    },
  );

  it('is no other device’s, whoever forwards the link', async () => {
    const page = await openedBy(await phone.another(true), links[0]!);
    await goneIs(page).waitFor();
    await inEachLanguage(page);
    expect(await pages[0]!.locator('.status').count()).toBe(1);
    await page.context().close();
  });

  stage.it(
    'says at once that she has revoked it, and that it has expired; where no socket gets through, a little later',
    async () => {
      const console = stage.signedIn('dispatcher');
      const page = await phone.another();
      await page.routeWebSocket(/socket\.io/, (socket) => socket.close());
      pages.push(await openedBy(page, links[1]!), await openedBy(await phone.another(), links[2]!));
      for (const each of pages) await each.locator('.coordinates').waitFor();
      const { status } = await hers.post(`/v1/companion/contacts/${contactIds[1]}/revoke-links`);
      expect(status).toBe(204);
      const moved = await changeRows(`UPDATE live_link SET expires_at = $2 WHERE contact_id = $1`, [
        contactIds[0],
        new Date(systemClock.now()),
      ]);
      expect(moved).toBe(1);
      for (const ended of [pages[0]!, pages[1]!]) await goneIs(ended).waitFor();
      expect(await pages[2]!.locator('.coordinates').count()).toBe(1);
      const desk = new Desk(await console);
      await desk.choose(incidentId);
      await desk.page.locator('.panel-told > summary').click();
      await desk.page.getByRole('button', { name: 'Close contacts’ links' }).click();
      await desk.page.locator('dialog .button-primary').click();
      await goneIs(pages[2]!).waitFor();
      expect(await pages[2]!.locator('.coordinates').count()).toBe(0);
    },
  );

  const standsAt = async (coordinates: [number, number]): Promise<void> => {
    const fix = { fixTime: new Date(systemClock.now()).toISOString(), point: { type: 'Point', coordinates } };
    const { status } = await hers.post('/v1/positions', { fixes: [{ ...fix, accuracyMeters: 9 }] });
    expect(status).toBeLessThan(300);
  };

  /** Whatever names somebody, or where anybody lives. */
  const personal = async (): Promise<string[]> => {
    const officer = await staffCaller('case_officer');
    const people = await Promise.all(
      [device, deviceOf(order, 'respondent')].map(
        async ({ personId }) => (await officer.get(`/v1/people/${personId}`)).body,
      ),
    );
    return [
      contactName,
      ...numbers,
      order.reference,
      ...order.zones.flatMap(({ id, name }) => [id, `"${name}"`]),
      ...people.flatMap(({ id, name, phone: number }) => [id, name, number].filter(Boolean)),
      incidentId,
    ];
  };
});
