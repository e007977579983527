import { afterAll, afterEach, beforeAll, expect } from '@jest/globals';
import { type Browser, type BrowserContext, type CDPSession, chromium, type Locator, type Page } from 'playwright-core';
import { systemClock, type Language } from '#domain';
import { browserSocket, demo, deviceOf, type orderOf, staffCaller } from './demo.js';

type Order = ReturnType<typeof orderOf>;

/** A cheap phone in the protected person's hand; what its pages complain of fails the test. */
export class Phone {
  private browser!: Browser;
  context!: BrowserContext;
  page!: Page;
  private readonly complaints: string[] = [];

  constructor() {
    beforeAll(async () => {
      this.browser = await chromium.connect(browserSocket());
      this.context = await this.browser.newContext({
        baseURL: demo.baseUrl,
        viewport: { width: 360, height: 640 },
        hasTouch: true,
        isMobile: true,
        locale: 'en-GB',
        timezoneId: 'Asia/Almaty',
        permissions: ['geolocation'],
        geolocation: { longitude: 76.9, latitude: 43.2, accuracy: 12 },
      });
      this.context.setDefaultTimeout(8_000);
      this.context.on('page', (page) => this.listen(page));
      this.page = await this.context.newPage();
    });
    afterEach(() => expect(this.complaints.splice(0)).toEqual([]));
    afterAll(() => this.browser.close());
  }

  get main(): Locator {
    return this.page.locator('main');
  }

  get button(): Locator {
    return this.page.locator('button.panic');
  }

  /** A further window of the same phone, or of another one. */
  async another(isOther = false): Promise<Page> {
    const context = isOther ? await this.browser.newContext({ baseURL: demo.baseUrl }) : this.context;
    context.setDefaultTimeout(8_000);
    return context.newPage();
  }

  /** As after a start of the phone: no tab was left open. */
  async openAnew(): Promise<void> {
    this.page = await this.context.newPage();
    await this.page.goto('/app/');
  }

  /** By which its service worker can be given events, as the browser does. */
  async worker(): Promise<{ session: CDPSession; registrationId: string }> {
    const session = await this.context.newCDPSession(this.page);
    const found = new Promise<string>((resolve) =>
      session.on('ServiceWorker.workerRegistrationUpdated', ({ registrations: [first] }) => {
        if (first !== undefined) resolve(first.registrationId);
      }),
    );
    await session.send('ServiceWorker.enable');
    return { session, registrationId: await found };
  }

  /** Held until it is sent. @returns when, milliseconds since 1970 */
  async press(): Promise<number> {
    await this.hold(this.button);
    await this.page.locator('.steps').waitFor();
    const held = systemClock.now();
    await this.page.mouse.up();
    return held;
  }

  async hold(button: Locator): Promise<void> {
    const { x, y, width, height } = (await button.boundingBox())!;
    await this.page.mouse.move(x + width / 2, y + height / 2);
    await this.page.mouse.down();
  }

  /** On the calculator. */
  async type(keys: string): Promise<void> {
    for (const key of keys) await this.page.locator('.key', { hasText: key }).first().click();
  }

  async cancel(pin: string): Promise<void> {
    if ((await this.page.locator('input.pin').count()) === 0) await this.page.locator('.actions button').last().click();
    await this.page.locator('input.pin').fill(pin);
    await this.page.locator('button[type=submit]').click();
  }

  /** Until the desk has it. */
  async sent(): Promise<void> {
    await this.page.locator('.step.done').nth(1).waitFor();
  }

  async putAway(): Promise<void> {
    await this.page.locator('.steps').waitFor();
    await this.page.locator('.actions button').click();
    await this.button.waitFor();
  }

  async speak(language: Language): Promise<void> {
    await this.page.locator(`button[lang=${language}]`).click();
    await this.page.locator(`html[lang=${language}]`).waitFor();
  }

  private listen(page: Page): void {
    page.on('pageerror', (error) => this.complaints.push(error.stack ?? error.message));
    page.on('console', (message) => {
      // What a request came to, the page shows; the browser says it a second time.
      const isKnown = /^Failed to load resource|^WebSocket connection to/.test(message.text());
      if (['error', 'warning'].includes(message.type()) && !isKnown) this.complaints.push(message.text());
    });
  }
}

/** A further phone for the protected person of an order, and the code that an officer makes for it. */
export async function codeFor(order: Order): Promise<string> {
  const officer = await staffCaller('case_officer');
  const { personId } = deviceOf(order, 'protected');
  const { status, body } = await officer.post('/v1/devices', { kind: 'phone', personId });
  if (status !== 201) throw new Error(`the phone was not made: ${status} ${JSON.stringify(body)}`);
  return (await officer.post(`/v1/devices/${body.id}/enrolment-code`)).body.code;
}
