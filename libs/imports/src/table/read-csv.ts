import { parse } from 'csv-parse/sync';
import { decoded } from './decoded.js';
import { mostLines, type Table } from './read-table.js';
import { TableError } from './table.error.js';

const separators = [';', ',', '\t'] as const;

/** CSV as Excel and others write it: UTF-8 or Windows-1251, separated by semicolons, commas or tabs. */
export function readCsv(file: Buffer): Table {
  const text = decoded(file);
  try {
    return parse(text, {
      delimiter: separatorOf(text),
      relax_column_count: true,
      trim: true,
      // A cell is at most a page; more is no table.
      max_record_size: 65_536,
      to: 2 * mostLines,
    });
  } catch {
    throw new TableError('not_a_table');
  }
}

/** Whichever stands most often between the names of the columns. */
function separatorOf(text: string): string {
  const head = text.slice(0, text.search(/[\r\n]|$/)).replace(/"[^"]*"/g, '');
  const counts = separators.map((separator) => ({ separator, count: head.split(separator).length }));
  return counts.reduce((best, next) => (next.count > best.count ? next : best)).separator;
}
