import { setExtras } from '../http/read-values.js';
import { ByteReader, readWithin } from '../stream/byte-reader.js';
import { alarmOfCamera, alarmOfModuleEvent, alarmOfWatchState } from './alarms.js';
import type { Draft } from './draft.js';
import { readFix, readPlace, readTime, setFix, usualFix } from './fix.js';

const information = { supply: 0x00, otherSupply: 0x0b, fuel: 0x0d };
/** A fuel gauge's sentence; the third value is the temperature of what it is in. */
const fuelGauge = /!AIOIL,\d{1,9},\d{1,9}\.\d{1,9},(\d{1,4}\.\d{1,9}),/;

/** 0x94. The long form has a kind of its own, the short one is a voltage. */
export function readInformation(body: Buffer, isLong: boolean, { readings }: Draft): void {
  if (!isLong) {
    if (body.length === 2) readings.powerVolts = body.readInt16BE(0) / 100;
    return;
  }
  const [kind] = body;
  if ((kind === information.supply || kind === information.otherSupply) && body.length >= 3)
    readings.powerVolts = body.readUInt16BE(1) / 100;
  if (kind === information.fuel) {
    const celsius = fuelGauge.exec(body.subarray(1, 200).toString('latin1'))?.[1];
    if (celsius !== undefined) readings.temperatureCelsius = Number(celsius);
  }
}

const supplyValue = 5;

/** 0xf1: a time, and values with an id of two bytes and a length of one. */
export function readValues(body: Buffer, { readings }: Draft): void {
  const reader = new ByteReader(body);
  readWithin(() => {
    reader.u32();
    while (reader.left > 0) {
      const id = reader.u16();
      const value = reader.take(reader.u8());
      if (id === supplyValue && value.length === 2) readings.powerVolts = value.readUInt16BE(0) / 100;
    }
  });
}

/** Behind the place of the newer form: speed and way. */
const cameraTripBytes = 4;

/** 0x95, of cameras: an alarm with a fix or with a time alone. */
export function readCameraAlarm(body: Buffer, draft: Draft): boolean {
  const isNewer = body.length > 2 && body.readUInt16BE(0) === 0xffff;
  const reader = new ByteReader(isNewer ? body.subarray(3) : body);
  const hasPosition = body.length > 7;
  const read = readWithin(() => {
    if (!hasPosition) readTime(reader, draft);
    const fix = hasPosition ? readFix(reader, draft, { hasSatellites: isNewer, hasSpeed: false }) : undefined;
    if (isNewer) reader.take(cameraTripBytes);
    return { fix, code: reader.u8() };
  });
  if (!read) return false;
  if (read.fix?.isValid) setFix(draft, read.fix);
  draft.found.add(alarmOfCamera(read.code, hasPosition));
  return true;
}

/** 0x34: alarms of its own, the fix, way, cell, driver, and both voltages. */
export function readTaxiFix(body: Buffer, draft: Draft): boolean {
  const reader = new ByteReader(body);
  const fix = readWithin(() => {
    reader.u32();
    return readFix(reader, draft);
  });
  if (!fix) return false;
  if (fix.ignition !== undefined) draft.readings.ignition = fix.ignition;
  if (fix.isValid) setFix(draft, fix);
  readWithin(() => {
    reader.take(2 + 4 + 9 + 4);
    draft.readings.powerVolts = reader.u16() / 100;
    draft.readings.batteryVolts = reader.u16() / 100;
  });
  return true;
}

/** 0x32 and 0x33 in the long form: a fix that may be missing, cells, networks, the state. */
export function readWatchFix(body: Buffer, draft: Draft): boolean {
  const reader = new ByteReader(body);
  const read = readWithin(() => ({ fix: readFix(reader, draft, { ...usualFix, hasLength: true }) }));
  if (!read) return false;
  if (read.fix?.isValid) setFix(draft, read.fix);
  readWithin(() => {
    const cellLength = reader.u8();
    if (cellLength > 0) {
      reader.take(cellLength - 1);
      draft.setSignal(reader.u8());
    }
    reader.take(reader.u8());
    reader.take(reader.u8());
    const state = reader.u8();
    if (draft.kind === 0x33) draft.found.add(alarmOfWatchState(state));
  });
  return true;
}

const modules = { battery: 0x18, inputs: 0x2a, event: 0x2b, fix: 0x33 };

/** 0x70: modules with an id and a length of two bytes each. What was read before one is cut counts. */
export function readModuleFrame(body: Buffer, draft: Draft): void {
  const reader = new ByteReader(body);
  readWithin(() => {
    while (reader.left > 0) {
      const id = reader.u16();
      readModule(id, reader.take(reader.u16()), draft);
    }
  });
}

function readModule(id: number, value: Buffer, draft: Draft): void {
  const reader = new ByteReader(value);
  switch (id) {
    case modules.battery:
      draft.readings.batteryVolts = reader.u16() / 100;
      return;
    case modules.inputs:
      if (reader.u8() >> 4) draft.found.add('tamper');
      return;
    case modules.event:
      draft.found.add(alarmOfModuleEvent(reader.u8()));
      return;
    case modules.fix: {
      const deviceTime = reader.u32() * 1_000;
      const satellites = reader.u8();
      const altitudeMeters = reader.i16();
      const fix = readPlace(reader, { deviceTime, satellites, hasSpeed: true });
      draft.report.fixTime = deviceTime;
      if (fix.isValid) setFix(draft, { ...fix, altitudeMeters });
    }
  }
}

const batteryAt = 8 + 4 + 1 + 2 + 1 + 2 + 1 + 2 + 2;
const batteryTemperatureAt = 8 + 4 + 1 + 2 + 1 + 2 + 1;

/** 0x40: a managed battery. Its temperature is in tenths above absolute zero. */
export function readBattery(body: Buffer, draft: Draft): void {
  if (body.length < batteryAt + 2) return;
  draft.readings.batteryVolts = body.readUInt16BE(batteryAt) / 1_000;
  draft.readings.temperatureCelsius = body.readUInt16BE(batteryTemperatureAt) / 10 - 273.1;
  setExtras(draft.report, { batteryPercent: body[12] });
}

/** 0x9b: what a device at the tracker's own port said; a thermometer says a number. */
export function readPort(body: Buffer, { readings }: Draft): void {
  const celsius = /^[+-]?\d{1,3}\.\d{1,3}/.exec(body.subarray(1, 11).toString('latin1'))?.[0];
  if (celsius !== undefined && body.length < 12) readings.temperatureCelsius = Number(celsius);
}
