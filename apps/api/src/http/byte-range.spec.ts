import { describe, expect, it } from '@jest/globals';
import { byteRange } from './byte-range.js';

describe('range of bytes', () => {
  it.each([
    ['bytes=0-99', { start: 0, end: 99 }],
    ['bytes=900-', { start: 900, end: 999 }],
    ['bytes=-100', { start: 900, end: 999 }],
    ['bytes=-5000', { start: 0, end: 999 }],
    ['bytes=990-5000', { start: 990, end: 999 }],
  ])('%s of 1,000 bytes', (header, range) => {
    expect(byteRange(header, 1_000)).toEqual(range);
  });

  it.each([undefined, 'bytes=-', 'bytes=5-2', 'bytes=0-1,5-6', 'lines=0-1', 'bytes=a-b'])(
    '%s is answered with the whole',
    (header) => {
      expect(byteRange(header, 1_000)).toBeUndefined();
    },
  );

  it.each(['bytes=1000-', 'bytes=1000-2000', 'bytes=-0'])('%s lies beyond the end', (header) => {
    expect(byteRange(header, 1_000)).toBeNull();
  });
});
