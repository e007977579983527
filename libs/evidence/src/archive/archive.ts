import { blockBytes, paddingOf, tarEnd, type TarEntry, tarHeader } from './tar.js';

export interface ArchiveStream {
  bytes: number;
  content: AsyncIterable<Buffer>;
}

/** Files as one tar, without holding more than a piece of one. @param changedAt milliseconds since 1970 */
export function archiveOf<File extends TarEntry>(
  files: readonly File[],
  read: (file: File) => AsyncIterable<Buffer>,
  changedAt: number,
): ArchiveStream {
  const sizes = files.map(({ bytes }) => blockBytes + bytes + paddingOf(bytes));
  return { bytes: sizes.reduce((sum, size) => sum + size, tarEnd().length), content: written(files, read, changedAt) };
}

async function* written<File extends TarEntry>(
  files: readonly File[],
  read: (file: File) => AsyncIterable<Buffer>,
  changedAt: number,
): AsyncGenerator<Buffer> {
  for (const file of files) {
    yield tarHeader(file, changedAt);
    yield* read(file);
    if (paddingOf(file.bytes) > 0) yield Buffer.alloc(paddingOf(file.bytes));
  }
  yield tarEnd();
}
