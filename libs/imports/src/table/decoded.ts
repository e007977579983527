import { TableError } from './table.error.js';

/**
 * UTF-8, with a byte order mark or without; what is none is Windows-1251, in which Russian Excel saves CSV. UTF-16 is refused by
 * name: no bytes of it can be told from a text of Windows-1251.
 */
export function decoded(file: Buffer): string {
  if ((file[0] === 0xff && file[1] === 0xfe) || (file[0] === 0xfe && file[1] === 0xff))
    throw new TableError('encoding_unknown');
  const text = utf8(file) ?? new TextDecoder('windows-1251').decode(file);
  // No text has them; other kinds of files do.
  if (/[\0-\x08\x0e-\x1f\x98]/.test(text)) throw new TableError('not_a_table');
  return text;
}

function utf8(file: Buffer): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(file);
  } catch {
    return undefined;
  }
}
