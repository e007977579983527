import { describe, expect, it } from '@jest/globals';
import type { Page, Response } from 'playwright-core';
import { eventually } from '../support/eventually.js';
import { demo } from './support/demo.js';
import { Phone } from './support/phone.js';

/** Below this a compressed answer saves no packet. */
const worthPacking = 1_400;
/** WCAG 2.2, 2.5.8, in CSS pixels; links within a sentence are exempt. */
const leastTarget = 24;

/** What comes to the page until it is at rest. */
async function answersOf(page: Page, path: string): Promise<Response[]> {
  const answers: Response[] = [];
  const listen = (response: Response): void => void answers.push(response);
  page.on('response', listen);
  await page.goto(path, { waitUntil: 'networkidle' });
  page.off('response', listen);
  return answers;
}

/** Text that came unpacked though it is worth it, and built files that are asked for again at each visit. */
async function wasteful(answers: readonly Response[]): Promise<string[]> {
  const found: string[] = [];
  for (const answer of answers) {
    const { pathname } = new URL(answer.url());
    const headers = answer.headers();
    const isText = /^(text|application\/(json|javascript|manifest))|svg/.test(headers['content-type'] ?? '');
    const isPacked = headers['content-encoding'] !== undefined;
    if (isText && !isPacked && (await answer.body()).length > worthPacking) found.push(`${pathname} is not packed`);
    if (/-[\w-]{8}\.(js|css)$/.test(pathname) && !/immutable/.test(headers['cache-control'] ?? ''))
      found.push(`${pathname} is not kept`);
  }
  return found;
}

describe.each(['/app/', '/c/', '/help/'])('%s is what a good page is', (path) => {
  const phone = new Phone();
  let answers: Response[];

  it('asks nobody but the house, for nothing twice and nothing unpacked', async () => {
    answers = await answersOf(phone.page, path);
    expect(new Set(answers.map((answer) => new URL(answer.url()).origin))).toEqual(new Set([demo.baseUrl]));
    expect(await wasteful(answers)).toEqual([]);
  });

  it('says its language, has a title and one heading, fits a narrow screen and does not jump', async () => {
    const seen = await phone.page.evaluate(async () => {
      let shifts = 0;
      const add = (entries: PerformanceEntryList): void => {
        for (const entry of entries) shifts += (entry as unknown as { value: number }).value;
      };
      const observer = new PerformanceObserver((list) => add(list.getEntries()));
      observer.observe({ type: 'layout-shift', buffered: true });
      // What has happened before is told with the next picture.
      for (let frames = 0; frames < 2; frames++) await new Promise(requestAnimationFrame);
      add(observer.takeRecords());
      const { documentElement: root } = document;
      return {
        language: root.lang,
        title: document.title,
        viewport: document.querySelector('meta[name=viewport]')?.getAttribute('content') ?? '',
        headings: document.querySelectorAll('h1').length,
        overflow: root.scrollWidth - root.clientWidth,
        shifts,
      };
    });
    expect(seen).toMatchObject({ language: 'en', headings: 1, overflow: 0 });
    expect(seen.title).not.toBe('');
    expect(seen.viewport).toContain('width=device-width');
    expect(seen.viewport).not.toMatch(/user-scalable|maximum-scale/);
    expect(seen.shifts).toBeLessThan(0.1);
  });

  it('has nothing to touch that a thumb would miss', async () => {
    const small = await phone.page.evaluate((least) => {
      const all = [...document.querySelectorAll<HTMLElement>('button, a[href], input, select, textarea, summary')];
      return all
        .filter((each) => each.checkVisibility() && getComputedStyle(each).display !== 'inline')
        .map((each) => ({ each, box: each.getBoundingClientRect() }))
        .filter(({ box }) => box.width < least || box.height < least)
        .map(({ each }) => each.outerHTML.slice(0, 120));
    }, leastTarget);
    expect(small).toEqual([]);
  });
});

describe('the app', () => {
  const phone = new Phone();

  it('can be installed', async () => {
    await phone.page.goto('/app/');
    const session = await phone.context.newCDPSession(phone.page);
    // The page names its manifest itself, by what it is disguised as.
    const { errors, data } = await eventually(
      () => session.send('Page.getAppManifest'),
      (found) => (found.data ?? '') !== '',
    );
    expect(errors).toEqual([]);
    const manifest = JSON.parse(data!) as { display: string; icons: { sizes: string }[] };
    expect(manifest.display).toBe('standalone');
    expect(manifest.icons.map(({ sizes }) => sizes)).toEqual(expect.arrayContaining(['192x192', '512x512']));
    const { installabilityErrors } = await session.send('Page.getInstallabilityErrors');
    // A window of the tests is a private one, in which nothing can be installed.
    expect(installabilityErrors.map(({ errorId }) => errorId).filter((id) => id !== 'in-incognito')).toEqual([]);
  });
});
