import { describe, expect, it } from '@jest/globals';
import { deriveKey, KeyedSecretBox } from './secret-box.js';

describe('the secret box', () => {
  const box = new KeyedSecretBox(deriveKey('a secret of the house', 'test'));
  const plain = Buffer.from('twenty bytes of key!');

  it('opens what it sealed, and shows nothing of it', () => {
    const sealed = box.seal(plain, 'of a');
    expect(box.open(sealed, 'of a')).toEqual(plain);
    expect(sealed.includes(plain)).toBe(false);
    expect(box.seal(plain, 'of a')).not.toEqual(sealed);
  });

  it('opens nothing for another context, by another key, changed or cut', () => {
    const sealed = box.seal(plain, 'of a');
    expect(() => box.open(sealed, 'of b')).toThrow();
    for (const key of [deriveKey('a secret of the house', 'other'), deriveKey('another secret', 'test')])
      expect(() => new KeyedSecretBox(key).open(sealed, 'of a')).toThrow();
    for (let at = 0; at < sealed.length; at += 1) {
      const changed = Buffer.from(sealed);
      changed[at]! ^= 1;
      expect(() => box.open(changed, 'of a')).toThrow();
    }
    for (const length of [0, 1, 12, 20, 28]) expect(() => box.open(sealed.subarray(0, length), 'of a')).toThrow();
  });
});
