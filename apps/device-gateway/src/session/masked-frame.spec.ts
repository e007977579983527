import { describe, expect, it } from '@jest/globals';
import { maskedFrame } from './masked-frame.js';

describe('a frame that is put aside', () => {
  it('shows how it began, and no digit of who sent it', () => {
    expect(maskedFrame(Buffer.from('*HQ,4106012345,V1,'))).toBe('*HQ,####');
    expect(maskedFrame(Buffer.from('78780d01086630704241840', 'hex'))).toBe('78780d01');
    expect(maskedFrame(Buffer.alloc(0))).toBe('');
  });
});
