import type { Page } from 'playwright-core';

/** One screen of the console, as its router knows it. */
export interface Screen {
  /** With its parameters: `/court/orders/$orderId`. */
  path: string;
  permission: string | undefined;
}

interface RouterOfPage {
  routesByPath: Record<
    string,
    { options: { staticData?: { permission?: string }; component?: unknown }; children?: unknown }
  >;
  state: { status: 'pending' | 'idle' };
}

/** Every screen that the router leads to. Those that only frame others have no look of their own. */
export const screensOf = (page: Page): Promise<Screen[]> =>
  page.evaluate(() => {
    const router = (window as unknown as { __TSR_ROUTER__: RouterOfPage }).__TSR_ROUTER__;
    return Object.entries(router.routesByPath)
      .filter(([path, route]) => path !== '/' && route.children === undefined)
      .map(([path, { options }]) => ({ path, permission: options.staticData?.permission }));
  });

/** Goes there without loading the page anew, and waits until nothing is loading any more. */
export async function open(page: Page, address: string): Promise<void> {
  await page.evaluate((hash) => void (location.hash = hash), address);
  await settled(page);
}

const quietMilliseconds = 250;

/** Nothing has come for a quarter of a second since the router was there and nothing said of itself that it loads. */
export async function settled(page: Page): Promise<void> {
  await page.evaluate(
    (quiet) =>
      new Promise<void>((resolve) => {
        let last = performance.now();
        const heard = (): void => void (last = performance.now());
        const requests = new PerformanceObserver(heard);
        requests.observe({ type: 'resource' });
        const timer = setInterval(() => {
          const router = (window as unknown as { __TSR_ROUTER__?: RouterOfPage }).__TSR_ROUTER__;
          if (router?.state.status === 'pending' || document.querySelector('[aria-busy=true]')) heard();
          if (performance.now() - last < quiet) return;
          clearInterval(timer);
          requests.disconnect();
          resolve();
        }, 25);
      }),
    quietMilliseconds,
  );
}
