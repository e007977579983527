import { describe, expect, it } from '@jest/globals';
import { AnswerPace, cancelBeatMilliseconds } from './answer-pace.js';

describe('the pace of answers', () => {
  const paced = () => {
    let now = 1_000;
    const slept: number[] = [];
    const elapsing = { now: () => now, sleep: async (milliseconds: number) => void slept.push(milliseconds) };
    const working = (milliseconds: number) => async () => ((now += milliseconds), 'done');
    return { pace: new AnswerPace(250, elapsing), slept, working };
  };

  it('is the same for all work of less than a beat', async () => {
    const { pace, slept, working } = paced();
    expect(await Promise.all([3, 80, 249].map((taken) => pace.even(working(taken))))).toEqual(['done', 'done', 'done']);
    for (const taken of [3, 80, 249]) await pace.even(working(taken));
    expect(slept.slice(3)).toEqual([247, 170, 1]);
  });

  it('goes on by whole beats', async () => {
    const { pace, slept, working } = paced();
    await pace.even(working(251));
    await pace.even(working(900));
    expect(slept).toEqual([249, 100]);
  });

  it('holds for what is refused as well', async () => {
    const { pace, slept } = paced();
    await expect(pace.even(() => Promise.reject(new Error('wrong')))).rejects.toThrow('wrong');
    expect(slept).toHaveLength(1);
  });

  it('leaves time for two hashes and what a duress PIN records', () => {
    expect(cancelBeatMilliseconds).toBeGreaterThanOrEqual(250);
  });
});
