import { describe, expect, it } from '@jest/globals';
import { csvOf } from './csv.js';

describe('a CSV file', () => {
  it('quotes what needs it and leaves nothing to calculate', () => {
    expect(
      csvOf([
        ['a', 'b,c', 'say "no"'],
        ['=1+1', -5, null],
      ]),
    ).toBe('\uFEFFa,"b,c","say ""no"""\r\n\'=1+1,-5,\r\n');
  });
});
