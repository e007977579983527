import { describe, expect, it } from '@jest/globals';
import {
  emptyIncidentState,
  missingFrom,
  withAlarm,
  withIncident,
  withoutIncident,
  withSeenAlarms,
  withSnapshot,
} from './incident-state.js';
import { anAlarm, anIncident } from './spec-builders.js';

const minute = (value: number): string => `2026-05-03T09:${String(value).padStart(2, '0')}:00.000Z`;
const acknowledged = anIncident({ status: 'acknowledged', acknowledgedAt: minute(2), updatedAt: minute(2) });

describe('incident state', () => {
  it('takes a repeated event once', () => {
    const once = withIncident(emptyIncidentState, acknowledged);
    expect(withIncident(once, acknowledged)).toEqual(once);
  });

  it('keeps the newest when an older event or list comes after it', () => {
    const state = withSnapshot(withIncident(emptyIncidentState, acknowledged), [anIncident()]);
    expect(state.incidents['incident-1']?.status).toBe('acknowledged');
    expect(state.snapshot).toBe('ready');
  });

  it('takes the later of two changes in the same millisecond', () => {
    const state = withIncident(withIncident(emptyIncidentState, anIncident()), anIncident({ status: 'acknowledged' }));
    expect(state.incidents['incident-1']?.status).toBe('acknowledged');
  });

  it('keeps an alarm that an older message brings to a newer incident', () => {
    const second = anAlarm({ id: 'alarm-2', kind: 'panic', raisedAt: minute(1), updatedAt: minute(1) });
    const state = withAlarm(withIncident(emptyIncidentState, acknowledged), anIncident(), second);
    expect(state.incidents['incident-1']?.status).toBe('acknowledged');
    expect(state.incidents['incident-1']?.alarms.map((alarm) => alarm.id)).toEqual(['alarm-2', 'alarm-1']);
  });

  it('does not let an older form of an alarm undo its end', () => {
    const ended = anAlarm({ endedAt: minute(3), updatedAt: minute(3) });
    const before = withIncident(emptyIncidentState, anIncident({ alarms: [ended], updatedAt: minute(3) }));
    expect(withAlarm(before, anIncident(), anAlarm()).incidents['incident-1']?.alarms[0]?.endedAt).toBe(minute(3));
  });

  it('keeps what the list does not hold, and names it to be asked for', () => {
    const state = withSnapshot(withIncident(emptyIncidentState, anIncident()), [anIncident({ id: 'incident-2' })]);
    expect(Object.keys(state.incidents)).toEqual(['incident-1', 'incident-2']);
    expect(missingFrom(state, [anIncident({ id: 'incident-2' })])).toEqual(['incident-1']);
    expect(Object.keys(withoutIncident(state, 'incident-1').incidents)).toEqual(['incident-2']);
  });

  it('forgets the closed ones but the last twenty', () => {
    let state = withIncident(emptyIncidentState, anIncident({ id: 'active' }));
    for (let index = 0; index < 30; index += 1)
      state = withIncident(state, anIncident({ id: `closed-${index}`, status: 'closed', updatedAt: minute(index) }));
    expect(Object.keys(state.incidents)).toHaveLength(21);
    expect(state.incidents['closed-9']).toBeUndefined();
    expect(state.incidents['closed-10']).toBeDefined();
  });

  it('returns the same state when nothing new was seen', () => {
    const state = withSeenAlarms(emptyIncidentState, ['alarm-1']);
    expect(withSeenAlarms(state, ['alarm-1'])).toBe(state);
  });
});
