import { beaconIdOf } from '#domain';
import type { BeaconSighting } from '#tracking';

/** More beacons than stand in a room; a scan that found more keeps the strongest. */
export const maxBeaconsPerFix = 32;

export interface ReadBeacons {
  /** Those that can be read. */
  beacons: readonly BeaconSighting[];
  /** The first that cannot: its path inside the fix, and for a human what it must be. */
  error?: { field: string; detail: string };
}

/** The beacons of one fix of our own JSON. Never throws, never repeats what was sent. */
export function readBeacons(value: unknown): ReadBeacons {
  if (value == null) return { beacons: [] };
  if (!Array.isArray(value) || value.length > maxBeaconsPerFix) {
    const detail = `The beacons must be an array of at most ${maxBeaconsPerFix}.`;
    return { beacons: [], error: { field: 'beacons', detail } };
  }
  const beacons: BeaconSighting[] = [];
  let error: ReadBeacons['error'];
  for (const [index, one] of (value as unknown[]).entries()) {
    const read = readBeacon(one);
    if ('beacon' in read) beacons.push(read);
    else error ??= { field: `beacons.${index}${read.field}`, detail: read.detail };
  }
  return { beacons, ...(error && { error }) };
}

function readBeacon(value: unknown): BeaconSighting | { field: string; detail: string } {
  if (typeof value !== 'object' || value === null) return { field: '', detail: 'Each beacon must be an object.' };
  const { beacon: name, rssi, batteryMillivolts } = value as Record<string, unknown>;
  const beacon = typeof name === 'string' && /^[0-9a-fA-F]*$/.test(name) ? beaconIdOf(name) : undefined;
  if (beacon === undefined) return { field: '.beacon', detail: 'The beacon must be 12, 32 or 40 hexadecimal digits.' };
  if (!isWhole(rssi, -127, 20))
    return { field: '.rssi', detail: 'The strength must be a whole number of dBm from -127 to 20.' };
  if (batteryMillivolts == null) return { beacon, rssi };
  if (!isWhole(batteryMillivolts, 0, 65_535))
    return { field: '.batteryMillivolts', detail: 'The battery must be a whole number of millivolts.' };
  return { beacon, rssi, batteryMillivolts };
}

const isWhole = (value: unknown, lowest: number, highest: number): value is number =>
  Number.isInteger(value) && (value as number) >= lowest && (value as number) <= highest;
