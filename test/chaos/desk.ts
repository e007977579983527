import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import type { Random } from '../../apps/simulator/src/detection/random.js';
import { Client } from './client.js';

interface Page {
  incidents?: { id: string }[];
}

/** A dispatcher who acknowledges what is open and closes it after a while, so that incidents begin anew. */
export async function work(
  urls: readonly string[],
  token: string,
  random: Random,
  ending: () => boolean,
  stopped: () => boolean,
): Promise<void> {
  const client = new Client(urls, token, stopped);
  while (!ending()) {
    await pause(1_000);
    const page = await client.call<Page>('GET', '/v1/incidents?status=open&limit=50');
    for (const { id } of page?.body.incidents ?? []) {
      if (ending()) break;
      await client.call('POST', `/v1/incidents/${id}/acknowledge`, {}, { 'idempotency-key': randomUUID() });
    }
    const known = await client.call<Page>('GET', '/v1/incidents?status=acknowledged&limit=50');
    for (const { id } of known?.body.incidents ?? []) {
      if (!random.chance(0.05)) continue;
      await client.call('POST', `/v1/incidents/${id}/close`, { outcome: 'resolved', note: 'Closed.' });
    }
  }
}
