import { readSheet } from 'read-excel-file/node';
import { mostLines, type Table } from './read-table.js';
import { TableError } from './table.error.js';
import { type Part, unpacked } from './unpacked.js';

const mostColumns = 60;

/**
 * The first sheet of a workbook. Who reads it trusts it: it would make room for whatever row and column a single cell names, and
 * unpack what it is given. Both are looked at before.
 */
export async function readXlsx(file: Buffer): Promise<Table> {
  unpacked(file).forEach(refuseUnreadable);
  const rows = await readSheet(file).catch(() => {
    throw new TableError('not_a_table');
  });
  return rows.map((row) => row.map(textOf));
}

function refuseUnreadable({ name, content }: Part): void {
  if (!/\.(xml|rels)$/i.test(name)) return;
  // An entity could stand for any amount of text, and no workbook has one.
  if (content.includes('<!DOCTYPE') || content.includes('<!ENTITY')) throw new TableError('not_a_table');
  if (!/worksheets\//i.test(name)) return;
  for (const [, column, row] of content.toString('latin1').matchAll(/\sr\s*=\s*["']([A-Za-z]*)(\d+)["']/g)) {
    if (Number(row) > 2 * mostLines) throw new TableError('too_many_lines');
    if (columnNumber(column!) > mostColumns) throw new TableError('not_a_table');
  }
}

const columnNumber = (letters: string): number =>
  [...letters.toUpperCase()].reduce((number, letter) => number * 26 + letter.charCodeAt(0) - 64, 0);

/** A date's cell has no zone: what stands in it is what its writer saw. */
function textOf(cell: unknown): string {
  if (cell instanceof Date) {
    if (Number.isNaN(cell.getTime())) return '';
    const text = cell.toISOString();
    return text.slice(11, 16) === '00:00' ? text.slice(0, 10) : `${text.slice(0, 10)} ${text.slice(11, 16)}`;
  }
  // Numbers of fifteen digits are exact, and are written without an exponent.
  if (typeof cell === 'number' || typeof cell === 'boolean') return String(cell);
  return typeof cell === 'string' ? cell.trim() : '';
}
