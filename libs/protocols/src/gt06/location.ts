import { setExtras } from '../http/read-values.js';
import { ByteReader, readWithin } from '../stream/byte-reader.js';
import { alarmOfCode } from './alarms.js';
import { cellLength, readSupplyStatus, statusAfterCell } from './cell.js';
import type { Draft } from './draft.js';
import { type Fix, isUtcByPaper, readFix, setFix } from './fix.js';
import { keepsUtc, readDeviceTime } from './zone.js';

/** Kinds with an alarm, whose cell has its length before it. */
const alarmKinds = new Set([0x16, 0x26, 0x27, 0x32, 0xa3, 0xa4]);
/** After the cell: ignition, why it was sent, whether it waited. */
const uploadKinds = new Set([0x22, 0x2d, 0x37, 0x38, 0xa0]);
const fixOnlyKinds = new Set([0x10, 0x1a, 0x1e, 0x2a]);
const usualKinds = [0x11, 0x12, 0x31, 0x61];
/** A fix with some makers, and with others a list of cells or networks. */
const sharedKinds = new Set([0x17, 0x24, 0xa2]);

export const isLocationKind = (kind: number, body: Buffer): boolean =>
  alarmKinds.has(kind) ||
  uploadKinds.has(kind) ||
  fixOnlyKinds.has(kind) ||
  usualKinds.includes(kind) ||
  (sharedKinds.has(kind) && body.length >= leastFixBytes && hasSatellitesAt(body, 6));

/** Time, satellites, place, speed and flags. */
const leastFixBytes = 18;
/** The length of a fix in front of its satellites; a country's number, which stands there in lists, has no such byte. */
const hasSatellitesAt = (body: Buffer, at: number): boolean => (body[at]! & 0xf0) === 0xc0;

/** Why it was sent: the last place once more, with a time of now, while the device stands. */
const repeatedModes = new Set([0x0a, 0x0d, 0x0e]);

/** @returns false when the frame ends within its fix */
export function readLocation(body: Buffer, draft: Draft): boolean {
  // Some devices send the kind with nothing in it.
  if (body.length === 0) return true;
  if (draft.kind === 0xa3 && body.length === fenceStatusBytes) return readFenceStatus(body, draft);
  const reader = new ByteReader(body.subarray(nameLength(body)));
  const fix = readWithin(() => readFix(reader, draft));
  if (!fix) return false;
  if (fix.ignition !== undefined) draft.readings.ignition = fix.ignition;
  const rest = reader.take(reader.left);
  // What follows differs from maker to maker: the fix does not depend on it.
  const sent = readWithin(() => readRest(rest, draft)) ?? 'now';
  if (sent === 'now') learnZone(draft, fix);
  if (fix.isValid && sent !== 'again') setFix(draft, fix);
  return true;
}

const fenceStatusBytes = 7;

/** State, number of the fence, battery, radio, alarm, language: 0xa3 without a fix. */
function readFenceStatus(body: Buffer, draft: Draft): boolean {
  draft.setStatus(Buffer.from([body[0]!, body[3]!, body[4]!, body[5]!]));
  return true;
}

const imeiBytes = 8;

/**
 * Some makers put the device's number before the time, one of them also where the fix is from before that and a second time
 * behind it. No clock shows what an IMEI begins with. @returns bytes before the time of the fix
 */
function nameLength(body: Buffer): number {
  const isNameAt = (at: number): boolean =>
    body.length >= at + imeiBytes + leastFixBytes &&
    /^0\d{15}$/.test(body.toString('hex', at, at + imeiBytes)) &&
    Number.isNaN(readDeviceTime(body.subarray(at))) &&
    !Number.isNaN(readDeviceTime(body.subarray(at + imeiBytes)));
  if (isNameAt(0)) return imeiBytes;
  if (body[0] !== 1 || !isNameAt(1)) return 0;
  return body.length >= 1 + imeiBytes + 6 + leastFixBytes ? 1 + imeiBytes + 6 : 1 + imeiBytes;
}

/** A fix of now, one that waited for the network, the last one once more. */
type Sent = 'now' | 'late' | 'again';

function readRest(rest: Buffer, draft: Draft): Sent {
  const { kind } = draft;
  if (alarmKinds.has(kind)) draft.setStatus(statusAfterCell(rest, kind));
  if (kind === 0xa2) readSupplyStatus(rest, draft);
  if (sharedKinds.has(kind)) return 'now';
  if (alarmKinds.has(kind) || fixOnlyKinds.has(kind)) return 'now';
  const tail = rest.subarray(cellLength(rest, kind));
  if (uploadKinds.has(kind)) return readUpload(tail, draft);
  if (kind === 0x12) readMakersTail(tail, draft);
  return 'now';
}

function readUpload(tail: Buffer, draft: Draft): Sent {
  if (tail.length < 3) return 'late';
  const reader = new ByteReader(tail);
  draft.readings.ignition = reader.u8() > 0;
  const isRepeated = repeatedModes.has(reader.u8());
  const hasWaited = reader.u8() > 0;
  if (draft.kind === 0x37) readWithin(() => readModules(reader, draft));
  if (draft.kind === 0x22 && reader.left === thermometerBytes) readThermometer(reader, draft);
  if (isRepeated) return 'again';
  return hasWaited ? 'late' : 'now';
}

/** Also of a frame without a fix: an alarm from indoors may be the first that the device sends. */
function learnZone({ zone, kind, receivedAt, report }: Draft, { deviceTime }: Fix): void {
  if (!isUtcByPaper(kind) || zone.minutes === 0) return;
  const found = keepsUtc(deviceTime, zone.minutes, receivedAt);
  if (found === undefined) return;
  zone.isUtcKept = found;
  report.fixTime = deviceTime - (found ? 0 : zone.minutes * 60_000);
}

const modules = { supply: 0x27, accuracy: 0x3b };

function readModules(reader: ByteReader, draft: Draft): void {
  while (reader.left > 0) {
    const id = reader.u16();
    const value = reader.take(reader.u8());
    if (value.length !== 2) continue;
    if (id === modules.supply) draft.readings.powerVolts = value.readUInt16BE(0) / 100;
    if (id === modules.accuracy) setExtras(draft.report, { accuracyMeters: value.readUInt16BE(0) / 100 });
  }
}

/** Way, time on it, hundredths of a degree with a sign, humidity. */
const thermometerBytes = 12;

function readThermometer(reader: ByteReader, draft: Draft): void {
  reader.take(8);
  draft.readings.temperatureCelsius = signed(reader.u16(), 15) / 100;
}

/** What three makers put behind the cell of a 0x12; told from each other by its length. */
function readMakersTail(tail: Buffer, draft: Draft): void {
  const reader = new ByteReader(tail);
  switch (tail.length) {
    case 2:
      return readInputs(reader.u16(), draft);
    case 5:
      return readStateAndSupply(reader, draft);
    case 12: {
      readStateAndSupply(reader, draft);
      draft.found.add(alarmOfCode(reader.u8()));
      reader.u16();
      draft.readings.temperatureCelsius = signed(reader.u8(), 7);
    }
  }
}

const inputs = { ignition: 0x8000, isTemperature: 0x1000, negative: 0x0200, value: 0x01ff };

function readInputs(word: number, { readings }: Draft): void {
  readings.ignition = (word & inputs.ignition) !== 0;
  if (word & inputs.isTemperature)
    readings.temperatureCelsius = (word & inputs.value) * (word & inputs.negative ? -1 : 1);
}

function readStateAndSupply(reader: ByteReader, draft: Draft): void {
  draft.setState(reader.u8());
  draft.readings.powerVolts = reader.u16() / 100;
  draft.setSignal(reader.u8());
}

/** A magnitude below the bit of its sign. */
const signed = (word: number, signBit: number): number => {
  const magnitude = word & ((1 << signBit) - 1);
  return word >> signBit ? -magnitude : magnitude;
};
