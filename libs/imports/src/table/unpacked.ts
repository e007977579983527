import { inflateRawSync } from 'node:zlib';
import { TableError } from './table.error.js';

/** Of all parts together. 5,000 lines of 15 long cells take 5 MB. */
const mostUnpackedBytes = 24 * 1024 * 1024;
const mostParts = 200;

export const isZip = (file: Buffer): boolean => file.subarray(0, 4).equals(Buffer.from('PK\x03\x04', 'latin1'));

/** Of an archive's part, before anybody who trusts it reads it. */
export interface Part {
  name: string;
  content: Buffer;
}

const endMark = 0x06054b50;
const entryMark = 0x02014b50;

/**
 * Every part of a ZIP archive. What an archive says about its sizes is not believed: each part is unpacked here into no more
 * room than is left.
 *
 * @throws TableError `packed_too_tightly` when they do not fit, `not_a_table` when it is no archive that can be read
 */
export function unpacked(file: Buffer): Part[] {
  const parts: Part[] = [];
  let left = mostUnpackedBytes;
  for (const entry of entriesOf(file)) {
    const content = contentOf(file, entry, left);
    left -= content.length;
    parts.push({ name: entry.name, content });
  }
  return parts;
}

interface Entry {
  name: string;
  method: number;
  bytes: number;
  at: number;
}

function entriesOf(file: Buffer): Entry[] {
  const end = file.lastIndexOf(Buffer.from([0x50, 0x4b, 0x05, 0x06]));
  if (end < 0 || end + 22 > file.length || file.readUInt32LE(end) !== endMark) throw new TableError('not_a_table');
  const count = file.readUInt16LE(end + 10);
  if (count > mostParts) throw new TableError('packed_too_tightly');
  const entries: Entry[] = [];
  let at = file.readUInt32LE(end + 16);
  for (let index = 0; index < count; index += 1) {
    if (at + 46 > file.length || file.readUInt32LE(at) !== entryMark) throw new TableError('not_a_table');
    const [nameLength, extra, comment] = [28, 30, 32].map((offset) => file.readUInt16LE(at + offset)) as [
      number,
      number,
      number,
    ];
    entries.push({
      name: file.toString('utf8', at + 46, at + 46 + nameLength),
      method: file.readUInt16LE(at + 10),
      bytes: file.readUInt32LE(at + 20),
      at: file.readUInt32LE(at + 42),
    });
    at += 46 + nameLength + extra + comment;
  }
  return entries;
}

function contentOf(file: Buffer, { method, bytes, at }: Entry, left: number): Buffer {
  if (at + 30 > file.length) throw new TableError('not_a_table');
  const from = at + 30 + file.readUInt16LE(at + 26) + file.readUInt16LE(at + 28);
  const packed = file.subarray(from, from + bytes);
  if (method === 0) {
    if (packed.length > left) throw new TableError('packed_too_tightly');
    return packed;
  }
  if (method !== 8) throw new TableError('not_a_table');
  try {
    return inflateRawSync(packed, { maxOutputLength: Math.max(1, left) });
  } catch (error) {
    const isTooLarge = (error as { code?: string }).code === 'ERR_BUFFER_TOO_LARGE';
    throw new TableError(isTooLarge ? 'packed_too_tightly' : 'not_a_table');
  }
}
