import { describe, expect, it } from '@jest/globals';
import type { IncidentEvent } from '#contracts';
import { findingsOf } from './findings.js';

const start = Date.UTC(2026, 10, 22, 9);
const event = (minute: number, kind: string, data: Record<string, unknown> = {}, cursor = '0.1'): IncidentEvent => ({
  cursor,
  incidentId: 'i',
  kind,
  at: new Date(start + minute * 60_000).toISOString(),
  staffId: null,
  data,
  words: null,
});

describe('findings of a replay', () => {
  it('stand in the order of time, those of the period alone', () => {
    const given = [event(9, 'closed'), event(3, 'acknowledged'), event(1, 'opened'), event(30, 'noted')];
    expect(findingsOf(given, start + 60_000, start + 600_000).map(({ eventKind }) => eventKind)).toEqual([
      'opened',
      'acknowledged',
      'closed',
    ]);
  });

  it('of one moment stand as in the log', () => {
    const given = [
      event(1, 'opened', {}, '0.1'),
      event(1, 'alarm_raised', {}, '0.2'),
      event(1, 'step_taken', {}, '0.3'),
    ];
    expect(findingsOf(given, start, start + 600_000).map(({ id }) => id)).toEqual(['i 0.1', 'i 0.2', 'i 0.3']);
  });

  it('tell of an alarm its kind, its severity and whether it came late; of a step, who wrote what', () => {
    const [alarm, closed] = findingsOf(
      [
        event(1, 'alarm_raised', { alarmKind: 'breach', severity: 'critical', late: true }),
        event(2, 'closed', { outcome: 'resolved', note: 'He left by himself' }),
      ],
      start,
      start + 600_000,
    );
    expect(alarm).toMatchObject({ alarmKind: 'breach', severity: 'critical', late: true, text: null });
    expect(closed).toMatchObject({ alarmKind: null, severity: null, outcome: 'resolved', text: 'He left by himself' });
  });

  it('what is no word of ours is no word', () => {
    expect(
      findingsOf([event(1, 'x', { alarmKind: 7, severity: 'huge', outcome: 'gone' })], start, start + 600_000),
    ).toMatchObject([{ alarmKind: null, severity: null, outcome: null }]);
  });
});
