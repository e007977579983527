import { describe, expect, it } from '@jest/globals';
import { nextTurn, planAlarm, type PlannedAlarm } from './plan-alarm.js';
import { usualPlan } from './response-plan.js';
import { aStep, noon, theDesk, timeZone } from './plan.fixture.js';

const press: PlannedAlarm = { kind: 'panic', severity: 'critical' };
const breach: PlannedAlarm = { kind: 'breach', severity: 'critical' };
const moment = { at: noon, timeZone };
const times = (steps: Parameters<typeof planAlarm>[0]['steps'], alarm = breach) =>
  planAlarm({ steps }, alarm, moment).map(({ step, plannedAt, dueAt }) => [
    step.to,
    (plannedAt - noon) / 1_000,
    (dueAt - noon) / 1_000,
  ]);

describe('the steps of a plan for an alarm', () => {
  it('come in the order in which they are due', () => {
    const steps = [aStep('supervisor', 3), aStep('contacts', 1), theDesk];
    expect(times(steps).map(([to]) => to)).toEqual(['desk', 'contacts', 'supervisor']);
  });

  it('are those for its severity and kind', () => {
    const steps = [
      theDesk,
      aStep('contacts', 0, { severities: ['urgent'] }),
      aStep('supervisor', 0, { alarmKinds: ['breach'] }),
    ];
    expect(times(steps).map(([to]) => to)).toEqual(['desk', 'supervisor']);
  });

  describe('of what a concealed zone hides', () => {
    const everybody = [
      theDesk,
      aStep('respondent', 0),
      aStep('protected_person', 0),
      aStep('contacts', 60),
      aStep('supervisor', 120),
    ];
    const hidden: PlannedAlarm = { ...breach, audience: 'not_respondent' };
    const felt: PlannedAlarm = {
      kind: 'approach',
      severity: 'notice',
      audience: 'respondent_only',
      feltAs: 'breach',
    };

    it('tell everybody but the respondent of the zone itself', () => {
      expect(times(everybody, breach).map(([to]) => to)).toContain('respondent');
      expect(times(everybody, hidden).map(([to]) => to)).toEqual([
        'desk',
        'protected_person',
        'contacts',
        'supervisor',
      ]);
    });

    it('tell the desk and the respondent alone of what is felt', () => {
      expect(times(everybody, felt).map(([to]) => to)).toEqual(['desk', 'respondent']);
    });

    it('tell the respondent once and at once, whatever the delay, the severity and the conditions of the step', () => {
      const late = aStep('respondent', 180, { severities: ['critical'], unless: 'confirmed', alarmKinds: ['breach'] });
      expect(times([theDesk, aStep('respondent', 600), late], felt)).toEqual([
        ['desk', 0, 0],
        ['respondent', 0, 0],
      ]);
    });

    it('tell no respondent whom the plan would not tell of such an alarm', () => {
      const never = aStep('respondent', 0, { alarmKinds: ['tamper'] });
      expect(times([theDesk, never], felt).map(([to]) => to)).toEqual(['desk']);
      expect(times([theDesk, aStep('respondent')], { ...felt, feltAs: 'uncertain' }).map(([to]) => to)).toEqual([
        'desk',
      ]);
      expect(times(usualPlan.steps, felt).map(([to]) => to)).toEqual(['desk']);
    });

    it('tell nobody anew of what grows', () => {
      expect(times(everybody, { ...felt, before: 'notice' }).map(([to]) => to)).not.toContain('respondent');
    });
  });

  it('do not wait for the next one when no console confirms: its moment is looked at after 5 s', () => {
    const steps = [theDesk, aStep('contacts', 60), aStep('supervisor', 60), aStep('case_officer', 90)];
    expect(times(steps)).toEqual([
      ['desk', 0, 0],
      ['contacts', 60, 5],
      ['supervisor', 60, 5],
      ['case_officer', 90, 90],
    ]);
  });

  it('do not hurry what waits for her to see it', () => {
    const steps = [theDesk, aStep('protected_person', 30, { unless: 'seen' }), aStep('supervisor', 60)];
    expect(times(steps)).toEqual([
      ['desk', 0, 0],
      ['supervisor', 60, 5],
      ['protected_person', 30, 30],
    ]);
  });

  it('hurry only what comes after the time to confirm, and what may be taken at that hour', () => {
    const night = { between: { from: '22:00', to: '06:00' } };
    expect(times([aStep('contacts', 3), aStep('supervisor', 30, night), aStep('case_officer', 90)])).toEqual([
      ['contacts', 3, 3],
      ['case_officer', 90, 5],
      ['supervisor', 30, 30],
    ]);
  });

  it('never tell a respondent of what she did, nor her screen of a press', () => {
    const steps = [theDesk, aStep('respondent'), aStep('protected_person')];
    for (const kind of ['panic', 'duress'] as const) {
      expect(times(steps, { kind, severity: 'critical' }).map(([to]) => to)).toEqual(['desk']);
    }
    expect(times(steps, { kind: 'missed_check_in', severity: 'critical' }).map(([to]) => to)).not.toContain(
      'respondent',
    );
    expect(times(steps, breach).map(([to]) => to)).toEqual(['desk', 'respondent', 'protected_person']);
  });

  it('are, when an alarm grows, those it did not have before; the desk hears again when it leaves the side list', () => {
    const steps = [theDesk, aStep('case_officer'), aStep('contacts', 0, { severities: ['critical', 'urgent'] })];
    const grown = (before: 'notice' | 'urgent', severity: 'urgent' | 'critical') =>
      times(steps, { kind: 'approach', severity, before }).map(([to]) => to);
    expect(grown('notice', 'urgent')).toEqual(['desk', 'contacts']);
    expect(grown('urgent', 'critical')).toEqual([]);
  });
});

describe('the usual plan', () => {
  it('tells desk, protected persons and contacts of critical and urgent alarms at once, and the desk alone of a notice', () => {
    const told = (severity: PlannedAlarm['severity']) =>
      planAlarm(usualPlan, { kind: 'tamper', severity }, moment).map(({ step, dueAt }) => [step.to, dueAt - noon]);
    expect(told('critical')).toEqual([
      ['desk', 0],
      ['protected_person', 0],
      ['contacts', 0],
    ]);
    expect(told('urgent')).toEqual(told('critical'));
    expect(told('notice')).toEqual([['desk', 0]]);
    expect(planAlarm(usualPlan, press, moment)).toHaveLength(2);
  });
});

describe('contacts one after another', () => {
  it('have a turn each, with the pause between two', () => {
    const [first] = planAlarm({ steps: [aStep('contacts', 0, { eachAfterSeconds: 30 })] }, breach, moment);
    const second = nextTurn(first!, 3)!;
    const third = nextTurn(second, 3)!;
    expect([first, second, third].map((turn) => [turn!.place, (turn!.dueAt - noon) / 1_000])).toEqual([
      [0, 0],
      [1, 30],
      [2, 60],
    ]);
    expect(nextTurn(third, 3)).toBeUndefined();
  });

  it('have no turns when all are told at once', () => {
    const [all] = planAlarm({ steps: [aStep('contacts')] }, breach, moment);
    expect(nextTurn(all!, 3)).toBeUndefined();
  });
});
