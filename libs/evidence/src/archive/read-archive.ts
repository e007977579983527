import { createHash } from 'node:crypto';
import { blockBytes, paddingOf, readTarHeader } from './tar.js';

/** Reads exactly so many bytes from a position; fewer only at the end. */
export type ReadAt = (position: number, length: number) => Promise<Buffer>;

export interface ArchivedFile {
  name: string;
  bytes: number;
  /** Hexadecimal. */
  sha256: string;
  /** Only of files up to `keptBytes`. */
  content: Buffer | undefined;
}

const pieceBytes = 1024 * 1024;
/** A manifest is some kilobytes. */
const keptBytes = 1024 * 1024;

/**
 * Every file of a tar with its hash, whatever it is called.
 *
 * @throws Error when it is damaged, cut off, or goes on after its end
 */
export async function readArchive(read: ReadAt): Promise<ArchivedFile[]> {
  const files: ArchivedFile[] = [];
  let position = 0;
  for (;;) {
    const block = await read(position, blockBytes);
    if (block.length < blockBytes) throw new Error('is cut off');
    const entry = readTarHeader(block);
    if (!entry) break;
    position += blockBytes;
    files.push({ ...entry, ...(await hashed(read, position, entry.bytes)) });
    position += entry.bytes + paddingOf(entry.bytes);
  }
  const end = await read(position, 2 * blockBytes + 1);
  if (end.length !== 2 * blockBytes || end.some((byte) => byte !== 0)) throw new Error('does not end where it should');
  return files;
}

async function hashed(
  read: ReadAt,
  from: number,
  bytes: number,
): Promise<{ sha256: string; content: Buffer | undefined }> {
  const hash = createHash('sha256');
  const kept: Buffer[] = [];
  for (let done = 0; done < bytes;) {
    const piece = await read(from + done, Math.min(pieceBytes, bytes - done));
    if (piece.length === 0) throw new Error('is cut off');
    hash.update(piece);
    if (bytes <= keptBytes) kept.push(piece);
    done += piece.length;
  }
  return { sha256: hash.digest('hex'), content: bytes <= keptBytes ? Buffer.concat(kept) : undefined };
}
