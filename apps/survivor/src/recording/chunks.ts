import { database, keep, keptValue } from '../keep/database.js';
import type { Chunk } from '../keep/kept.js';

/** What the api takes of one press: two hours of five seconds. */
export const mostChunks = 1_440;
/** Of one request. */
const mostBytes = 64 * 1024;

const placeOf = ({ panicId, sequence }: Pick<Chunk, 'panicId' | 'sequence'>): BufferSource =>
  new TextEncoder().encode(`${panicId}:${sequence}`);

/** Cannot be read, not even by us: who copies the phone's storage gets sounds that nothing opens. */
async function chunkKey(): Promise<CryptoKey> {
  const kept = await keptValue('chunkKey');
  if (kept !== undefined) return kept;
  const made = await crypto.subtle.generateKey({ name: 'AES-GCM', length: 256 }, false, ['encrypt', 'decrypt']);
  await keep('chunkKey', made);
  return made;
}

/**
 * Keeps what was heard, numbered in its order, until the api has it.
 *
 * @returns false when no more is taken: nothing that was heard is deleted for what comes
 */
export async function keepHeard(panicId: string, heard: ArrayBuffer, milliseconds: number): Promise<boolean> {
  const key = await chunkKey();
  for (let from = 0; from < heard.byteLength; from += mostBytes) {
    const press = await (await database()).get('presses', panicId);
    if (press === undefined) return false;
    const sequence = press.heard ?? 0;
    if (sequence >= mostChunks) return false;
    const iv = crypto.getRandomValues(new Uint8Array(12));
    const how = { name: 'AES-GCM', iv, additionalData: placeOf({ panicId, sequence }) };
    const sealed = await crypto.subtle.encrypt(how, key, heard.slice(from, from + mostBytes));
    const transaction = (await database()).transaction(['chunks', 'presses'], 'readwrite');
    const chunk = { panicId, sequence, milliseconds: from === 0 ? milliseconds : 0, iv, sealed };
    await transaction.objectStore('chunks').put(chunk);
    // As it is by now: what became of the press may have been written meanwhile.
    const now = await transaction.objectStore('presses').get(panicId);
    if (now !== undefined) await transaction.objectStore('presses').put({ ...now, heard: sequence + 1 });
    await transaction.done;
  }
  return true;
}

/** The next one of a press that the api knows, in order. */
export async function nextChunk(): Promise<Chunk | undefined> {
  const transaction = (await database()).transaction(['chunks', 'presses']);
  const presses = transaction.objectStore('presses');
  let cursor = await transaction.objectStore('chunks').openCursor();
  while (cursor !== null) {
    const { panicId } = cursor.value;
    const press = await presses.get(panicId);
    // One that was put away had arrived.
    if (press === undefined || press.sentAt !== undefined) return cursor.value;
    cursor = await cursor.continue([panicId, Number.MAX_SAFE_INTEGER]);
  }
  return undefined;
}

export async function opened({ iv, sealed, ...chunk }: Chunk): Promise<ArrayBuffer> {
  const how = { name: 'AES-GCM', iv, additionalData: placeOf(chunk) };
  return crypto.subtle.decrypt(how, await chunkKey(), sealed);
}

export async function forget({ panicId, sequence }: Chunk): Promise<void> {
  await (await database()).delete('chunks', [panicId, sequence]);
}
