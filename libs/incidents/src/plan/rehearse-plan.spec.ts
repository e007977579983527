import { describe, expect, it } from '@jest/globals';
import { type ImaginedAlarm, rehearsePlan } from './rehearse-plan.js';
import type { PlanStep } from './response-plan.js';
import { readyPlans } from './ready-plans.js';

const ready = new Set(['sms', 'webhook'] as const);
const imagined: ImaginedAlarm = {
  kind: 'breach',
  severity: 'critical',
  at: Date.parse('2026-11-22T03:00:00+05:00'),
  timeZone: 'Asia/Almaty',
  confirmedAfterSeconds: 2,
  acknowledgedAfterSeconds: null,
  contacts: 2,
};
const steps: PlanStep[] = [
  { id: 'desk', to: 'desk', channels: ['console'], afterSeconds: 0 },
  { id: 'contacts', to: 'contacts', channels: ['fcm', 'sms'], afterSeconds: 30, eachAfterSeconds: 60 },
  { id: 'boss', to: 'supervisor', channels: [], afterSeconds: 120, unless: 'acknowledged' },
];
const told = (part: Partial<ImaginedAlarm> = {}, plan = steps) =>
  rehearsePlan({ steps: plan }, { ...imagined, ...part }, ready);

describe('rehearsing a plan', () => {
  it('says who is told when, by the first channel that is configured, and whose turn it is', () => {
    expect(told()).toEqual([
      { step: 'desk', to: 'desk', atSeconds: 0, channel: 'console', turn: null, skipped: null },
      { step: 'contacts', to: 'contacts', atSeconds: 30, channel: 'sms', turn: 1, skipped: null },
      { step: 'contacts', to: 'contacts', atSeconds: 90, channel: 'sms', turn: 2, skipped: null },
      { step: 'boss', to: 'supervisor', atSeconds: 120, channel: null, turn: null, skipped: null },
    ]);
  });

  it('hurries when no console answers, and leaves out what the desk makes needless', () => {
    expect(told({ confirmedAfterSeconds: null })[1]).toMatchObject({ step: 'contacts', atSeconds: 5 });
    const taken = told({ acknowledgedAfterSeconds: 60 });
    expect(taken.find(({ step }) => step === 'boss')).toMatchObject({ atSeconds: 60, skipped: 'acknowledged' });
  });

  it('goes by the hour of the agency', () => {
    const nightly = steps.map((step) =>
      step.id === 'boss' ? { ...step, between: { from: '08:00', to: '20:00' } } : step,
    );
    expect(told({}, nightly).at(-1)).toMatchObject({ step: 'boss', skipped: 'time_of_day' });
    const byDay = told({ at: Date.parse('2026-11-22T12:00:00+05:00') }, nightly);
    expect(byDay.at(-1)).toMatchObject({ step: 'boss', skipped: null });
  });

  it('tells nobody who has no contacts, and no respondent of a press', () => {
    expect(told({ contacts: 0 }).find(({ step }) => step === 'contacts')).toMatchObject({ skipped: 'nobody_to_tell' });
    for (const { steps: ofTemplate } of readyPlans)
      expect(told({ kind: 'panic' }, [...ofTemplate]).some(({ to }) => to === 'respondent')).toBe(false);
  });
});
