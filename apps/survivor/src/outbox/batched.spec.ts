import { describe, expect, it } from '@jest/globals';
import type { Waiting } from '../keep/kept.js';
import { batched } from './batched.js';

const position = (id: string): Waiting => ({
  id,
  kind: 'positions',
  path: '/v1/positions',
  body: { fixes: [{ id }] },
  madeAt: 0,
});
const press: Waiting = { id: 'p', kind: 'press', path: '/v1/panics', body: {}, madeAt: 0 };

describe('what waits is sent', () => {
  it('a press by itself, positions together', () => {
    const [first, second, ...more] = batched([press, position('a'), position('b')]);
    expect(first).toEqual(press);
    expect(second).toMatchObject({ id: 'a', with: ['b'], body: { fixes: [{ id: 'a' }, { id: 'b' }] } });
    expect(more).toEqual([]);
  });

  it('in parts of a hundred', () => {
    const many = Array.from({ length: 250 }, (_, nth) => position(String(nth)));
    expect(batched(many).map(({ body }) => (body as { fixes: object[] }).fixes.length)).toEqual([100, 100, 50]);
    expect((many[0]!.body as { fixes: object[] }).fixes).toHaveLength(1);
  });
});
