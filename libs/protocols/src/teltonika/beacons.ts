import type { BeaconSighting } from '#tracking';
import { ByteReader, readWithin } from '../stream/byte-reader.js';

const flags = { signal: 0x01, battery: 0x02, temperature: 0x04, iBeacon: 0x20 };
const iBeaconBytes = 20;
const eddystoneBytes = 16;

/** Parameters of one beacon. */
const parameters = { rssi: 0x00, identity: 0x01, data: 0x02, battery: 0x0e };
/** In the two bytes of a beacon's own data the second is its battery, in steps above this. */
const dataBattery = { beginMillivolts: 2_000, stepMillivolts: 10 };

/** What was read before the bytes ended; a beacon cut in two is none. */
function readAll(bytes: Buffer, readOne: (reader: ByteReader) => BeaconSighting | undefined): BeaconSighting[] {
  // The first byte says which part of how many it is.
  const reader = new ByteReader(bytes.subarray(1));
  const found: BeaconSighting[] = [];
  readWithin(() => {
    while (reader.left > 0) {
      const sighting = readOne(reader);
      if (sighting) found.push(sighting);
    }
  });
  return found;
}

/** The AVL id 385: beacons side by side, each with flags that say what is known of it. */
export const readBeaconList = (bytes: Buffer): BeaconSighting[] =>
  readAll(bytes, (reader) => {
    const known = reader.u8();
    const beacon = reader.take(known & flags.iBeacon ? iBeaconBytes : eddystoneBytes).toString('hex');
    const rssi = known & flags.signal ? signed(reader.u8()) : undefined;
    const batteryMillivolts = known & flags.battery ? reader.u16() : undefined;
    if (known & flags.temperature) reader.u16();
    return rssi === undefined
      ? undefined
      : { beacon, rssi, ...(batteryMillivolts !== undefined && { batteryMillivolts }) };
  });

/** The AVL ids 548, 10828 and 10831: for each beacon its length and then parameters, each with its own. */
export const readBeaconParameters = (bytes: Buffer): BeaconSighting[] =>
  readAll(bytes, (reader) => {
    const own = new ByteReader(reader.take(reader.u8()));
    const found = new Map<number, Buffer>();
    while (own.left > 0) found.set(own.u8(), own.take(own.u8()));
    const [rssi, identity] = [found.get(parameters.rssi)?.[0], found.get(parameters.identity)];
    if (rssi === undefined || !identity?.length) return undefined;
    const batteryMillivolts = batteryOf(found);
    return {
      beacon: identity.toString('hex'),
      rssi: signed(rssi),
      ...(batteryMillivolts !== undefined && { batteryMillivolts }),
    };
  });

function batteryOf(found: ReadonlyMap<number, Buffer>): number | undefined {
  const [battery, data] = [found.get(parameters.battery), found.get(parameters.data)];
  if (battery?.length === 2) return battery.readUInt16BE(0);
  return data?.length === 2 ? dataBattery.beginMillivolts + data[1]! * dataBattery.stepMillivolts : undefined;
}

const signed = (byte: number): number => (byte > 127 ? byte - 256 : byte);
