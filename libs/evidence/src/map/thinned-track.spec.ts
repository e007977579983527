import { describe, expect, it } from '@jest/globals';
import { aPosition, someEvidence } from '../evidence.fixture.js';
import { ThinnedTrack } from './thinned-track.js';

describe('a track on a page', () => {
  const [track] = someEvidence().tracks;
  const thinned = (count: number, most: number): string[] => {
    const thin = new ThinnedTrack(track!, most);
    for (let n = 0; n < count; n += 1) thin.take(aPosition(n, 'protected', n, 0));
    return thin.points.map(({ fixTime }) => fixTime);
  };
  const timeOf = (n: number): string => aPosition(n, 'protected', 0, 0).fixTime;

  it('is whole while it fits', () => {
    expect(thinned(40, 40)).toHaveLength(40);
    expect(thinned(0, 40)).toEqual([]);
  });

  it('keeps its first and last fix and its order, and never more than fit and one', () => {
    for (const count of [41, 100, 1_000, 4_097]) {
      const points = thinned(count, 40);
      expect(points.length).toBeLessThanOrEqual(41);
      expect(points.length).toBeGreaterThan(15);
      expect([points[0], points.at(-1)]).toEqual([timeOf(0), timeOf(count - 1)]);
      expect(points).toEqual(points.toSorted());
    }
  });
});
