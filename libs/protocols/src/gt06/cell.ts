import { ByteReader } from '../stream/byte-reader.js';
import type { Draft } from './draft.js';

/** Bytes of a cell of the network: its country's two, its operator's one or two, and these. */
const cellBytes: Readonly<Record<number, number>> = { 0x11: 6, 0xa0: 12, 0xa2: 12, 0xa3: 12, 0xa4: 12, 0xa5: 12 };
const usualCellBytes = 5;
const wideOperatorFlag = 0x80;

/** After the alarm and the language: a number of a fence. */
const fenceKinds = new Set([0x27, 0xa4]);

/** @param cell from its country on. @returns bytes */
export const cellLength = (cell: Buffer, kind: number): number =>
  2 + ((cell[0] ?? 0) & wideOperatorFlag ? 2 : 1) + (cellBytes[kind] ?? usualCellBytes);

/** Less is no length of a cell, but a country's number or nothing. */
const leastStated = 8;
/** What some makers put behind the status: the height (0x32), the way. */
const heightBytes = 2;
const wayBytes = 4;

/** The status ends the frame: cells are of many lengths, and those that say theirs count it or do not. */
export function statusAfterCell(rest: Buffer, kind: number): Buffer {
  const statusBytes = fenceKinds.has(kind) ? 6 : 5;
  const stated = rest[0] ?? 0;
  const behind = stated < leastStated ? [] : [rest.length - stated, rest.length - stated - 1];
  const [added] = behind.includes(statusBytes)
    ? []
    : [...(kind === 0x32 ? [heightBytes] : []), wayBytes].filter((bytes) => behind.includes(statusBytes + bytes));
  const end = rest.length - (added ?? 0);
  return rest.subarray(Math.max(0, end - statusBytes), end);
}

/** 0xa2 of trackers on a supply: the cell, what network it is of, state, supply, battery, radio and alarm. */
export function readSupplyStatus(rest: Buffer, draft: Draft): void {
  const reader = new ByteReader(rest);
  reader.take(cellLength(rest, draft.kind) + 1);
  const state = reader.u8();
  draft.readings.powerVolts = reader.u16() / 100;
  draft.setStatus(Buffer.from([state, reader.u8(), reader.u8(), reader.u8()]));
}
