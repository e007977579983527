import { describe, expect, it } from '@jest/globals';
import { beginningOf } from './beginning-of.js';

const bytes = (...parts: (number | string)[]): Buffer =>
  Buffer.concat(parts.map((part) => (typeof part === 'string' ? Buffer.from(part) : Buffer.from([part]))));

describe('what a recording begins with', () => {
  it('is told by its bytes', () => {
    expect(beginningOf(bytes(0x1a, 0x45, 0xdf, 0xa3, 'webm'))).toBe('audio/webm');
    expect(beginningOf(bytes('OggS', 0, 2, 'Opus'))).toBe('audio/ogg');
    expect(beginningOf(bytes(0, 0, 0, 0x18, 'ftypiso5'))).toBe('audio/mp4');
  });

  it('is not what goes on, nor anything else', () => {
    for (const other of [bytes(0xa3, 0x41), bytes('OggS', 0, 0), bytes(0, 0, 0, 8, 'moof'), bytes('<html>'), bytes()])
      expect(beginningOf(other)).toBeUndefined();
  });
});
