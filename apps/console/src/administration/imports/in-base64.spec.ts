import { describe, expect, it } from '@jest/globals';
import { inBase64 } from './in-base64.js';

describe('a file in base64', () => {
  it('is the same byte for byte, however long', async () => {
    const bytes = Buffer.from(Array.from({ length: 100_001 }, (_, n) => n % 256));
    expect(Buffer.from(await inBase64(new Blob([bytes])), 'base64').equals(bytes)).toBe(true);
  });
});
