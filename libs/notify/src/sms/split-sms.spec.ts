import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { smsSegments, splitSms } from './split-sms.js';

describe('segments of an SMS', () => {
  it.each([
    ['', 'gsm7', 1],
    ['a'.repeat(160), 'gsm7', 1],
    ['a'.repeat(161), 'gsm7', 2],
    ['a'.repeat(306), 'gsm7', 2],
    ['a'.repeat(307), 'gsm7', 3],
    ['€'.repeat(80), 'gsm7', 1],
    ['€'.repeat(81), 'gsm7', 2],
    // 76 escaped pairs fill 152 septets: the pair that would begin at the last one goes on whole.
    ['€'.repeat(153), 'gsm7', 3],
    ['ә'.repeat(70), 'ucs2', 1],
    ['ә'.repeat(71), 'ucs2', 2],
    ['ә'.repeat(134), 'ucs2', 2],
    ['ә'.repeat(135), 'ucs2', 3],
    ['🆘'.repeat(35), 'ucs2', 1],
    ['🆘'.repeat(36), 'ucs2', 2],
    // 33 pairs and no half of the next.
    ['🆘'.repeat(67), 'ucs2', 3],
    ['`', 'ucs2', 1],
    ['ç', 'ucs2', 1],
  ] as const)('%.12j… is %s, %d', (text, encoding, segments) => {
    expect(splitSms(text).encoding).toBe(encoding);
    expect(smsSegments(text)).toBe(segments);
  });

  it('writes the basic alphabet and its extension by their codes', () => {
    expect(splitSms('@_ΔA€[').parts).toEqual([Buffer.from([0x00, 0x11, 0x10, 0x41, 0x1b, 0x65, 0x1b, 0x3c])]);
    expect(splitSms('Қ').parts).toEqual([Buffer.from([0x04, 0x9a])]);
  });

  it('loses nothing, and no part is longer than it may be', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 400 }), (text) => {
        const { encoding, parts } = splitSms(text);
        const octets = parts.length === 1 ? 160 : 153;
        const most = encoding === 'gsm7' ? octets : parts.length === 1 ? 140 : 134;
        expect(parts.every((part) => part.length <= most)).toBe(true);
        if (encoding === 'ucs2') {
          expect(Buffer.concat(parts).swap16().toString('utf16le')).toBe(text);
        }
      }),
    );
  });
});
