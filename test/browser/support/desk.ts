import type { Locator, Page } from 'playwright-core';

/** What a dispatcher sees and does; found by what does not change with the language. */
export class Desk {
  constructor(readonly page: Page) {}

  row(incidentId: string): Locator {
    return this.page.locator(`[data-row="${incidentId}"]`).first();
  }

  /** The incident whose row is chosen. */
  async chosen(): Promise<string | null> {
    return this.page.locator('[data-row][aria-current=true]').first().getAttribute('data-row');
  }

  /** Down the list by J until that incident is chosen; up again by K, when it has come in above meanwhile. */
  async choose(incidentId: string): Promise<void> {
    await this.row(incidentId).waitFor();
    for (const key of ['j', 'k']) {
      const rows = await this.page.locator('[data-row]').count();
      for (let turn = 0; turn <= rows; turn += 1) {
        const before = await this.chosenOrNone();
        if (before === incidentId) return;
        await this.page.keyboard.press(key);
        if (!(await this.hasMovedFrom(before))) break;
      }
    }
    if ((await this.chosenOrNone()) !== incidentId)
      throw new Error('the list was walked, and the incident never chosen');
  }

  private async chosenOrNone(): Promise<string | null> {
    const current = this.page.locator('[data-row][aria-current=true]');
    return (await current.count()) === 0 ? null : this.chosen();
  }

  /** What a key does is drawn a moment later; at the end of the list it does nothing. */
  private async hasMovedFrom(before: string | null): Promise<boolean> {
    for (let look = 0; look < 20; look += 1) {
      if ((await this.chosenOrNone()) !== before) return true;
      await this.page.waitForTimeout(50);
    }
    return false;
  }
}
