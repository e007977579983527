import type { FieldCipher } from '#access';
import { chunkPlace } from '../companion/recording-store.js';
import type { Sql } from '../database.js';

/** Chunks of 64 KiB that one statement reads. */
const chunksPerRead = 16;

interface Joined {
  panicId: string;
  stream: number;
  /** Sequence of the last chunk: what comes meanwhile is not part of it. */
  last: number;
}

/** The bytes of a recording as its phone made them. */
export async function* joinedChunks(
  sql: Pick<Sql, 'rows'>,
  fields: FieldCipher,
  cell: number,
  { panicId, stream, last }: Joined,
): AsyncGenerator<Buffer> {
  for (let after = -1; after < last;) {
    const chunks = await sql.rows<{ sequence: number; content: Buffer }>(
      `SELECT sequence, content FROM recording_chunk
       WHERE cell = $1 AND panic_id = $2 AND stream = $3 AND sequence > $4 AND sequence <= $5
       ORDER BY sequence LIMIT ${chunksPerRead}`,
      [cell, panicId, stream, after, last],
    );
    const opener = await fields.openerOf(chunks.map(({ content }) => content));
    for (const { sequence, content } of chunks) yield opener.openBytes(chunkPlace(panicId, sequence), content);
    if (chunks.length < chunksPerRead) return;
    after = chunks.at(-1)!.sequence;
  }
}
