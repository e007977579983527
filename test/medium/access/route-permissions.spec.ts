import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { readFile, writeFile } from 'node:fs/promises';
import type { AccessRule } from '#access';
import { companionEventPermissions } from '../../../apps/api/src/companion/companion-sockets.js';
import { eventPermissions } from '../../../apps/api/src/dispatch/rooms.js';
import { TestApi } from '../../support/api.js';
import { type Route, routesOf } from '../../support/routes.js';

const list = new URL('route-permissions.txt', import.meta.url);

/** Every HTTP route and socket event with what it asks of its caller. A change of the list is a change of permissions: review it as one. */
describe('route permissions', () => {
  let api: TestApi;
  let routes: Route[];

  beforeAll(async () => {
    api = await TestApi.start();
    routes = routesOf(api);
  });
  afterAll(() => api.close());

  it('every route names one', () => {
    expect(routes.filter(({ rule }) => !rule).map(({ route }) => route)).toEqual([]);
  });

  it('are as listed in route-permissions.txt (UPDATE_PERMISSIONS=1 writes it)', async () => {
    const lines = [
      ...routes.map(({ route, rule }) => `${route.padEnd(44)} ${described(rule)}`).toSorted(),
      ...Object.entries(eventPermissions).map(([event, staff]) => `SOCKET ${event}`.padEnd(45) + described({ staff })),
      ...Object.entries(companionEventPermissions).map(
        ([event, device]) => `SOCKET /companion ${event}`.padEnd(45) + described({ device, dialect: 'bearer' }),
      ),
    ];
    const text = `${lines.join('\n')}\n`;
    if (process.env['UPDATE_PERMISSIONS'] === '1') await writeFile(list, text);
    expect(text).toBe(await readFile(list, 'utf8'));
  });
});

function described(rule: AccessRule | undefined): string {
  if (!rule) return 'NOBODY';
  if ('open' in rule) return `open: ${rule.reason}`;
  return 'staff' in rule ? `staff ${rule.staff}` : `device ${rule.device} (${rule.dialect})`;
}
