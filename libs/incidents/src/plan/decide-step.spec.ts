import { describe, expect, it } from '@jest/globals';
import { decideStep } from './decide-step.js';
import type { PlannedStep } from './plan-alarm.js';
import { aStep, noon, untakenState } from './plan.fixture.js';
import type { PlanStep } from './response-plan.js';

const minute = noon + 60_000;
const due = (more: Partial<PlanStep> = {}, times: Partial<PlannedStep> = {}): PlannedStep => ({
  step: aStep('supervisor', 60, more),
  place: null,
  beganAt: noon,
  plannedAt: minute,
  dueAt: minute,
  ...times,
});

describe('a step whose time has come', () => {
  it('is taken', () => {
    expect(decideStep(due(), untakenState, minute)).toEqual({ do: 'tell' });
  });

  it.each([
    ['acknowledged', { acknowledged: true }, 'acknowledged'],
    ['confirmed', { confirmed: true }, 'confirmed'],
    ['confirmed', { acknowledged: true }, 'acknowledged'],
    ['closed', { closed: true }, 'closed'],
    ['acknowledged', { closed: true, acknowledged: true }, 'closed'],
    ['seen', { seen: true, acknowledged: true }, 'seen'],
    ['seen', { closed: true, seen: true }, 'closed'],
    [undefined, { closed: true }, 'closed'],
  ] as const)('is skipped, unless %s, of %j', (unless, state, reason) => {
    expect(decideStep(due({ unless }), { ...untakenState, ...state }, minute)).toEqual({ do: 'skip', reason });
  });

  it.each([
    ['acknowledged', { confirmed: true }],
    ['seen', { acknowledged: true, confirmed: true }],
    ['acknowledged', { seen: true }],
    ['closed', { acknowledged: true, confirmed: true, seen: true }],
    [undefined, { acknowledged: true }],
  ] as const)('is taken, unless %s, of %j', (unless, state) => {
    expect(decideStep(due({ unless }), { ...untakenState, ...state }, minute)).toEqual({ do: 'tell' });
  });

  it('is skipped at another hour of the day, by the agency’s clock', () => {
    const night = due({ between: { from: '22:00', to: '06:00' } });
    expect(decideStep(night, untakenState, minute)).toEqual({ do: 'skip', reason: 'time_of_day' });
    expect(decideStep(night, { ...untakenState, timeZone: 'America/Lima' }, minute)).toEqual({ do: 'tell' });
  });
});

describe('a step that does not wait for want of a confirmation', () => {
  const hurried = due({}, { dueAt: noon + 5_000 });

  it('waits for its first look', () => {
    expect(decideStep(hurried, untakenState, noon + 4_000)).toEqual({ do: 'wait', until: noon + 5_000 });
  });

  it('is taken at once when no console has confirmed', () => {
    expect(decideStep(hurried, untakenState, noon + 5_000)).toEqual({ do: 'tell' });
  });

  it('waits for its own time when one has, or the desk is at work', () => {
    for (const state of [{ confirmed: true }, { acknowledged: true }]) {
      const decision = decideStep(hurried, { ...untakenState, ...state }, noon + 5_000);
      expect(decision).toEqual({ do: 'wait', until: minute });
    }
  });
});
