import { readCsv } from './read-csv.js';
import { isZip } from './unpacked.js';
import { readXlsx } from './read-xlsx.js';

/** Texts of cells, row by row, with the rows that are empty: their numbers are the spreadsheet's. */
export type Table = string[][];

/** Beside the row of names. */
export const mostLines = 5_000;

/**
 * Reads a CSV file or the first sheet of an XLSX file.
 *
 * @throws TableError when it is neither, too long, or packed so that it would fill the memory
 */
export async function readTable(file: Buffer): Promise<Table> {
  return isZip(file) ? readXlsx(file) : readCsv(file);
}
