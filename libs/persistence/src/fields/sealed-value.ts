import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import { type FieldPlace, FieldUnreadable } from '#access';

/** A key of 32 bytes and the name by which what it sealed finds it again. */
export interface DataKey {
  keyId: string;
  key: Buffer;
}

const algorithm = 'aes-256-gcm';
const nonceBytes = 12;
const tagBytes = 16;
const keyIdCharacters = 12;

/** `q1:<key>:<base64url of nonce, ciphertext, tag>`. Nothing that a human types looks like it. */
const sealedText = /^q1:([\w-]{12}):([\w-]{38,})$/;
/** Of bytes the rest is as it is: `q1b:<key>:` nonce, ciphertext, tag. */
const bytesPrefix = 'q1b:';
const bytesHead = bytesPrefix.length + keyIdCharacters + 1;

export const newKeyId = (): string => randomBytes(9).toString('base64url');

/** What encrypts is named with what it encrypts for: column and row, and the kind of the value. */
const context = (place: FieldPlace): Buffer => Buffer.from(`qalqan:${place}`);

function encrypted(key: Buffer, place: FieldPlace, plain: Buffer): Buffer {
  const nonce = randomBytes(nonceBytes);
  const cipher = createCipheriv(algorithm, key, nonce).setAAD(context(place));
  return Buffer.concat([nonce, cipher.update(plain), cipher.final(), cipher.getAuthTag()]);
}

function decrypted(key: Buffer, place: FieldPlace, sealed: Buffer): Buffer {
  try {
    const decipher = createDecipheriv(algorithm, key, sealed.subarray(0, nonceBytes), { authTagLength: tagBytes })
      .setAAD(context(place))
      .setAuthTag(sealed.subarray(-tagBytes));
    return Buffer.concat([decipher.update(sealed.subarray(nonceBytes, -tagBytes)), decipher.final()]);
  } catch {
    throw new FieldUnreadable(place);
  }
}

export const sealText = ({ keyId, key }: DataKey, place: FieldPlace, text: string): string =>
  `q1:${keyId}:${encrypted(key, place, Buffer.from(text)).toString('base64url')}`;

export const sealBytes = ({ keyId, key }: DataKey, place: FieldPlace, bytes: Buffer): Buffer =>
  Buffer.concat([Buffer.from(`${bytesPrefix}${keyId}:`), encrypted(key, place, bytes)]);

/** By which key a value was sealed; `undefined`: by none. */
export function keyIdOf(value: unknown): string | undefined {
  if (typeof value === 'string') return value.startsWith('q1:') ? sealedText.exec(value)?.[1] : undefined;
  if (!Buffer.isBuffer(value) || value.length < bytesHead + nonceBytes + tagBytes) return undefined;
  const head = value.subarray(0, bytesHead).toString('latin1');
  return head.startsWith(bytesPrefix) && head.endsWith(':') ? head.slice(bytesPrefix.length, -1) : undefined;
}

/** @param value for which {@link keyIdOf} knows the key */
export const openText = (key: Buffer, place: FieldPlace, value: string): string =>
  decrypted(key, place, Buffer.from(value.slice(value.lastIndexOf(':') + 1), 'base64url')).toString();

export const openBytes = (key: Buffer, place: FieldPlace, value: Buffer): Buffer =>
  decrypted(key, place, value.subarray(bytesHead));

/** The keys that sealed what stands in values of any shape, as rows have them. */
export function keyIdsIn(values: Iterable<unknown>, found = new Set<string>()): Set<string> {
  for (const value of values) {
    if (value === null || value === undefined) continue;
    const keyId = keyIdOf(value);
    if (keyId !== undefined) found.add(keyId);
    else if (Array.isArray(value)) keyIdsIn(value, found);
    else if (typeof value === 'object' && !(value instanceof Date) && !Buffer.isBuffer(value))
      keyIdsIn(Object.values(value), found);
  }
  return found;
}
