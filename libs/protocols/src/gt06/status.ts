import { setExtras } from '../http/read-values.js';
import { ByteReader, readWithin } from '../stream/byte-reader.js';
import { alarmOfCode } from './alarms.js';
import { batterySteps, type Draft, signalSteps } from './draft.js';
import { statusAfterCell } from './cell.js';

/** The longer forms of 0x13, of trackers with a meter of their supply. */
const extendedBytes = 12;
const withThermometerBytes = 14;
const thermometerMode = 4;
/** Some trackers with a supply of their own put its voltage behind the usual five. */
const withSupplyBytes = 7;
const thermometerBytes = 16;

/**
 * 0x13. The two bytes at its end are a language with most makers, with some an alarm and with some a voltage: an alarm is believed
 * beside steps of a battery and a radio alone.
 */
export function readStatus(body: Buffer, draft: Draft): void {
  if (body.length >= extendedBytes) return readExtendedStatus(body, draft);
  const [, level, signal] = body;
  // Another order of the same bytes (a voltage of two): none of the later ones is what it seems.
  if ((level ?? 0) > 100 || (signal ?? 0) > 100) return draft.setState(body[0]!);
  const isInSteps = (level ?? 0) <= batterySteps && (signal ?? 0) <= signalSteps;
  draft.setStatus(body.subarray(0, isInSteps ? 4 : 3));
  if (body.length === withSupplyBytes) draft.readings.powerVolts = body.readUInt16BE(5) / 100;
}

/** State, satellites and radio, alarm, language, percent of the battery, mode, supply, and what was counted. */
function readExtendedStatus(body: Buffer, draft: Draft): void {
  const reader = new ByteReader(body);
  draft.setState(reader.u8());
  reader.u16();
  draft.found.add(alarmOfCode(reader.u8()));
  reader.u8();
  setExtras(draft.report, { batteryPercent: reader.u8() });
  const mode = reader.u8();
  draft.readings.powerVolts = reader.u16() / 100;
  reader.take(3);
  if (body.length === withThermometerBytes && mode === thermometerMode)
    draft.readings.temperatureCelsius = reader.i16() / 10;
  if (body.length !== thermometerBytes) return;
  reader.take(2);
  const word = reader.u16();
  draft.readings.temperatureCelsius = ((word & 0x7fff) / 10) * (word & 0x8000 ? 1 : -1);
}

/** 0x23: state, volts of the battery, radio, as far as they came. */
export function readHeartbeat(body: Buffer, draft: Draft): void {
  draft.setState(body[0] ?? 0);
  if (body.length >= 3) draft.readings.batteryVolts = body.readUInt16BE(1) / 100;
  if (body.length >= 4) draft.setSignal(body[3]!);
}

const batteryModule = 0x18;

/** 0x36: as 0x13, and then values with an id of two bytes and a length of one. */
export function readStatusModules(body: Buffer, draft: Draft): void {
  const reader = new ByteReader(body);
  readWithin(() => {
    draft.setStatus(reader.take(3));
    reader.u16();
    while (reader.left > 0) {
      const id = reader.u16();
      const value = reader.take(reader.u8());
      if (id === batteryModule && value.length === 2) draft.readings.batteryVolts = value.readUInt16BE(0) / 100;
    }
  });
}

/** More is a list of cells under the same number. */
const longestCellStatus = 17;

/** 0x19 and 0xa5: an alarm with the cell it was raised in. */
export function readCellAlarm(body: Buffer, draft: Draft): void {
  if (draft.kind === 0x19 && body.length > longestCellStatus) return;
  draft.setStatus(statusAfterCell(body, draft.kind));
}
