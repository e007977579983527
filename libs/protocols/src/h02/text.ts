import type { Report } from '#tracking';
import { saysSomething, setExtras, setPosition } from '../http/read-values.js';
import { type CommandAnswer, type DecodedFrame, faulty, noReply } from '../stream/device-protocol.js';
import { besides, readState, type State } from './state.js';
import { metersPerSecondOfKnot, readDegrees, readH02Time, writeH02Time } from './time.js';

/** Who sent a text: its maker's two letters and its number. */
export interface Sender {
  maker: string;
  uniqueId: string;
}

const textLimit = 1_000;
const sender = /^\*([A-Za-z0-9]{2}),(\d{8,15}),([A-Z][A-Z0-9]{0,5})(?:,|#)/;

/** Positions, all with the same fields behind their name. */
const positionKinds = /^(?:V[1-9]|V1\d|BC|ALRM|I1)$/;
/** They only say that the device lives, and want their own name back. */
const heartbeatKinds = new Set(['V0', 'HTBT', 'XT']);
/** Cells and what is near: no position, and a state. */
const cellKinds = new Set(['NBR', 'VI1', 'V3', 'BS', 'BASE']);

/** @returns also who sent it, so that it can be spoken to */
export function decodeText(frame: Buffer, receivedAt: number): { decoded: DecodedFrame; from?: Sender } {
  const text = frame.toString('latin1');
  const head = sender.exec(text);
  if (!head || !text.endsWith('#')) return { decoded: faulty('malformed') };
  const [, maker, uniqueId, kind] = head as unknown as [string, string, string, string];
  const fields = text.slice(0, -1).split(',').slice(3);
  const from = { maker, uniqueId };
  return { decoded: decodeFields(kind, fields, from, receivedAt), from };
}

function decodeFields(kind: string, fields: readonly string[], from: Sender, receivedAt: number): DecodedFrame {
  const said = (text: string) => Buffer.from(`*${from.maker},${from.uniqueId},${text}#`, 'latin1');
  const { uniqueId } = from;
  if (heartbeatKinds.has(kind)) {
    const report: Report = { fixTime: receivedAt };
    if (kind === 'HTBT') setExtras(report, { batteryPercent: numberOf(fields[0]) });
    return { uniqueId, reports: only(report), reply: ({ isKnown }) => (isKnown ? said(kind) : undefined) };
  }
  if (kind === 'LINK') return { uniqueId, ...readLink(fields), reply: noReply };
  // A place with a date and no time of day may be the one of this morning.
  // Nor is what it says of itself when it is asked by SMS.
  if (kind === 'VP1' || kind === 'SMS') return { uniqueId, reports: [], reply: noReply };
  const isOfCells = cellKinds.has(kind);
  if (!positionKinds.test(kind) && !isOfCells) return faulty('unknown_kind');
  const answer = kind === 'V4' ? readAnswer(fields) : undefined;
  const read = isOfCells
    ? readCells(fields, receivedAt)
    : (readPosition(fields) ?? (answer ? undefined : readWithoutFix(fields, receivedAt)));
  if (!read && !answer) return faulty('malformed');
  const isConfirmed = kind === 'V1' || kind === 'NBR';
  return {
    uniqueId,
    ...(read ?? { reports: [] }),
    ...(answer && { answer }),
    reply: ({ isKnown, isStored }) =>
      isConfirmed && isKnown && isStored ? said(`V4,${kind},${writeH02Time(receivedAt)}`) : undefined,
  };
}

type Read = Pick<DecodedFrame, 'reports' | 'otherAlarms' | 'readings'>;

const only = (report: Report): Report[] => (saysSomething(report) ? [report] : []);

function reading(report: Report, state: State): Read {
  if (state.alarms.length > 0) report.alarms = state.alarms;
  return { reports: only(report), ...besides(state) };
}

/** Time, validity, latitude, N or S, longitude, E or W, knots, course, date, state: where they begin differs. */
function readPosition(fields: readonly string[]): Read | undefined {
  const north = fields.findIndex((field, index) => /^[NS]$/.test(field) && /^[EW]$/.test(fields[index + 2] ?? ''));
  if (north < 3) return undefined;
  const [time, validity, latitudeText] = fields.slice(north - 3) as [string, string, string];
  const [longitudeText, east, speed, course, ...rest] = fields.slice(north + 1);
  // Some have the battery between the course and the date.
  const dateAt = rest.findIndex((field) => /^\d{6}$/.test(field));
  if (dateAt < 0 || dateAt > 1) return undefined;
  const report: Report = { fixTime: readH02Time(time, rest[dateAt]!) };
  const latitude = readDegrees(latitudeText);
  const longitude = readDegrees(longitudeText ?? '');
  if (latitude === undefined || longitude === undefined) return undefined;
  if (validity === 'A' && (latitude !== 0 || longitude !== 0)) {
    setPosition(report, east === 'W' ? -longitude : longitude, fields[north] === 'S' ? -latitude : latitude);
    setExtras(report, {
      speedMetersPerSecond: times(numberOf(speed), metersPerSecondOfKnot),
      courseDegrees: numberOf(course),
    });
  }
  // With some makers the numbers of the card stand between the date and the state, which is the last then.
  const word = wordOf(rest[dateAt + 1]) ?? (rest[dateAt + 1] === '' ? wordOf(rest.at(-1)) : undefined);
  return reading(report, readState(word));
}

/** A device that has no fix, and perhaps no time, leaves fields empty. Its state is as good as any. */
function readWithoutFix(fields: readonly string[], receivedAt: number): Read | undefined {
  const validityAt = fields.findIndex((field) => field === 'V' || field === '');
  if (validityAt < 0 || validityAt > 1 || !fields.slice(0, 2).includes('V')) return undefined;
  const stateAt = fields.findIndex((field, index) => index > 6 && wordOf(field) !== undefined);
  return stateAt < 0 ? undefined : readStateAt(fields, stateAt, receivedAt);
}

/** Time first; the date and the state wherever they stand. */
function readCells(fields: readonly string[], receivedAt: number): Read {
  const stateAt = fields.findIndex(
    (field, index) => wordOf(field) !== undefined && /^(?:\d{6})?$/.test(fields[index - 1] ?? '-'),
  );
  return readStateAt(fields, stateAt, receivedAt);
}

function readStateAt(fields: readonly string[], stateAt: number, receivedAt: number): Read {
  const [time = '', date = ''] = [fields[0], fields[stateAt - 1]];
  const report: Report = { fixTime: date === '' ? receivedAt : readH02Time(time, date) };
  return reading(report, readState(wordOf(fields[stateAt])));
}

/** Time, radio, satellites, battery, steps, turns, date, state. */
function readLink(fields: readonly string[]): Read {
  const [time, signal, , battery, , , date, state] = fields;
  const report: Report = { fixTime: readH02Time(time ?? '', date ?? '') };
  setExtras(report, { batteryPercent: numberOf(battery) });
  const signalPercent = numberOf(signal);
  if (signalPercent !== undefined && signalPercent <= 100) report.signalPercent = Math.round(signalPercent);
  return reading(report, readState(wordOf(state)));
}

/** What it answers to, the time that the command carried, which was our number of it, and how it went. */
function readAnswer(fields: readonly string[]): CommandAnswer {
  const [kind, ...rest] = fields;
  const mark = rest.find((field) => /^\d{6}$/.test(field));
  const until = rest.findIndex((field) => /^[AVB]$/.test(field));
  const words = (until < 0 ? rest : rest.slice(0, Math.max(0, until - 1))).filter((field) => field !== mark);
  const sequence = mark === undefined ? undefined : sequenceOf(mark);
  return {
    text: [kind, ...words].join(',').slice(0, textLimit),
    ...(sequence !== undefined && { sequence }),
    ...(/\b(?:ERROR|FAIL)/i.test(words.join(',')) && { refused: true as const }),
  };
}

/** A command's number as a time of the day: it has no other field that comes back. */
export const markOf = (sequence: number): string =>
  [Math.trunc(sequence / 3_600), Math.trunc(sequence / 60) % 60, sequence % 60]
    .map((part) => String(part).padStart(2, '0'))
    .join('');

function sequenceOf(mark: string): number | undefined {
  const [hours, minutes, seconds] = [mark.slice(0, 2), mark.slice(2, 4), mark.slice(4)].map(Number) as [
    number,
    number,
    number,
  ];
  const sequence = hours * 3_600 + minutes * 60 + seconds;
  return minutes < 60 && seconds < 60 && sequence <= 0xffff ? sequence : undefined;
}

const numberOf = (text: string | undefined): number | undefined =>
  text !== undefined && /^ {0,3}\d{1,6}(?:\.\d{0,6})?$/.test(text) ? Number(text) : undefined;

const wordOf = (text: string | undefined): number | undefined =>
  text !== undefined && /^[0-9A-Fa-f]{8}$/.test(text) ? Number.parseInt(text, 16) : undefined;

const times = (value: number | undefined, factor: number): number | undefined =>
  value === undefined ? undefined : value * factor;
