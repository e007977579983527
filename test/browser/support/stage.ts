import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, expect, it } from '@jest/globals';
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core';
import type { Language, StaffRole } from '#domain';
import { account, type Agency, browserSocket, demo } from './demo.js';

export interface Seat {
  baseUrl?: string;
  agency?: Agency;
  language?: Language;
  theme?: 'dark' | 'light';
  /** Of the window, in CSS pixels. */
  width?: number;
  height?: number;
}

/** One browser window for each who sits before one; what a page complains of fails the test. */
export class Stage {
  private browser!: Browser;
  private readonly windows: { page: Page; context: BrowserContext }[] = [];
  private readonly complaints: string[] = [];

  constructor() {
    beforeAll(async () => {
      this.browser = await chromium.connect(browserSocket());
    });
    afterEach(async () => {
      // A desk that nobody looks at still draws its map, at the cost of the next test.
      for (const { context } of this.windows.splice(0)) await context.close();
      expect(this.complaints.splice(0)).toEqual([]);
    });
    afterAll(() => this.browser.close());
  }

  /** A test whose screens are kept as pictures when it fails, where somebody asks for them. */
  readonly it = (name: string, work: () => Promise<void>, timeout?: number): void =>
    it(
      name,
      () =>
        work().catch(async (error: unknown) => {
          await this.takePictures(name);
          throw error;
        }),
      timeout,
    );

  /** A window on the sign-in page. */
  async window({
    baseUrl = demo.baseUrl,
    language = 'en',
    theme = 'dark',
    width = 1280,
    height = 720,
  }: Seat = {}): Promise<Page> {
    const context = await this.browser.newContext({
      baseURL: baseUrl,
      viewport: { width, height },
      locale: 'en-GB',
      // A desk's own clock may stand anywhere: times on the screen are the agency's.
      timezoneId: 'America/New_York',
    });
    context.setDefaultTimeout(40_000);
    await context.addInitScript(
      (kept) => {
        if (localStorage.length === 0)
          for (const [key, value] of Object.entries(kept)) localStorage.setItem(key, value);
      },
      { 'qalqan.language': language, 'qalqan.theme': theme },
    );
    const page = await context.newPage();
    this.windows.push({ page, context });
    this.listen(page);
    await page.goto('/');
    await page.locator('input[type=email]').waitFor();
    return page;
  }

  /** A window of somebody who is signed in. */
  async signedIn(role: StaffRole, seat: Seat = {}): Promise<Page> {
    const page = await this.window(seat);
    const { email, password } = account(role, seat.agency);
    await page.locator('input[type=email]').fill(email);
    await page.locator('input[type=password]').fill(password);
    await page.locator('button[type=submit]').click();
    await page.locator('.top-bar').waitFor();
    return page;
  }

  private listen(page: Page): void {
    page.on('pageerror', (error) => this.complaints.push(`${page.url()}: ${error.stack ?? error.message}`));
    page.on('console', (message) => {
      // What a request came to, the page shows; the browser says it a second time. What it says of a graphics card that is not there, is not the page's.
      const isKnown = /^Failed to load resource|WebSocket connection to|GL Driver Message/.test(message.text());
      if (['error', 'warning'].includes(message.type()) && !isKnown)
        this.complaints.push(`${page.url()}: ${message.text()}`);
    });
    page.on('response', (response) => {
      if (response.status() >= 500) this.complaints.push(`${response.url()}: ${response.status()}`);
    });
  }

  private async takePictures(name: string): Promise<void> {
    const folder = process.env['BROWSER_PICTURES'];
    if (!folder) return;
    mkdirSync(folder, { recursive: true });
    for (const [nth, { page }] of this.windows.entries())
      await page.screenshot({ path: join(folder, `${name.replaceAll(/\W+/g, '-')}-${nth}.png`) });
  }
}
