import { assertNever, type ImportKind } from '#domain';
import type { RawLine } from '../columns.js';
import type { LineProblem } from './cells.js';
import type { Known } from './known.js';
import { DeviceLines, type ReadDevice } from './read-device.js';
import { type LineContext, type NamedPerson, OrderLines, type ReadOrder } from './read-order.js';

/** What a good line would make. */
export interface Makes {
  newPeople: readonly string[];
  knownPeople: readonly string[];
  /** Of an order: it asks to be in force at once. */
  activates: boolean;
}

export interface CheckedLine extends RawLine {
  problems: readonly LineProblem[];
  /** `null`: the line is bad. */
  makes: Makes | null;
}

export interface CheckedLines {
  lines: readonly CheckedLine[];
  /** Of the good ones. */
  orders: readonly ReadOrder[];
  devices: readonly ReadDevice[];
}

/** Reads all lines against what is known. Pure: the same lines, facts and time give the same. */
export function checkLines(
  kind: ImportKind,
  lines: readonly RawLine[],
  known: Known,
  context: LineContext,
): CheckedLines {
  switch (kind) {
    case 'orders':
      return checkOrders(lines, new OrderLines(known, context));
    case 'devices':
      return checkDevices(lines, new DeviceLines(known, context));
    default:
      return assertNever(kind);
  }
}

function checkOrders(lines: readonly RawLine[], reader: OrderLines): CheckedLines {
  const orders: ReadOrder[] = [];
  const checked = lines.map((raw): CheckedLine => {
    const { order, problems } = reader.read(raw);
    if (order) orders.push(order);
    const people = order ? [order.protectedPerson, order.respondent] : [];
    const makes = order && {
      newPeople: people.filter(({ known }) => !known).map(nameOf),
      knownPeople: people.filter(({ known }) => known).map(nameOf),
      activates: order.activate,
    };
    return { line: raw.line, values: raw.values, problems, makes: makes ?? null };
  });
  return { lines: checked, orders, devices: [] };
}

function checkDevices(lines: readonly RawLine[], reader: DeviceLines): CheckedLines {
  const devices: ReadDevice[] = [];
  const checked = lines.map((raw): CheckedLine => {
    const { device, problems } = reader.read(raw);
    if (device) devices.push(device);
    const makes = device && { newPeople: [], knownPeople: [device.wearer.name], activates: false };
    return { line: raw.line, values: raw.values, problems, makes: makes ?? null };
  });
  return { lines: checked, orders: [], devices };
}

const nameOf = (person: NamedPerson): string => (person.known ? person.known.name : person.name);
