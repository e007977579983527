import { describe, expect, it } from '@jest/globals';
import { z } from 'zod';
import { retentionEnvironment, usualBounds } from './retention-bounds.js';

const schema = z.object(retentionEnvironment);
const read = (text?: string) => schema.parse({ RETENTION_BOUNDS: text }).RETENTION_BOUNDS;
const messages = (text: string) =>
  schema.safeParse({ RETENTION_BOUNDS: text }).error?.issues.map(({ message }) => message);

describe('what the law of a place allows', () => {
  it('is as usual where nothing is said', () => {
    expect(read()).toEqual(usualBounds);
    expect(read('')).toEqual(usualBounds);
  });

  it('moves the usual period into the bounds', () => {
    const bounds = read('positions_quiet=8..14, incidents=5000..7000');
    expect(bounds.positions_quiet).toEqual({ least: 8, most: 14, usual: 14 });
    expect(bounds.incidents).toEqual({ least: 5_000, most: 7_000, usual: 5_000 });
    expect(bounds.notes).toEqual(usualBounds.notes);
  });

  it.each([
    ['tracks=1..2', /kinds are positions_quiet/],
    ['notes=9..8', /not more than the most/],
    ['notes', /kind=least..most/],
    ['positions_quiet=7..30', /seven days late/],
  ])('names what is wrong with %s', (text, expected) => {
    expect(messages(text)).toEqual([expect.stringMatching(expected)]);
  });
});
