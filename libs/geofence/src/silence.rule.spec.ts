import { describe, expect, it } from '@jest/globals';
import { aFix, anOrder, respondent, start, Walk, way } from './engine.fixture.js';
import { detectionEngine } from './engine.js';
import type { WatchState } from './types.js';

const bracelet = `device-of-${respondent}`;

function lose(walk: Walk, seconds: number): Walk {
  const at = start + seconds * 1000;
  const signal = { deviceId: bracelet, personId: respondent, at, receivedAt: at, alarms: [], connectionLost: true };
  const heard = detectionEngine.hear(walk.state, walk.rules, signal, at);
  walk.state = JSON.parse(JSON.stringify(heard.state)) as WatchState;
  walk.findings.push(...heard.findings);
  return walk;
}

const near = () => new Walk(anOrder()).feed(...way([0, 5000, 0], [60, 5090, 0], 10));

describe('a device whose connection was lost', () => {
  it('is silent when it has not come back after a minute, and nothing else follows of it', () => {
    const walk = lose(near(), 100).sweep(159);
    expect(walk.said()).toEqual([]);
    walk.sweep(161);
    expect(walk.said()).toEqual(['silence began']);
    expect(walk.findings[0]!.at).toBe(start + 160_000);
  });

  it('is waited for as ever when it was heard after that, and comes back by any report', () => {
    expect(
      lose(near(), 100)
        .feed(aFix(130, 5100, 0))
        .sweep(300)
        .said(),
    ).toEqual([]);
    expect(
      lose(near(), 100)
        .sweep(161)
        .feed(aFix(170, 5100, 0))
        .said(),
    ).toEqual(['silence began', 'silence ended']);
  });

  it('is never silent later for it', () => {
    expect(lose(near(), 655).sweep(661).said()).toEqual(['silence began']);
  });

  it('of which nothing was ever heard, is nobody’s silence', () => {
    expect(lose(new Walk(anOrder()), 100).sweep(10_000).said()).toEqual([]);
  });
});
