import { createCipheriv, createHmac, createSecretKey, type KeyObject, randomFillSync } from 'node:crypto';
import { type FieldPlace, FieldUnreadable } from '#access';
import type { DataKey } from './sealed-value.js';

/**
 * Short values of many rows, sealed in one call: what each fix writes cannot pay for a cipher of its own (docs/decisions/0024).
 * AES-256 in counter mode (NIST SP 800-38A, 6.5), a nonce of 96 random bits a row and a counter of 32; the key stream of all rows
 * is one encryption of their counter blocks. By a key of its own, derived from the agency's. It hides and does not prove:
 * whoever may write the row can also write another state into it. Eight bytes of the row's id before the value tell a row that
 * was given another's value, or a broken key, from a true one.
 */
const blockBytes = 16;
const nonceBytes = 12;
const checkBytes = 8;

/** `q2:<key>:<base64url of nonce, check and value>`. */
const sealedRow = /^q2:([\w-]{12}):([\w-]{27,})$/;

/** `id`: a UUID. */
export interface PlainRow {
  id: string;
  bytes: Buffer;
}

export const keyIdOfRow = (value: string): string | undefined => sealedRow.exec(value)?.[1];

export function sealRows({ keyId, key }: DataKey, place: FieldPlace, rows: readonly PlainRow[]): string[] {
  const lengths = rows.map(({ bytes }) => checkBytes + bytes.length);
  const nonces = Buffer.allocUnsafe(rows.length * nonceBytes);
  randomFillSync(nonces);
  const stream = keyStream(streamKey(key, place), nonces, lengths);
  let at = 0;
  return rows.map(({ id, bytes }, index) => {
    const length = lengths[index]!;
    const sealed = Buffer.allocUnsafe(nonceBytes + length);
    nonces.copy(sealed, 0, index * nonceBytes, (index + 1) * nonceBytes);
    sealed.write(checkOf(id), nonceBytes, 'hex');
    bytes.copy(sealed, nonceBytes + checkBytes);
    for (let n = 0; n < length; n += 1) sealed[nonceBytes + n]! ^= stream[at + n]!;
    at += padded(length);
    return `q2:${keyId}:${sealed.toString('base64url')}`;
  });
}

/** @throws FieldUnreadable for a value that was not sealed for its row by this key */
export function openRows(key: Buffer, place: FieldPlace, rows: readonly { id: string; value: string }[]): Buffer[] {
  const sealed = rows.map(({ value }) => Buffer.from(value.slice(value.lastIndexOf(':') + 1), 'base64url'));
  const lengths = sealed.map((bytes) => bytes.length - nonceBytes);
  const nonces = Buffer.concat(sealed.map((bytes) => bytes.subarray(0, nonceBytes)));
  const stream = keyStream(streamKey(key, place), nonces, lengths);
  let at = 0;
  return rows.map(({ id }, index) => {
    const bytes = sealed[index]!.subarray(nonceBytes);
    for (let n = 0; n < bytes.length; n += 1) bytes[n]! ^= stream[at + n]!;
    at += padded(bytes.length);
    if (bytes.toString('hex', 0, checkBytes) !== checkOf(id)) throw new FieldUnreadable(`${place}:${id}`);
    return bytes.subarray(checkBytes);
  });
}

/** The random end of a UUID v7. */
const checkOf = (id: string): string => id.slice(-17).replace('-', '');

const padded = (length: number): number => Math.ceil(length / blockBytes) * blockBytes;

function keyStream(key: KeyObject, nonces: Buffer, lengths: readonly number[]): Buffer {
  const blocks = Buffer.alloc(lengths.reduce((sum, length) => sum + padded(length), 0));
  let at = 0;
  for (const [index, length] of lengths.entries())
    for (let counter = 0; counter * blockBytes < length; counter += 1) {
      nonces.copy(blocks, at, index * nonceBytes, (index + 1) * nonceBytes);
      blocks.writeUInt32BE(counter, at + nonceBytes);
      at += blockBytes;
    }
  return createCipheriv('aes-256-ecb', key, null).setAutoPadding(false).update(blocks);
}

const streamKeys = new WeakMap<Buffer, Map<FieldPlace, KeyObject>>();

/** Lives as long as the agency's key does. */
function streamKey(key: Buffer, place: FieldPlace): KeyObject {
  let ofKey = streamKeys.get(key);
  if (!ofKey) streamKeys.set(key, (ofKey = new Map<FieldPlace, KeyObject>()));
  let derived = ofKey.get(place);
  if (!derived) {
    derived = createSecretKey(createHmac('sha256', key).update(`counter mode:${place}`).digest());
    ofKey.set(place, derived);
  }
  return derived;
}
