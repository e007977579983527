import { type Clock, newId } from '#domain';
import type { Probe } from '#geofence';
import { type Database, SqlTrackingStore } from '#persistence';
import { aBorder, anAgency, anOrder, aZone, caseTools } from '#testing';
import { batchCapacity } from '#tracking';
import { percentile } from './console-latency.js';
import type { LoadDevice } from './seed-load.js';

export interface LargeZonesRow {
  what: string;
  /** Median milliseconds of the facts of one batch. */
  none: number;
  whole: number;
  inParts: number;
}

const zones = 10;
const rounds = 15;
const center = { longitude: 76, latitude: 43.5 };
const radiusMeters = 6_000;

/**
 * The facts of a full batch: all at ordinary zones; and with ten of them near ten zones of `corners` corners, which are
 * measured whole, as all zones once were, and by their parts.
 */
export async function largeZones(
  database: Database,
  clock: Clock,
  devices: readonly LoadDevice[],
  corners: number,
): Promise<LargeZonesRow[]> {
  const orderIds = await drawn(database, clock, corners);
  // A few hundred meters from the middle of an ordinary zone: its edge is measured.
  const ordinary = devices
    .slice(0, batchCapacity)
    .map((device, at) => probe(device.orderId, device.longitude + 0.01, device.latitude, at));
  // From the edge to 1,300 m outside.
  const near = orderIds.map((orderId, at) =>
    probe(orderId, center.longitude + 0.075 + at * 0.0018, center.latitude, at),
  );
  const mixed = [...near, ...ordinary.slice(zones)];
  const facts = (probes: readonly Probe[]) => median(database, probes);
  const inParts = (value: boolean) =>
    database.count(`UPDATE zone SET in_parts = $2 WHERE cell = 0 AND order_id = ANY($1::uuid[])`, [orderIds, value]);

  await database.rows('ANALYZE');
  const none = await facts(ordinary);
  const parts = { mixed: await facts(mixed), alone: await facts(near) };
  await inParts(false);
  const whole = { mixed: await facts(mixed), alone: await facts(near) };
  await inParts(true);
  return [
    {
      what: `${batchCapacity} fixes, ${zones} of them near such zones`,
      none,
      whole: whole.mixed,
      inParts: parts.mixed,
    },
    { what: `${zones} fixes, each near such a zone`, none: NaN, whole: whole.alone, inParts: parts.alone },
  ];
}

async function drawn(database: Database, clock: Clock, corners: number): Promise<string[]> {
  const tools = caseTools(database, clock);
  const agency = await anAgency().inCell(0).founded(tools);
  const orderIds: string[] = [];
  for (let seed = 0; seed < zones; seed += 1) {
    // The last position of a ring is its first again.
    const ring = aBorder(center, radiusMeters, corners + 1, seed);
    const zone = aZone().withArea({ type: 'Polygon', coordinates: [ring] });
    orderIds.push((await anOrder().withZone(zone).issued(tools, agency.administrator)).order.id);
  }
  return orderIds;
}

const probe = (orderId: string, longitude: number, latitude: number, at: number): Probe => ({
  key: String(at),
  orderId,
  personId: newId(),
  points: [{ name: 'fix', longitude, latitude }],
  path: { from: { longitude: longitude + 0.0004, latitude }, to: { longitude, latitude } },
  others: [],
  motion: {},
});

async function median(database: Database, probes: readonly Probe[]): Promise<number> {
  const store = new SqlTrackingStore(database);
  const times: number[] = [];
  for (let round = 0; round < rounds; round += 1) {
    await store.transaction(0, async (transaction) => {
      const started = performance.now();
      await transaction.measure(probes);
      times.push(performance.now() - started);
    });
  }
  return percentile(times, 0.5);
}
