import { describe, expect, it } from '@jest/globals';
import { pressed, sorted } from './sorting.js';

describe('sorting a table', () => {
  it('begins upwards and turns with the next press; another column begins anew', () => {
    const first = pressed(null, 'name');
    expect(first).toEqual({ by: 'name', descending: false });
    expect(pressed(first, 'name')).toEqual({ by: 'name', descending: true });
    expect(pressed(pressed(first, 'name'), 'age')).toEqual({ by: 'age', descending: false });
  });

  it('puts what has no value last, whichever way', () => {
    const rows = [{ n: 3 }, { n: null }, { n: 10 }];
    const of = (descending: boolean) => sorted(rows, ({ n }) => n, descending, 'en').map(({ n }) => n);
    expect(of(false)).toEqual([3, 10, null]);
    expect(of(true)).toEqual([10, 3, null]);
    expect(rows.map(({ n }) => n)).toEqual([3, null, 10]);
  });

  it('knows the order of the Kazakh alphabet', () => {
    expect(sorted(['Қайрат', 'Лаура', 'Камила'], (name) => name, false, 'kk')).toEqual(['Камила', 'Қайрат', 'Лаура']);
  });
});
