import type { Locator, Page } from 'playwright-core';

/** A place on the map as shares of its width and height, from its upper left corner. */
export type Spot = readonly [across: number, down: number];

/** What a hand with a mouse does on the map of a screen. */
export class MapHand {
  private readonly map: Locator;

  constructor(private readonly page: Page) {
    this.map = page.locator('.map');
  }

  /** The map is there, and jumps to what it shall show: nothing is pressed while the ground slides away beneath. */
  static async on(page: Page): Promise<MapHand> {
    await page.emulateMedia({ reducedMotion: 'reduce' });
    await page.locator('.map[data-ready=true]').waitFor();
    return new MapHand(page);
  }

  async click(spot: Spot): Promise<void> {
    const [x, y] = await this.at(spot);
    await this.page.mouse.move(x, y, { steps: 2 });
    await this.drawn();
    await this.page.mouse.click(x, y);
    await this.drawn();
  }

  async drag(from: Spot, to: Spot): Promise<void> {
    const [[x, y], target] = [await this.at(from), await this.at(to)];
    await this.page.mouse.move(x, y, { steps: 2 });
    await this.drawn();
    await this.page.mouse.down();
    await this.page.mouse.move(...target, { steps: 8 });
    await this.drawn();
    await this.page.mouse.up();
    await this.drawn();
  }

  /** Two frames: what was done is taken up in the first and painted in the second. */
  private drawn(): Promise<void> {
    return this.page.evaluate(
      () => new Promise<void>((resolve) => requestAnimationFrame(() => requestAnimationFrame(() => resolve()))),
    );
  }

  /** Width and height, in CSS pixels. */
  async size(): Promise<[number, number]> {
    const { width, height } = await this.box();
    return [width, height];
  }

  private async at([across, down]: Spot): Promise<[number, number]> {
    const box = await this.box();
    return [box.x + box.width * across, box.y + box.height * down];
  }

  private async box(): Promise<{ x: number; y: number; width: number; height: number }> {
    const box = await this.map.boundingBox();
    if (box === null) throw new Error('the map is not on the screen');
    return box;
  }
}
