import { describe, expect, it } from '@jest/globals';
import { languages } from '#domain';
import { checkPlan } from './check-plan.js';
import { readyPlans } from './ready-plans.js';
import { aStep, theDesk } from './plan.fixture.js';
import { planBounds, type PlanStep, usualPlan } from './response-plan.js';

const here = { readyChannels: new Set(['console', 'fcm', 'webhook'] as const), nextAgencyId: 'next' };
const check = (...steps: PlanStep[]) => checkPlan({ steps }, here);
const paths = (found: readonly { path: string }[]) => found.map(({ path }) => path);
const supervisor = aStep('supervisor', 60, { unless: 'acknowledged' });

describe('the check of a plan', () => {
  it('lets pass a plan that tells the desk at once and climbs', () => {
    expect(check(theDesk, supervisor)).toEqual({ errors: [], warnings: [] });
  });

  it.each([
    ['no desk', []],
    ['a desk that waits', [{ ...theDesk, afterSeconds: 1 }]],
    ['a desk that hears of some kinds only', [{ ...theDesk, alarmKinds: ['panic'] as const }]],
    ['a desk that hears of some severities only', [{ ...theDesk, severities: ['critical', 'urgent'] as const }]],
    ['a desk at night only', [{ ...theDesk, between: { from: '22:00', to: '06:00' } }]],
    ['a desk with a condition', [{ ...theDesk, unless: 'acknowledged' as const }]],
  ] as [string, PlanStep[]][])('refuses %s', (_, steps) => {
    expect(paths(check(...steps, supervisor).errors)).toEqual(['steps']);
  });

  it.each([
    ['afterSeconds', { afterSeconds: -1 }],
    ['afterSeconds', { afterSeconds: 1.5 }],
    ['afterSeconds', { afterSeconds: planBounds.afterSeconds + 1 }],
    ['channels.0', { channels: ['console'] }],
    ['channels.1', { channels: ['fcm', 'fcm'] }],
    ['severities', { severities: [] }],
    ['alarmKinds', { alarmKinds: [] }],
    ['between', { between: { from: '22:00', to: '22:00' } }],
    ['between', { between: { from: '24:00', to: '06:00' } }],
    ['eachAfterSeconds', { eachAfterSeconds: 60 }],
    ['id', { id: 'desk' }],
    ['alarmKinds.1', { to: 'respondent', alarmKinds: ['breach', 'panic'] }],
    ['alarmKinds.0', { to: 'protected_person', alarmKinds: ['duress'] }],
    ['eachAfterSeconds', { to: 'contacts', eachAfterSeconds: 1 }],
  ] as [string, Partial<PlanStep>][])('names steps.1.%s of %j', (field, more) => {
    expect(paths(check(theDesk, { ...supervisor, ...more }).errors)).toEqual([`steps.1.${field}`]);
  });

  it('wants the console for a desk', () => {
    expect(paths(check(theDesk, { ...theDesk, id: 'again', channels: ['fcm'] }).errors)).toEqual([
      'steps.1.channels.0',
    ]);
  });

  it('bounds the number of steps', () => {
    const steps = Array.from({ length: planBounds.steps }, () => aStep('supervisor', 60));
    expect(paths(check(theDesk, ...steps).errors)).toEqual(['steps']);
  });

  it('warns when nobody else hears within five minutes, and when nothing climbs', () => {
    expect(paths(check(theDesk).warnings)).toEqual(['steps', 'steps']);
    expect(paths(check(theDesk, { ...supervisor, afterSeconds: 301 }).warnings)).toEqual(['steps']);
    expect(paths(check(theDesk, aStep('contacts')).warnings)).toEqual(['steps']);
    expect(paths(check(theDesk, aStep('respondent'), { ...supervisor, afterSeconds: 400 }).warnings)).toEqual([
      'steps',
    ]);
  });

  it('warns of channels that are not configured and of a next agency that is not named', () => {
    const next = aStep('neighbouring_agency', 120, { channels: ['fcm'] });
    const bare = { readyChannels: new Set(['console'] as const), nextAgencyId: null };
    const { errors, warnings } = checkPlan({ steps: [theDesk, supervisor, next] }, bare);
    expect([paths(errors), paths(warnings)]).toEqual([[], ['steps.2.channels.0', 'steps.2.to', 'steps.2.unless']]);
  });
});

describe('the plans that are ready', () => {
  it.each(readyPlans.map((plan) => [plan.id, plan] as const))('%s passes the check in every word', (_, plan) => {
    expect(checkPlan(plan, here)).toEqual({ errors: [], warnings: [] });
    for (const language of languages) expect([plan.name[language], plan.about[language]]).not.toContain('');
  });

  it('are three, as is the usual one without errors', () => {
    expect(readyPlans.map(({ id }) => id)).toEqual(['respondent_first', 'survivor_first', 'police_at_once']);
    expect(checkPlan(usualPlan, here).errors).toEqual([]);
  });
});
