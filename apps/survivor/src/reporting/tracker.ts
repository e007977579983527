import type { TrackerCredentials } from '#contracts';
import type { TrackerApp } from '#domain';
import { codeOf, send } from '../api/send.js';
import { change, forgetTracker, identity } from '../keep/settings.js';

export type SettingUp = { credentials: TrackerCredentials } | 'pin_wrong' | 'pin_wait' | 'no_network';

const path = '/v1/companion/tracker';

/** A token of the other app's own: this phone's stays bound to its key. It is kept nowhere here. */
export async function setUpTracker(app: TrackerApp, pin: string): Promise<SettingUp> {
  const who = identity.get();
  if (who === undefined) return 'no_network';
  const answer = await send(who, { method: 'POST', path, body: { app, pin } });
  if (answer.status === 201) {
    await change({ tracker: app });
    return { credentials: answer.body as TrackerCredentials };
  }
  if (answer.status === 429) return 'pin_wait';
  return answer.status === 403 && codeOf(answer) === 'pin_wrong' ? 'pin_wrong' : 'no_network';
}

/** Resolves to whether the house has heard of it. */
export async function stopTracker(): Promise<boolean> {
  const who = identity.get();
  if (who === undefined || (await send(who, { method: 'DELETE', path })).status !== 204) return false;
  await forgetTracker();
  return true;
}
