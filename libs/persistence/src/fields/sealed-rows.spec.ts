import { createCipheriv, createHmac, randomBytes } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import { newId } from '#domain';
import { keyIdOfRow, openRows, sealRows } from './sealed-rows.js';
import { newKeyId } from './sealed-value.js';

const place = 'watch.places';
const key = { keyId: newKeyId(), key: randomBytes(32) };
const rows = [0, 4, 8, 23, 120].map((length) => ({ id: newId(), bytes: randomBytes(length) }));

describe('short values of many rows', () => {
  it('come back in their order, of any length', () => {
    const sealed = sealRows(key, place, rows);
    const opened = openRows(
      key.key,
      place,
      sealed.map((value, index) => ({ id: rows[index]!.id, value })),
    );
    expect(opened).toEqual(rows.map(({ bytes }) => bytes));
    expect(sealed.map(keyIdOfRow)).toEqual(rows.map(() => key.keyId));
  });

  it('are what counter mode makes of them', () => {
    const [row] = rows.slice(-1);
    const [value] = sealRows(key, place, [row!]);
    const bytes = Buffer.from(value!.split(':')[2]!, 'base64url');
    const derived = createHmac('sha256', key.key).update('counter mode:watch.places').digest();
    const counter = Buffer.concat([bytes.subarray(0, 12), Buffer.alloc(4)]);
    const stream = createCipheriv('aes-256-ctr', derived, counter);
    expect(stream.update(bytes.subarray(12)).subarray(8)).toEqual(row!.bytes);
  });

  it('differ each time', () => {
    const [row] = rows.slice(2);
    expect(sealRows(key, place, [row!])).not.toEqual(sealRows(key, place, [row!]));
  });

  it('do not open in another row, by another key or for another column', () => {
    const row = rows.at(-1)!;
    const [value] = sealRows(key, place, [row]);
    expect(() => openRows(key.key, place, [{ id: newId(), value: value! }])).toThrow('cannot be opened');
    expect(() => openRows(randomBytes(32), place, [{ id: row.id, value: value! }])).toThrow('cannot be opened');
    expect(() => openRows(key.key, 'watch.rules', [{ id: row.id, value: value! }])).toThrow('cannot be opened');
  });
});
