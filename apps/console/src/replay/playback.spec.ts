import { describe, expect, it } from '@jest/globals';
import { neighbour, type Playback, playbackOf, played, standingAt } from './playback.js';

const start = playbackOf(1_000, 61_000);
const play = (state: Playback, ...commands: Parameters<typeof played>[1][]): Playback => commands.reduce(played, state);

describe('playing back', () => {
  it('runs as many times as fast as it says, while time passes', () => {
    expect(play(start, { do: 'toggle' }, { do: 'pass', milliseconds: 500 })).toMatchObject({
      at: 6_000,
      isPlaying: true,
    });
    expect(play(start, { do: 'speed', speed: 1 }, { do: 'pass', milliseconds: 500 }).at).toBe(1_500);
  });

  it('stops at the end, and begins anew from there', () => {
    const ended = play(start, { do: 'toggle' }, { do: 'pass', milliseconds: 60_000 });
    expect(ended).toMatchObject({ at: 61_000, isPlaying: false });
    expect(play(ended, { do: 'toggle' })).toMatchObject({ at: 1_000, isPlaying: true });
  });

  it('never leaves its period', () => {
    expect(play(start, { do: 'by', milliseconds: -5_000 }).at).toBe(1_000);
    expect(play(start, { do: 'go', at: 99_000_000 }).at).toBe(61_000);
  });

  it('grows no faster than the fastest and no slower than the slowest', () => {
    const faster = Array.from({ length: 9 }, () => ({ do: 'faster' }) as const);
    expect(play(start, ...faster).speed).toBe(1_800);
    expect(play(start, { do: 'slower' }, { do: 'slower' }).speed).toBe(1);
  });

  it('has a length, even of a single moment', () => {
    expect(playbackOf(5, 5)).toMatchObject({ from: 5, to: 1_005 });
  });

  it('knows which finding stands, and the next and the one before', () => {
    const times = [10, 20, 20, 30];
    expect([5, 10, 25, 99].map((at) => standingAt(times, at))).toEqual([-1, 0, 2, 3]);
    expect([neighbour(times, 10, 1), neighbour(times, 30, 1)]).toEqual([20, undefined]);
    expect([neighbour(times, 20, -1), neighbour(times, 10, -1)]).toEqual([10, undefined]);
  });
});
