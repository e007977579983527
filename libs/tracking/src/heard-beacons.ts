import type { Signal } from '#geofence';
import type { BatchItem } from './batch-item.js';
import { isStale, timeOfSignal } from './gate.js';
import type { Work } from './judge-batch.js';
import type { BeaconSighting, Report } from './report.js';
import type { HeardBeacon, TrackingTransaction } from './tracking-store.port.js';

/** So many of one report are looked up. */
const beaconsOfAReport = 32;

/**
 * Whose the beacons are that the devices of a batch heard, in one statement, and a signal for each report that heard one of another party.
 * What passers-by carry is known to nobody here, and nothing of it is kept.
 */
export async function nameBeacons(
  transaction: Pick<TrackingTransaction, 'beaconsOf'>,
  works: readonly Work[],
  items: readonly BatchItem[],
): Promise<void> {
  const listening = works.flatMap((work) => {
    const { report, receivedAt } = items[work.index]!;
    const counts = !work.duplicate && work.watches.some(({ row }) => row.rules.limit !== null);
    if (!counts || !report.beacons?.length || isStale(report, receivedAt)) return [];
    return { work, beacons: strongest(report.beacons) };
  });
  if (listening.length === 0) return;
  const heard = new Map<string, HeardBeacon>();
  for (const { work, beacons } of listening) {
    const { personId } = items[work.index]!.device;
    for (const { beacon } of beacons) heard.set(keyOf(personId, beacon), { personId, beacon });
  }
  const known = new Map(
    (await transaction.beaconsOf([...heard.values()])).map((beacon) => [keyOf(beacon.personId, beacon.beacon), beacon]),
  );
  if (known.size === 0) return;
  for (const { work, beacons } of listening) {
    const { device, report, receivedAt } = items[work.index]!;
    const { deviceId, personId } = device;
    const sightings = beacons.flatMap(({ beacon, rssi }) => {
      const own = known.get(keyOf(personId, beacon));
      return own ? { deviceId: own.deviceId, personId: own.ownerId, rssi } : [];
    });
    if (sightings.length === 0) continue;
    const bare: Signal = { deviceId, personId, at: timeOfSignal(report, receivedAt), receivedAt, alarms: [] };
    work.signal = { ...(work.signal ?? bare), sightings, ...(work.fix && { fixId: work.fix.id }) };
  }
}

/** A tracker's scan of a crowd may be long: who is near is among the loudest. */
const strongest = (beacons: readonly BeaconSighting[]): readonly BeaconSighting[] =>
  beacons.length <= beaconsOfAReport ? beacons : beacons.toSorted((a, b) => b.rssi - a.rssi).slice(0, beaconsOfAReport);

/** What is put aside is kept for an operator: not what passers-by carry. */
export function withoutBeacons({ beacons: _beacons, ...report }: Report): Report {
  return report;
}

const keyOf = (personId: string, beacon: string): string => `${personId}|${beacon}`;
