import { describe, expect } from '@jest/globals';
import { eventually } from '../support/eventually.js';
import { orderOf, staffCaller } from './support/demo.js';
import { breach, incidentOf } from './support/happen.js';
import { open } from './support/screens.js';
import { Stage } from './support/stage.js';

describe('replay', () => {
  const stage = new Stage();
  const order = orderOf('qorgan', 1);
  const reason = 'The court asks where both parties were';

  stage.it(
    'of an incident goes through what was found, and of a period only with a reason, which is kept',
    async () => {
      const staff = await staffCaller('supervisor', 'qorgan');
      await breach(order);
      const { id } = await eventually(
        () => incidentOf(staff, order),
        (incident) => incident !== undefined,
      );
      const page = await stage.signedIn('supervisor', { agency: 'qorgan' });

      await open(page, `/replay/incidents/${id}`);
      const slider = page.locator('input[type=range]');
      await slider.waitFor();
      const findings = page.locator('.replay-findings li button');
      await findings.first().waitFor();
      expect(await findings.count()).toBeGreaterThan(1);
      await slider.press('Home');
      const atFirst = await slider.getAttribute('aria-valuetext');
      await slider.press('End');
      const atLast = await slider.getAttribute('aria-valuetext');
      expect(atLast).not.toBe(atFirst);
      await findings.first().click();
      expect(await slider.getAttribute('aria-valuetext')).not.toBe(atLast);
      expect(await page.locator('.replay-findings [aria-current=step]').count()).toBe(1);

      await open(page, `/replay/orders/${order.id}`);
      expect(await slider.count()).toBe(0);
      await page.locator('textarea[name=reason]').fill(reason);
      await page.locator('.reason-form button[type=submit]').click();
      await slider.waitFor();
      const auditor = await staffCaller('auditor', 'qorgan');
      const { entries } = (await auditor.get('/v1/audit?limit=100')).body;
      expect(entries.filter((entry: { reason: string | null }) => entry.reason === reason)).not.toEqual([]);
    },
  );
});
