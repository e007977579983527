import { describe, expect, it } from '@jest/globals';
import { buffer } from 'node:stream/consumers';
import { archiveOf } from './archive.js';
import { readArchive } from './read-archive.js';
import { tarHeader } from './tar.js';

const sizes = [0, 1, 511, 512, 513, 2 * 1024 * 1024];
const files = sizes.map((bytes, n) => ({ name: `file-${n}.bin`, bytes }));

async function* contentOf({ bytes }: { bytes: number }): AsyncGenerator<Buffer> {
  await Promise.resolve();
  for (let done = 0; done < bytes; done += 100_000) yield Buffer.alloc(Math.min(100_000, bytes - done), 'q');
}
const written = async (): Promise<Buffer> => buffer(archiveOf(files, contentOf, Date.UTC(2026, 10, 2)).content);
const read = (archive: Buffer) =>
  readArchive((position, length) => Promise.resolve(archive.subarray(position, position + length)));

describe('an archive', () => {
  it('is as long as it says, and gives back what was put in', async () => {
    const archive = await written();
    expect(archive.length).toBe(archiveOf(files, contentOf, 0).bytes);
    const found = await read(archive);
    expect(found.map(({ name, bytes }) => ({ name, bytes }))).toEqual(files);
    expect(found[3]!.content).toEqual(Buffer.alloc(512, 'q'));
    expect(found[5]!.content).toBeUndefined();
  });

  it.each([
    ['cut off within a file', (archive: Buffer) => archive.subarray(0, archive.length - 400_000)],
    ['cut off before its end', (archive: Buffer) => archive.subarray(0, archive.length - 1_024)],
    ['longer than it should be', (archive: Buffer) => Buffer.concat([archive, Buffer.from('x')])],
    ['a header altered', (archive: Buffer) => Buffer.concat([Buffer.from('F'), archive.subarray(1)])],
    ['not an archive', () => Buffer.alloc(4_096, 'q')],
    ['empty', () => Buffer.alloc(0)],
  ])('is refused when it is %s', async (_, spoil) => {
    await expect(read(spoil(await written()))).rejects.toThrow();
  });

  it.each(['', 'a/b', 'a b', 'ә', 'x'.repeat(101)])('holds no file called %p', (name) => {
    expect(() => tarHeader({ name, bytes: 1 }, 0)).toThrow();
  });
});
