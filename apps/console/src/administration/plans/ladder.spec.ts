import { describe, expect, it } from '@jest/globals';
import {
  channelsFor,
  findingsAt,
  findingsOfWhole,
  inOrder,
  inOrderToo,
  minuteMark,
  type PlanStep,
  rungsOf,
  toldTo,
  withNewStep,
} from './ladder.js';

const step = (id: string, afterSeconds: number, rest: Partial<PlanStep> = {}): PlanStep => ({
  id,
  to: 'supervisor',
  channels: [],
  afterSeconds,
  ...rest,
});

describe('a plan as a ladder', () => {
  it('has a rung for each moment, and keeps the places by which the api names steps', () => {
    const rungs = rungsOf([step('a', 0), step('b', 60), step('c', 0)]);
    expect(rungs.map(({ afterSeconds, steps }) => [afterSeconds, steps.map(({ index }) => index)])).toEqual([
      [0, [0, 2]],
      [60, [1]],
    ]);
  });

  it('gets a step a minute after the last, with an id of its own', () => {
    const first = withNewStep([step('desk', 0), step('supervisor', 120)], 'supervisor');
    expect(first.id).toBe('supervisor-2');
    expect(first.steps.at(-1)).toMatchObject({ id: 'supervisor-2', afterSeconds: 180, unless: 'acknowledged' });
    expect(withNewStep(first.steps, 'supervisor').id).toBe('supervisor-3');
    expect(withNewStep([], 'protected_person').id).toBe('protected-person');
  });

  it('never goes beyond a day', () => {
    expect(withNewStep([step('a', 86_400)], 'contacts').steps.at(-1)?.afterSeconds).toBe(86_400);
  });

  it('tells a desk by its console and nobody else by it', () => {
    expect(channelsFor('desk')).toEqual(['console']);
    expect(channelsFor('contacts')).not.toContain('console');
    expect(channelsFor('contacts')).not.toContain('app');
    expect(channelsFor('protected_person')).toContain('app');
    const hers = step('h', 0, { to: 'protected_person', channels: ['app', 'sms'], unless: 'seen' });
    expect(toldTo(hers, 'contacts')).toMatchObject({ channels: ['sms'], unless: 'closed' });
    const contacts = step('c', 0, { to: 'contacts', channels: ['sms'], eachAfterSeconds: 30 });
    expect(toldTo(contacts, 'desk')).toEqual({ id: 'c', to: 'desk', channels: ['console'], afterSeconds: 0 });
    expect(toldTo(toldTo(contacts, 'desk'), 'supervisor').channels).toEqual([]);
  });

  it('puts what a check found beside its step', () => {
    const findings = [
      { path: 'steps', message: 'whole' },
      { path: 'steps.1.channels.0', message: 'one' },
      { path: 'steps.11.to', message: 'eleven' },
    ];
    expect(findingsAt(findings, 1).map(({ message }) => message)).toEqual(['one']);
    expect(findingsOfWhole(findings).map(({ message }) => message)).toEqual(['whole']);
  });

  it('keeps what was found beside its step when the steps are put in order', () => {
    const steps = [step('late', 120), step('early', 60)];
    const findings = [
      { path: 'steps.0.to', message: 'late' },
      { path: 'steps.1', message: 'early' },
      { path: 'steps', message: 'whole' },
    ];
    expect(inOrderToo(findings, steps).map(({ path }) => path)).toEqual(['steps.1.to', 'steps.0', 'steps']);
  });

  it('sorts by time and says times as a stopwatch does', () => {
    expect(inOrder([step('b', 60), step('a', 0)]).map(({ id }) => id)).toEqual(['a', 'b']);
    expect([0, 65, 3_725].map(minuteMark)).toEqual(['0:00', '1:05', '1:02:05']);
  });
});
