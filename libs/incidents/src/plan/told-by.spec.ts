import { describe, expect, it } from '@jest/globals';
import type { PlannedStep } from './plan-alarm.js';
import { anAudience, aStep, noon } from './plan.fixture.js';
import type { PlanStep } from './response-plan.js';
import { toldBy, withApp } from './told-by.js';

const ready = new Set(['fcm', 'webhook'] as const);
const planned = (step: PlanStep, place: number | null = null): PlannedStep => ({
  step,
  place,
  beganAt: noon,
  plannedAt: noon,
  dueAt: noon,
});
const mother = { id: 'mother', channels: ['fcm', 'webhook'] as const };
const shelter = { id: 'shelter', channels: ['webhook'] as const };
const contacts = anAudience({ contacts: [mother, shelter] });

describe('whom a step tells', () => {
  it.each([
    ['desk', 'desk', 'agency', 'console'],
    ['supervisor', 'supervisor', 'supervisor', 'fcm'],
    ['case_officer', 'case_officer', 'officer', 'fcm'],
    ['protected_person', 'protected_person', 'she', 'fcm'],
    ['respondent', 'respondent', 'he', 'fcm'],
    ['neighbouring_agency', 'supervisor', 'next-supervisor', 'fcm'],
  ] as const)('a step to %s tells the %s', (to, recipient, recipientId, channel) => {
    expect(toldBy(planned(aStep(to)), anAudience(), ready)).toEqual([{ recipient, recipientId, channel }]);
  });

  it('all contacts, each by the first of its channels', () => {
    expect(toldBy(planned(aStep('contacts')), contacts, ready)).toEqual([
      { recipient: 'contact', recipientId: 'mother', channel: 'fcm' },
      { recipient: 'contact', recipientId: 'shelter', channel: 'webhook' },
    ]);
  });

  it('one contact when it is its turn, and nobody after the last', () => {
    const step = aStep('contacts', 0, { eachAfterSeconds: 30 });
    expect(toldBy(planned(step, 1), contacts, ready).map(({ recipientId }) => recipientId)).toEqual(['shelter']);
    expect(toldBy(planned(step, 2), contacts, ready)).toEqual([]);
  });

  it('by the channel that the step prefers, where the recipient has it; else by one of their own', () => {
    const step = aStep('contacts', 0, { channels: ['webhook'] });
    expect(toldBy(planned(step), contacts, ready).map(({ channel }) => channel)).toEqual(['webhook', 'webhook']);
    const other = aStep('contacts', 0, { channels: ['fcm'] });
    expect(toldBy(planned(other), contacts, ready).map(({ channel }) => channel)).toEqual(['fcm', 'webhook']);
  });

  it('by the first channel that is ready', () => {
    const [told] = toldBy(planned(aStep('contacts')), contacts, new Set(['webhook'] as const));
    expect(told).toMatchObject({ recipientId: 'mother', channel: 'webhook' });
  });

  it('by the first channel when none is ready, so that its failure is seen', () => {
    const [told] = toldBy(planned(aStep('contacts')), contacts, new Set());
    expect(told).toMatchObject({ recipientId: 'mother', channel: 'fcm' });
  });

  it('by the app on her phone when there is no other way, or when the step says so', () => {
    const she = { id: 'she', channels: ['fcm'] as const, hasApp: true };
    const told = (step: PlanStep, person: typeof she, channels: ReadonlySet<'fcm' | 'app'>) =>
      toldBy(planned(step), anAudience({ protectedPersons: [withApp(person)] }), channels).map(
        ({ channel }) => channel,
      );
    const step = aStep('protected_person');
    expect(told(step, she, new Set(['fcm', 'app']))).toEqual(['fcm']);
    expect(told(step, she, new Set(['app']))).toEqual(['app']);
    expect(told({ ...step, channels: ['app', 'fcm'] }, she, new Set(['fcm', 'app']))).toEqual(['app']);
    expect(told({ ...step, channels: ['app'] }, { ...she, hasApp: false }, new Set(['fcm', 'app']))).toEqual(['fcm']);
  });

  it('once who is there twice, and nobody without channels', () => {
    const audience = anAudience({ contacts: [mother, mother, { id: 'none', channels: [] }] });
    expect(toldBy(planned(aStep('contacts')), audience, ready)).toHaveLength(1);
  });
});
