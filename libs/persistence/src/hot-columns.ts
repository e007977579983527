/**
 * Array parameters of the hot statements, written as PostgreSQL array literals here: node-postgres escapes element by
 * element, which costs more than the statement itself. For values without quotes, commas, braces or backslashes only.
 */
export function literals<Row>(
  rows: readonly Row[],
  value: (row: Row, index: number) => number | string | boolean | null | undefined,
): string {
  let text = '{';
  for (let index = 0; index < rows.length; index += 1) {
    if (index > 0) text += ',';
    const item = value(rows[index]!, index);
    text += item === null || item === undefined || item === '' ? 'NULL' : item;
  }
  return `${text}}`;
}

const separator = '\u001e';

/** Texts with any content, for `string_to_array($n, E'\\x1e')`. The separator cannot stand inside JSON unescaped. */
export const joined = (texts: readonly string[]): string => texts.join(separator);

/** What splits {@link joined} again, as SQL. */
export const split = (parameter: string): string => `string_to_array(${parameter}, E'\\x1e')`;
