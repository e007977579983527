import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { alarmKinds, channels, planConditions, planRecipients, severities } from '#domain';
import { checkPlan } from './check-plan.js';
import { planAlarm } from './plan-alarm.js';
import { anAudience, noon, theDesk, timeZone } from './plan.fixture.js';
import type { PlanStep } from './response-plan.js';
import { type PastIncident, simulatePlan } from './simulate-plan.js';

// A fixed seed: the same cases on every machine; change it to look further.
const settings = { seed: 20261122, numRuns: 2_000 };
const here = { readyChannels: new Set(channels), nextAgencyId: null };
const ready = new Set(['fcm', 'webhook'] as const);

const some = <T>(values: readonly T[]) => fc.uniqueArray(fc.constantFrom(...values), { minLength: 1, maxLength: 3 });
const hour = fc.constantFrom('00:00', '06:00', '12:00', '22:00', '23:59');
const step = fc.record<PlanStep>({
  id: fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f', 'g'),
  to: fc.constantFrom(...planRecipients, 'desk', 'contacts'),
  channels: fc.oneof(fc.constant([]), fc.constant(['console'] as const), some(channels)),
  afterSeconds: fc.constantFrom(0, 0, 0, 3, 5, 6, 60, 60, 300),
  unless: fc.option(fc.constantFrom(...planConditions), { nil: undefined }),
  severities: fc.option(some(severities), { nil: undefined, freq: 2 }),
  alarmKinds: fc.option(some(alarmKinds), { nil: undefined, freq: 2 }),
  between: fc.option(fc.record({ from: hour, to: hour }), { nil: undefined, freq: 2 }),
  eachAfterSeconds: fc.option(fc.constantFrom(10, 30), { nil: undefined, freq: 2 }),
});
/** About one in three passes the check. */
const plan = fc
  .tuple(fc.uniqueArray(step, { maxLength: 6, selector: ({ id }) => id }), fc.constantFrom<PlanStep[]>([], [theDesk]))
  .map(([steps, desk]) => ({ steps: [...steps, ...desk] }));
const checked = plan.filter((one) => checkPlan(one, here).errors.length === 0);
const kind = fc.constantFrom(...alarmKinds);
const moment = fc.integer({ min: 0, max: 400 * 86_400_000 }).map((after) => ({ at: noon + after, timeZone }));

const incident = fc.record<PastIncident>({
  timeZone: fc.constant(timeZone),
  statuses: fc
    .uniqueArray(fc.integer({ min: 1, max: 400 }), { maxLength: 3 })
    .map((seconds) =>
      (['acknowledged', 'closed', 'open'] as const)
        .slice(0, seconds.length)
        .map((status, index) => ({ at: noon + seconds.toSorted((a, b) => a - b)[index]! * 1_000, status })),
    ),
  alarms: fc.array(
    fc.record({
      id: fc.uuid(),
      kind,
      severities: fc.constant([{ at: noon, severity: 'critical' as const }]),
      confirmedAt: fc.option(fc.integer({ min: noon, max: noon + 10_000 })),
      seenAt: fc.option(fc.integer({ min: noon, max: noon + 10_000 })),
      audience: fc.constantFrom(anAudience(), anAudience({ contacts: [], supervisors: [] })),
    }),
    { minLength: 1, maxLength: 3 },
  ),
});

describe('a plan that passes the check', () => {
  it('leaves no alarm without the desk at once, least of all a critical one', () => {
    fc.assert(
      fc.property(checked, kind, fc.constantFrom(...severities), moment, (one, alarmKind, severity, at) => {
        const planned = planAlarm(one, { kind: alarmKind, severity }, at);
        expect(planned.some(({ step: { to }, dueAt }) => to === 'desk' && dueAt === at.at)).toBe(true);
      }),
      settings,
    );
  });

  it('tells the desk of every alarm of every incident, whatever else happens', () => {
    fc.assert(
      fc.property(checked, incident, (one, past) => {
        const told = simulatePlan(one, past, ready).filter(({ told: [first] }) => first?.recipient === 'desk');
        for (const { id } of past.alarms)
          expect(told.some(({ alarmId, at }) => alarmId === id && at === noon)).toBe(true);
      }),
      { ...settings, numRuns: 500 },
    );
  });
});

describe('the run of any plan', () => {
  it('takes no step twice, and none before its time or before its turn', () => {
    fc.assert(
      fc.property(plan, incident, (one, past) => {
        const steps = simulatePlan(one, past, ready);
        const whole = steps.map(({ alarmId, step: id, told }) =>
          [alarmId, id, ...told.map(({ recipientId }) => recipientId)].join(),
        );
        expect(new Set(whole).size).toBe(whole.length);
        expect(steps.map(({ at }) => at)).toEqual(steps.map(({ at }) => at).toSorted((a, b) => a - b));
        for (const { step: id, afterSeconds, skipped } of steps) {
          const asked = one.steps.find((each) => each.id === id)!.afterSeconds;
          if (skipped === null) expect(afterSeconds).toBeGreaterThanOrEqual(Math.min(asked, 5));
        }
      }),
      settings,
    );
  });

  it('ends each step it has for an alarm once: told, or skipped with its reason', () => {
    fc.assert(
      fc.property(plan, incident, (one, past) => {
        const steps = simulatePlan(one, past, ready);
        for (const alarm of past.alarms) {
          const planned = planAlarm(one, { kind: alarm.kind, severity: 'critical' }, { at: noon, timeZone });
          const ended = new Set(steps.filter(({ alarmId }) => alarmId === alarm.id).map(({ step: id }) => id));
          expect([...ended].toSorted()).toEqual(planned.map(({ step: { id } }) => id).toSorted());
        }
        expect(steps.every(({ told, skipped }) => (told.length === 0) === (skipped !== null))).toBe(true);
      }),
      settings,
    );
  });
});
