import type { StatisticsTable } from './statistics-table.js';

const header = ['month', 'scope', 'region', 'by', 'category', 'incidents', 'median_seconds', 'p90_seconds'];

/** Excel takes a file without it for one in the system's old code page, and shows no Kazakh letter of a region's name. */
const byteOrderMark = '\uFEFF';

/**
 * A table as RFC 4180 has it, UTF-8 with a byte order mark. Without a number of incidents: hidden. A region's name is what
 * somebody typed: one that a spreadsheet would take for a formula gets an apostrophe before it.
 */
export function statisticsCsv({ by, rows }: StatisticsTable): string {
  const lines = rows.map(({ month, scope, region, category, incidents, medianSeconds, p90Seconds }) => [
    month,
    scope,
    region,
    by,
    category,
    incidents,
    medianSeconds,
    p90Seconds,
  ]);
  return byteOrderMark + [header, ...lines].map((cells) => `${cells.map(cellOf).join(',')}\r\n`).join('');
}

function cellOf(value: string | number | null): string {
  if (value === null) return '';
  if (typeof value === 'number') return String(value);
  const harmless = startsFormula.test(value) ? `'${value}` : value;
  return /[",\r\n;\t]|^\s|\s$/.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless;
}

/** Also after blanks, and in the full width of East Asian keyboards: some spreadsheets read these as well. */
const startsFormula = /^[\s\p{Cc}\p{Cf}]*[=+\-@|%＝＋－＠]|^[\t\r\n]/u;
