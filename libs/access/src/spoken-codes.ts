import { createHmac, randomInt } from 'node:crypto';

/** Crockford's: without I, L, O and U, which are heard and written like others. */
const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/** Codes that people say and type. Of 8 letters: 40 random bits, enough for what is good once and for minutes. */
export class SpokenCodes {
  /** @param key 32 bytes, the same for all api processes: without it a stolen hash cannot even be tried */
  constructor(
    private readonly key: Buffer,
    private readonly length = 8,
  ) {}

  make(): { code: string; hash: Buffer } {
    const code = Array.from({ length: this.length }, () => alphabet[randomInt(alphabet.length)]).join('');
    return { code, hash: this.hash(code) };
  }

  /** Of a code as it was typed: in small letters, in groups, an O for a nought. */
  hash(code: string): Buffer {
    const plain = code
      .toUpperCase()
      .replaceAll(/[^0-9A-Z]/g, '')
      .replaceAll('O', '0')
      .replaceAll(/[IL]/g, '1');
    return createHmac('sha256', this.key).update(plain).digest();
  }
}
