import { describe, expect, it } from '@jest/globals';
import { aStep, noon, theDesk, untakenState } from './plan.fixture.js';
import { runningPlan, type WaitingOfIncident } from './running-plan.js';

const plan = { id: 'plan', version: 3 };
const iso = (seconds: number): string => new Date(noon + seconds * 1_000).toISOString();

const waits = (afterSeconds: number, more: Partial<WaitingOfIncident> = {}): WaitingOfIncident => ({
  alarmId: 'alarm',
  plan,
  step: aStep('supervisor', afterSeconds, { id: `after-${afterSeconds}`, unless: 'acknowledged' }),
  place: null,
  beganAt: noon,
  plannedAt: noon + afterSeconds * 1_000,
  dueAt: noon + afterSeconds * 1_000,
  state: untakenState,
  ...more,
});

const taken = (step: string, reason?: string) => ({
  kind: reason === undefined ? 'step_taken' : 'step_skipped',
  at: iso(1),
  data: { alarmId: 'alarm', planId: 'plan', planVersion: 3, step, to: 'desk', ...(reason && { reason }) },
});

describe('a plan that runs', () => {
  it('tells what is over, as the log has it, and then what waits, the first due first', () => {
    const events = [{ kind: 'opened', at: iso(0), data: {} }, taken('desk'), taken('her', 'nobody_to_tell')];
    const steps = runningPlan(events, [waits(300), waits(60)], noon + 10_000);
    expect(steps.map(({ step, status, at, reason }) => [step, status, at, reason])).toEqual([
      ['desk', 'done', iso(1), null],
      ['her', 'skipped', iso(1), 'nobody_to_tell'],
      ['after-60', 'waiting', iso(60), null],
      ['after-300', 'waiting', iso(300), null],
    ]);
    expect(steps[2]).toMatchObject({ planVersion: 3, to: 'supervisor', unless: 'acknowledged', channels: [] });
  });

  it('counts to the planned time again once a console has confirmed the alarm', () => {
    const hurried = { dueAt: noon + 5_000 };
    const at = (state: Partial<typeof untakenState>) =>
      runningPlan([], [waits(60, { ...hurried, state: { ...untakenState, ...state } })], noon + 6_000)[0]?.at;
    expect(at({})).toBe(iso(5));
    expect(at({ confirmed: true })).toBe(iso(60));
  });

  it('does not count down to what is needless by now', () => {
    const acknowledged = { ...untakenState, acknowledged: true };
    expect(runningPlan([], [waits(60, { state: acknowledged })], noon)).toEqual([]);
    const always = waits(60, { state: acknowledged, step: { ...theDesk, afterSeconds: 60 } });
    expect(runningPlan([], [always], noon)).toMatchObject([{ step: 'desk', unless: 'closed' }]);
  });
});
