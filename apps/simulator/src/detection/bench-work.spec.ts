import { describe, expect, it } from '@jest/globals';
import { work } from './bench-work.js';
import { ordinaryDay } from './ordinary-day.js';
import { runScene } from './run-scene.js';
import { stagedKinds } from './staged.js';

const directive = { reporting: 'directive' as const, sensors: true };

describe('the detection benchmark', () => {
  it('gives the same counts for the same seeds', () => {
    const task = { setting: directive, kind: 'by car, parks inside', seeds: [1, 2] };
    expect(work(task)).toEqual(work(task));
  });

  it('stages at least 35 approaches beside the near misses', () => {
    const kinds = Object.keys(stagedKinds);
    expect(kinds.filter((kind) => !kind.startsWith('near miss')).length).toBeGreaterThanOrEqual(35);
  });

  it.each(['on foot, straight in', 'by car straight through a small zone', 'limit: opposite trains'])(
    'alerts %s in time',
    (kind) => {
      expect(work({ setting: directive, kind, seeds: [3, 4] }).outcomes.engine).toEqual({ 'in time': 2 });
    },
  );

  it.each([
    ['phone dead two kilometers before'],
    ['bracelet left at home'],
    ['bracelet left at home, phone carried elsewhere'],
    ['cuts the strap at home'],
    ['jams the receiver'],
    ['mocks its position at home'],
  ])('answers %s by another alarm', (kind) => {
    expect(work({ setting: directive, kind, seeds: [3] }).outcomes.engine).toEqual({ answered: 1 });
  });

  it('cries wolf far less than point in polygon in ordinary life', () => {
    const { engine, naive } = work({
      setting: directive,
      kind: null,
      seeds: [1000, 1001, 1002, 1003, 1004, 1005, 1006, 1007],
    });
    expect(naive.falseBreachesNear).toBeGreaterThan(20);
    expect(engine.falseBreachesNear).toBeLessThan(naive.falseBreachesNear / 10);
    expect(engine.clearMissed).toBe(0);
  });

  it('finds no disagreement between two devices that are carried together through ordinary days', () => {
    for (const seed of [1000, 1001, 1002, 1003, 1004, 1005]) {
      const day = ordinaryDay(seed);
      const second = { ...day.actors[0]!, secondDevice: 'phone-of-respondent' };
      const run = runScene({ ...day, actors: [...day.actors, second] }, directive.reporting, directive.sensors, seed);
      expect(run.engine.filter((told) => told.kind === 'disagreement')).toEqual([]);
    }
  });
});
