import { describe, expect } from '@jest/globals';
import { eventually } from '../support/eventually.js';
import { orderOf, staffCaller } from './support/demo.js';
import { Desk } from './support/desk.js';
import { incidentOf, press } from './support/happen.js';
import { Stage } from './support/stage.js';

describe('two agencies', () => {
  const stage = new Stage();
  const [ours, theirs] = [orderOf('police', 2), orderOf('qorgan', 0)];

  stage.it('see only their own', async () => {
    const desks = {
      police: new Desk(await stage.signedIn('dispatcher', { agency: 'police' })),
      qorgan: new Desk(await stage.signedIn('dispatcher', { agency: 'qorgan' })),
    };
    await Promise.all([press(ours), press(theirs)]);
    const [police, qorgan] = await Promise.all([
      staffCaller('dispatcher', 'police'),
      staffCaller('dispatcher', 'qorgan'),
    ]);
    const own = await eventually(
      () => incidentOf(police, ours),
      (incident) => incident !== undefined,
    );
    const other = await eventually(
      () => incidentOf(qorgan, theirs),
      (incident) => incident !== undefined,
    );
    await Promise.all([desks.police.row(own.id).waitFor(), desks.qorgan.row(other.id).waitFor()]);
    // Each has what came last, so what is missing is not on its way.
    expect(await desks.police.row(other.id).count()).toBe(0);
    expect(await desks.qorgan.row(own.id).count()).toBe(0);
    expect(await desks.qorgan.page.locator('body').textContent()).not.toContain(ours.reference);
    expect((await police.get(`/v1/incidents/${other.id}`)).status).toBe(404);
    expect((await qorgan.get(`/v1/orders/${ours.id}`)).status).toBe(404);
  });
});
