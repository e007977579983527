/**
 * POSIX tar (ustar, IEEE Std 1003.1): plain files of one folder, nothing else. Every system opens it without a program
 * of ours, and it has no compression that could hide anything.
 */
export const blockBytes = 512;

/** 11 octal digits. */
const largestFile = 8 ** 11 - 1;

export interface TarEntry {
  name: string;
  bytes: number;
}

export const paddingOf = (bytes: number): number => (blockBytes - (bytes % blockBytes)) % blockBytes;

/** @param changedAt milliseconds since 1970 */
export function tarHeader({ name, bytes }: TarEntry, changedAt: number): Buffer {
  if (!/^[\x21-\x2e\x30-\x7e]{1,100}$/.test(name)) throw new Error('is no name for a file of an archive');
  if (bytes > largestFile) throw new Error('is too large for an archive');
  const header = Buffer.alloc(blockBytes);
  const octal = (value: number, digits: number): string => `${value.toString(8).padStart(digits, '0')}\0`;
  header.write(name, 0, 'latin1');
  header.write(octal(0o644, 7), 100);
  header.write(octal(0, 7), 108);
  header.write(octal(0, 7), 116);
  header.write(octal(bytes, 11), 124);
  header.write(octal(Math.floor(changedAt / 1000), 11), 136);
  header.write('0', 156);
  header.write('ustar\0' + '00', 257);
  header.write(`${checksumOf(header).toString(8).padStart(6, '0')}\0 `, 148);
  return header;
}

/** Two blocks of zeros. */
export const tarEnd = (): Buffer => Buffer.alloc(2 * blockBytes);

/**
 * The entry of a header block, or undefined at the archive's end.
 *
 * @throws Error when it is no header of a plain file
 */
export function readTarHeader(block: Buffer): TarEntry | undefined {
  if (block.every((byte) => byte === 0)) return undefined;
  const text = (from: number, length: number): string => block.toString('latin1', from, from + length).split('\0')[0]!;
  const number = (from: number, length: number): number => {
    const digits = text(from, length).trim();
    if (!/^[0-7]+$/.test(digits)) throw new Error('is damaged: a header cannot be read');
    return parseInt(digits, 8);
  };
  if (text(257, 6) !== 'ustar') throw new Error('is no tar archive of this form');
  if (number(148, 8) !== checksumOf(block)) throw new Error('is damaged: the sum of a header is wrong');
  if (text(156, 1) !== '0') throw new Error('holds something that is no plain file');
  return { name: text(0, 100), bytes: number(124, 12) };
}

/** Of all bytes, those of the sum itself taken for spaces. */
const checksumOf = (header: Buffer): number =>
  header.reduce((sum, byte, at) => sum + (at >= 148 && at < 156 ? 0x20 : byte), 0);
