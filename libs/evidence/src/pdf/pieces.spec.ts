import { describe, expect, it } from '@jest/globals';
import { inPieces, oneLine, writable } from './pieces.js';

describe('a row that must fit on a page', () => {
  it('stays one when it is short', () => {
    expect(inPieces(['a', 'b\nc', ''])).toEqual([['a', 'b\nc', '']]);
  });

  it.each([
    ['long words', 'ә'.repeat(4_000)],
    ['long text', 'сөз '.repeat(1_000)],
    ['lines', 'a\n'.repeat(2_000)],
    ['empty lines', `a${'\n'.repeat(3_900)}b`],
  ])('is cut, and loses nothing: %s', (_, text) => {
    const rows = inPieces(['14:00', text]);
    expect(rows.length).toBeGreaterThan(2);
    for (const [, piece] of rows) {
      expect(piece!.length).toBeLessThanOrEqual(1_240);
      expect(piece!.split('\n').length).toBeLessThanOrEqual(40);
    }
    expect(
      rows
        .map(([, piece]) => piece)
        .join('')
        .replace(/\s/g, ''),
    ).toBe(text.replace(/\s/g, ''));
    expect(rows.map(([time]) => time).join('')).toBe('14:00');
  });

  it('has no control characters, and facts no line breaks', () => {
    expect(writable('a\u0007b\tc\nd')).toBe('a b c\nd');
    expect(oneLine(' a\n\n b ')).toBe('a b');
  });
});
