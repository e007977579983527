import { randomInt } from 'node:crypto';

/** Without letters and digits that look alike: these are read from a screen and typed. */
const alphabet = 'abcdefghjkmnpqrstuvwxyz23456789';
const digits = '0123456789';

const draw = (from: string, count: number): string =>
  Array.from({ length: count }, () => from[randomInt(from.length)]).join('');

/** 12 random letters in groups: 59 bits. */
export const newPassword = (): string => [4, 4, 4].map((count) => draw(alphabet, count)).join('-');

/** A PIN and another one for duress. */
export function newPins(): { pin: string; duressPin: string } {
  const pin = draw(digits, 4);
  for (;;) {
    const duressPin = draw(digits, 4);
    if (duressPin !== pin) return { pin, duressPin };
  }
}
