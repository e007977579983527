import { createHmac, randomInt } from 'node:crypto';

/** Without letters and digits that look alike: they are written down and typed. */
const alphabet = 'abcdefghjkmnpqrstuvwxyz23456789';
const codesMade = 10;
const groups = 4;

/** Codes for the day on which the phone is lost: 79 random bits each, good once. */
export class RecoveryCodes {
  /** @param key 32 bytes, the same for all api processes: without it a stolen hash cannot even be tried */
  constructor(private readonly key: Buffer) {}

  make(): { codes: string[]; hashes: Buffer[] } {
    const codes = Array.from({ length: codesMade }, () => Array.from({ length: groups }, group).join('-'));
    return { codes, hashes: codes.map((code) => this.hash(code)) };
  }

  /** Of a code as it was typed. */
  hash(code: string): Buffer {
    const plain = code.toLowerCase().replaceAll(/[^a-z0-9]/g, '');
    return createHmac('sha256', this.key).update(plain).digest();
  }
}

const group = (): string => Array.from({ length: 4 }, () => alphabet[randomInt(alphabet.length)]).join('');
