import type { ReportAlarm } from '#domain';
import type { BeaconSighting, Report } from '#tracking';
import { metersOfDilution } from '../dilution.js';
import { saysSomething, setExtras, setPosition } from '../http/read-values.js';
import { ByteReader, readWithin } from '../stream/byte-reader.js';
import type { FrameFault } from '../stream/device-protocol.js';
import { readBeaconList, readBeaconParameters } from './beacons.js';
import { handheldCodec, panicPriority, readHandheldRecord } from './handheld-records.js';

/** What the codecs of records differ in: the bytes of an id and of a count. */
interface Layout {
  id: 1 | 2;
  count: 1 | 2;
  /** Says by which event the record was made. */
  hasGeneration: boolean;
  /** Behind the elements of 8 bytes those of 16 (`wide`), or of a length of their own. */
  last?: 'wide' | 'variable';
}

/** Devices with a list of elements of 16 bytes do not say that they have it: what fits the frame to its last byte is right. */
const layouts: Readonly<Record<number, readonly Layout[]>> = {
  0x08: [
    { id: 1, count: 1, hasGeneration: false },
    { id: 1, count: 1, hasGeneration: false, last: 'wide' },
  ],
  0x8e: [{ id: 2, count: 2, hasGeneration: false, last: 'variable' }],
  0x10: [{ id: 2, count: 1, hasGeneration: true }],
};

/** Stands for a speed while there is no fix. */
const noSpeed = 0xff;
const metersPerSecond = 1 / 3.6;

/** Ids of the AVL data that personal trackers send (wiki.teltonika-gps.com: TMT250, GH5200, TAT240 and FMB AVL id lists). */
const ids = {
  gsmSignal: 21,
  gnssStatus: 69,
  batteryLevel: 113,
  hdop: 182,
  alarmButton: 236,
  movement: 240,
  manDown: 242,
  jamming: 249,
  unplugged: 252,
  gnssJamming: 318,
  beacons: 385,
  beaconParameters: 548,
  tagParameters: 10_828,
  sensorTagParameters: 10_831,
  holder: 20_019,
} as const;

const gnssHasFix = 1;
const holderRemoved = 0;
const holderOffSurface = 3;

const wideBytes = 16;

/** Numbers by their id, and the variable ones as they came. */
interface Elements {
  event: number;
  numbers: ReadonlyMap<number, number>;
  variable: ReadonlyMap<number, Buffer>;
}

type DataField = { count: number; reports: Report[] } | { fault: FrameFault };

/** @param data from the codec's number to the second count of records */
export function readDataField(data: Buffer): DataField {
  if (data[0] === handheldCodec) return readRecords(data, readHandheldRecord);
  let first: DataField | undefined;
  for (const layout of layouts[data[0]!] ?? []) {
    const read = readRecords(data, (reader) => readRecord(reader, layout));
    if (!('fault' in read)) return read;
    first ??= read;
  }
  return first ?? { fault: 'unknown_kind' };
}

function readRecords(data: Buffer, readOne: (reader: ByteReader) => Report | undefined): DataField {
  const read = readWithin(() => {
    const reader = new ByteReader(data.subarray(1));
    const count = reader.u8();
    const reports = Array.from({ length: count }, () => readOne(reader));
    return { count, again: reader.u8(), left: reader.left, reports };
  });
  if (!read) return { fault: 'truncated' };
  if (read.count === 0 || read.again !== read.count || read.left > 0) return { fault: 'malformed' };
  return { count: read.count, reports: read.reports.filter((report) => report !== undefined) };
}

/** @returns `undefined` for a record that says nothing of a position, a battery or an alarm */
function readRecord(reader: ByteReader, layout: Layout): Report | undefined {
  const report: Report = { fixTime: reader.u64() };
  const priority = reader.u8();
  const longitude = reader.i32() / 1e7;
  const latitude = reader.i32() / 1e7;
  const altitudeMeters = reader.i16();
  const courseDegrees = reader.u16();
  const satellites = reader.u8();
  const speed = reader.u16();
  const elements = readElements(reader, layout);
  const number = (id: number): number | undefined => elements.numbers.get(id);
  const status = number(ids.gnssStatus);
  // Without a fix the place is the last one known, with the time of now: believed, it would hold somebody where he was.
  const hasFix = satellites > 0 && (status === undefined || status === gnssHasFix);
  if (hasFix) {
    setPosition(report, longitude, latitude);
    const hdop = number(ids.hdop);
    setExtras(report, {
      accuracyMeters: metersOfDilution(hdop === undefined ? undefined : hdop / 10),
      speedMetersPerSecond: speed === noSpeed ? undefined : speed * metersPerSecond,
      courseDegrees: courseDegrees <= 360 ? courseDegrees : undefined,
      altitudeMeters,
    });
  }
  setExtras(report, { batteryPercent: atMost(number(ids.batteryLevel), 100) });
  const signal = atMost(number(ids.gsmSignal), 5);
  if (signal !== undefined) report.signalPercent = signal * 20;
  const movement = number(ids.movement);
  if (movement !== undefined) report.moving = movement === 1;
  const alarms = alarmsOf(priority, elements);
  if (alarms.length > 0) report.alarms = alarms;
  const beacons = beaconsOf(elements);
  if (beacons.length > 0) report.beacons = beacons;
  return saysSomething(report) ? report : undefined;
}

function readElements(reader: ByteReader, { id, count, hasGeneration, last }: Layout): Elements {
  const readId = (): number => (id === 1 ? reader.u8() : reader.u16());
  const readCount = (): number => (count === 1 ? reader.u8() : reader.u16());
  const numbers = new Map<number, number>();
  const variable = new Map<number, Buffer>();
  const event = readId();
  if (hasGeneration) reader.u8();
  readCount();
  for (const read of [() => reader.u8(), () => reader.u16(), () => reader.u32(), () => reader.u64()])
    for (let left = readCount(); left > 0; left--) numbers.set(readId(), read());
  for (let left = last ? readCount() : 0; left > 0; left--)
    variable.set(readId(), reader.take(last === 'wide' ? wideBytes : reader.u16()));
  return { event, numbers, variable };
}

/** A state that stands (jamming, unplugged) comes with every record while it lasts; the engine makes one alarm of it. */
function alarmsOf(priority: number, { event, numbers }: Elements): ReportAlarm[] {
  const isOn = (id: number): boolean => (numbers.get(id) ?? 0) > 0;
  const holder = event === ids.holder ? numbers.get(ids.holder) : undefined;
  const found: Record<string, boolean> = {
    sos: priority === panicPriority || isOn(ids.alarmButton),
    fall: isOn(ids.manDown),
    jamming: isOn(ids.jamming) || isOn(ids.gnssJamming),
    power_cut: isOn(ids.unplugged),
    removal: holder === holderRemoved || holder === holderOffSurface,
  } satisfies Partial<Record<ReportAlarm, boolean>>;
  return (Object.keys(found) as ReportAlarm[]).filter((alarm) => found[alarm]);
}

function beaconsOf({ variable }: Elements): BeaconSighting[] {
  const list = variable.get(ids.beacons);
  return [
    ...(list ? readBeaconList(list) : []),
    ...[ids.beaconParameters, ids.tagParameters, ids.sensorTagParameters].flatMap((id) => {
      const parameters = variable.get(id);
      return parameters ? readBeaconParameters(parameters) : [];
    }),
  ];
}

const atMost = (value: number | undefined, limit: number): number | undefined =>
  value !== undefined && value <= limit ? value : undefined;
