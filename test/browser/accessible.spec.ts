import { describe, expect, it } from '@jest/globals';
import type { StaffRole } from '#domain';
import type { Page } from 'playwright-core';
import { languages } from '#domain';
import { violations } from './support/axe.js';
import { addressOf } from './support/addresses.js';
import { type Screen, open, screensOf, settled } from './support/screens.js';
import { Stage } from './support/stage.js';

/** Each screen is looked at by the first of these that may open it. */
const visitors: readonly StaffRole[] = ['supervisor', 'case_officer', 'court', 'administrator', 'auditor'];
const mainScreens = ['/dispatch', '/dispatch/', '/court/orders', '/administration/people', '/administration/plans'];

describe('axe finds nothing', () => {
  const stage = new Stage();
  const seen = new Map<string, string>();
  let all: Screen[] = [];

  const look = async (page: Page, name: string): Promise<void> => {
    const found = await violations(page);
    if (found.length > 0) seen.set(name, found.join('\n'));
  };
  const inBothThemes = async (page: Page, name: string): Promise<void> => {
    for (const theme of ['dark', 'light']) {
      await page.evaluate((wanted) => void (document.documentElement.dataset['theme'] = wanted), theme);
      await look(page, `${name}, ${theme}`);
    }
  };
  const visited = new Set<string>();

  stage.it('on the sign-in page', async () => {
    await inBothThemes(await stage.window(), 'sign-in');
    expect([...seen]).toEqual([]);
  });

  for (const role of visitors) {
    stage.it(
      `on the screens of a ${role}`,
      async () => {
        seen.clear();
        const page = await stage.signedIn(role, { theme: 'dark' });
        const permissions = await permissionsOf(page);
        all = await screensOf(page);
        const own = all.filter(
          ({ path, permission }) =>
            !visited.has(path) && (permission === undefined || permissions.includes(permission)),
        );
        for (const { path } of own) {
          await open(page, await addressOf(path));
          if (path.startsWith('/dispatch')) await chooseAnIncident(page);
          await inBothThemes(page, path);
          visited.add(path);
          if (!mainScreens.includes(path)) continue;
          for (const language of languages) {
            await page.locator(`button[lang=${language}]`).click();
            await settled(page);
            await look(page, `${path}, ${language}`);
          }
        }
        expect([...seen]).toEqual([]);
      },
      120_000,
    );
  }

  it('and every screen was looked at', () => {
    expect(all.map(({ path }) => path).filter((path) => !visited.has(path))).toEqual([]);
  });
});

/** So that the desk has something open on its right. */
async function chooseAnIncident(page: Page): Promise<void> {
  await addressOf('/$incidentId');
  if ((await page.locator('[data-row]').count()) === 0) return;
  await page.keyboard.press('j');
  await settled(page);
}

/** As the server told the page. */
async function permissionsOf(page: Page): Promise<string[]> {
  const answer = await page.request.post('/v1/sessions/refresh');
  return ((await answer.json()) as { staff: { permissions: string[] } }).staff.permissions;
}
