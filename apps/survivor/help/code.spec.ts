import { describe, expect, it } from '@jest/globals';
import { makeCode } from './code.js';

describe('the code of a report', () => {
  it('is sixteen letters that nobody mistakes, in groups of four, each time others', () => {
    const codes = Array.from({ length: 500 }, makeCode);
    for (const code of codes) expect(code).toMatch(/^([0-9A-HJKMNP-TV-Z]{4}-){3}[0-9A-HJKMNP-TV-Z]{4}$/);
    expect(new Set(codes).size).toBe(codes.length);
    expect(new Set(codes.join('').replaceAll('-', '')).size).toBe(32);
  });
});
