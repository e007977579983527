import { randomBytes } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import { FieldUnreadable } from '#access';
import { keyIdOf, keyIdsIn, newKeyId, openBytes, openText, sealBytes, sealText } from './sealed-value.js';

const aKey = () => ({ keyId: newKeyId(), key: randomBytes(32) });

describe('a sealed text', () => {
  const key = aKey();
  const sealed = sealText(key, 'person.name:1', 'Айгерім Қ.');

  it('opens for its place, and tells which key that takes', () => {
    expect(openText(key.key, 'person.name:1', sealed)).toBe('Айгерім Қ.');
    expect(keyIdOf(sealed)).toBe(key.keyId);
    expect(sealText(key, 'person.name:1', 'Айгерім Қ.')).not.toBe(sealed);
  });

  it.each(['person.name:2', 'contact.name:1', 'person.phone:1'])('does not open for %s', (place) => {
    expect(() => openText(key.key, place, sealed)).toThrow(FieldUnreadable);
  });

  it('does not open by another key, nor when a character of it was changed', () => {
    expect(() => openText(aKey().key, 'person.name:1', sealed)).toThrow(FieldUnreadable);
    for (let at = sealed.lastIndexOf(':') + 1; at < sealed.length - 1; at += 7) {
      const other = sealed[at] === 'A' ? 'B' : 'A';
      const changed = sealed.slice(0, at) + other + sealed.slice(at + 1);
      expect(() => openText(key.key, 'person.name:1', changed)).toThrow(FieldUnreadable);
    }
  });

  it('says where it could not be opened, and nothing of the value', () => {
    expect(() => openText(aKey().key, 'person.name:1', sealed)).toThrow('person.name:1 cannot be opened');
  });

  it.each(['', 'q1:', 'q1:abc:def', 'q1:twelve-chars:Madina', '+77075550193', 'https://q1:x'])(
    'is not what looks like it: %s',
    (text) => expect(keyIdOf(text)).toBeUndefined(),
  );
});

describe('sealed bytes', () => {
  const key = aKey();
  const bytes = randomBytes(100_000);

  it('open for their place, and are hardly longer', () => {
    const sealed = sealBytes(key, 'evidence_piece.bytes:1', bytes);
    expect(keyIdOf(sealed)).toBe(key.keyId);
    expect(openBytes(key.key, 'evidence_piece.bytes:1', sealed)).toEqual(bytes);
    expect(sealed.length - bytes.length).toBeLessThan(64);
    expect(() => openBytes(key.key, 'evidence_piece.bytes:2', sealed)).toThrow(FieldUnreadable);
  });

  it('are told from seeds that nobody has sealed', () => {
    expect(keyIdOf(randomBytes(32))).toBeUndefined();
    expect(keyIdOf(Buffer.concat([Buffer.from('q1b:'), randomBytes(28)]))).toBeUndefined();
  });
});

it('keys are found wherever values name them', () => {
  const [one, two] = [aKey(), aKey()];
  const rows = [null, 'plain', new Date(), sealText(one, 'a', 'x'), [{ sealed: sealText(two, 'a', 'x') }], { n: 1 }];
  expect(keyIdsIn(rows)).toEqual(new Set([one.keyId, two.keyId]));
});
