import { newId, nobody, systemClock } from '#domain';
import { detectionEngine, type Probe } from '#geofence';
import { type Database, SqlTrackingStore } from '#persistence';
import { batchCapacity, type SavedWatch, type StoredFix, type TrackingTransaction } from '#tracking';
import type { LoadDevice } from './seed-load.js';

/** What one batch asks of the database, with everything else prepared before the clock starts. */
interface Prepared {
  fixes: StoredFix[];
  personIds: string[];
  probes: Probe[];
  states: SavedWatch[];
}

/**
 * The limit that the pipeline is compared with: the statements of its batches alone (positions, watches, facts, watch
 * state; one transaction each) back to back on one connection, without HTTP, gate or engine.
 *
 * @returns fixes per second
 */
export async function bareBatch(
  database: Database,
  devices: readonly LoadDevice[],
  perDevice: number,
  seconds: number,
): Promise<number> {
  const store = new SqlTrackingStore(database);
  let turn = 0;
  let done = 0;
  let busy = 0;
  while (busy < seconds * 1_000) {
    const prepared = prepare(devices, perDevice, turn);
    turn += 1;
    const started = performance.now();
    await store.transaction(0, (transaction) => run(transaction, prepared));
    busy += performance.now() - started;
    done += prepared.fixes.length;
  }
  return (done / busy) * 1_000;
}

async function run(transaction: TrackingTransaction, { fixes, personIds, probes, states }: Prepared): Promise<void> {
  await transaction.insertPositions(fixes);
  await transaction.lockWatches(personIds);
  await transaction.measure(probes);
  await transaction.saveWatches(states);
}

function prepare(devices: readonly LoadDevice[], perDevice: number, turn: number): Prepared {
  const count = Math.ceil(batchCapacity / perDevice);
  const chosen = Array.from({ length: count }, (_, at) => devices[(turn * count + at) % devices.length]!);
  const now = systemClock.now();
  const fixes = chosen.flatMap((device) =>
    Array.from({ length: perDevice }, (_, at): StoredFix => ({
      id: newId(),
      deviceId: device.deviceId,
      personId: device.personId,
      fixTime: now - 40_000_000 + turn * 30_000 + at * 1_000,
      receivedAt: now,
      longitude: device.longitude + 0.03,
      latitude: device.latitude + 0.01,
      accuracyMeters: 10,
      digest: turn * 1_000 + at,
    })),
  );
  const orderOf = new Map(chosen.map((device) => [device.personId, device.orderId]));
  const probes = fixes.map((fix, at): Probe => ({
    key: String(at),
    orderId: orderOf.get(fix.personId)!,
    personId: fix.personId,
    points: [{ name: 'fix', longitude: fix.longitude, latitude: fix.latitude }],
    others: [],
    motion: {},
  }));
  // As large as an ordinary state is.
  const state = { ...detectionEngine.emptyState(), padding: 'x'.repeat(450) };
  return {
    fixes,
    personIds: chosen.map((device) => device.personId),
    probes,
    states: chosen.map((device) => ({
      orderId: device.orderId,
      // It holds no place, so that nothing is sealed.
      agencyId: nobody,
      state,
      sweepAt: now + 600_000,
    })),
  };
}
