import { describe, expect, it } from '@jest/globals';
import { type Key, noSum, press, type Sum } from './calculator.js';

const after = (keys: string): Sum => [...keys].reduce((sum, key) => press(sum, key as Key), noSum);

describe('the calculator calculates', () => {
  it.each([
    ['1+2=', '3'],
    ['12×12=', '144'],
    ['0.1+0.2=', '0.3'],
    ['7÷2=', '3.5'],
    ['2+3×4=', '20'],
    ['5−8=', '-3'],
    ['5±+8=', '3'],
    ['50%', '0.5'],
    ['9+−4=', '5'],
    ['1÷0=', '—'],
    ['5=3', '3'],
    ['12C', '0'],
    ['1..5', '1.5'],
  ])('%s shows %s', (keys, shown) => expect(after(keys).shown).toBe(shown));

  it('knows a number that was typed from one that it made', () => {
    expect(after('2580').isTyped).toBe(true);
    expect(after('2580+0=').isTyped).toBe(false);
  });
});
