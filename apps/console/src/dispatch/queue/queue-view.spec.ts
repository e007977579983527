import { describe, expect, it } from '@jest/globals';
import type { Incident } from '#contracts';
import { queueOf } from '../../feed/attention.js';
import { emptyIncidentState, withIncident } from '../../feed/incident-state.js';
import { anAlarm, anIncident } from '../../feed/spec-builders.js';
import { areaOf, choicesOf, countBySeverity, isFiltering, noFilter, viewOf, type QueueFilter } from './queue-view.js';

const own = 'agency-1';
const taken = { status: 'acknowledged', acknowledgedAt: '2026-05-03T09:01:00.000Z' } as const;

const make = (id: string, change: Partial<Incident> = {}, alarm: Parameters<typeof anAlarm>[0] = {}): Incident =>
  anIncident({
    id,
    orderId: id,
    orderReference: id.toUpperCase(),
    ...change,
    alarms: [anAlarm({ id: `alarm-${id}`, ...alarm })],
  });

const incidents = [
  make('breach', { openedAt: '2026-05-03T09:00:01.000Z' }),
  make('panic', { openedAt: '2026-05-03T09:00:02.000Z' }, { kind: 'panic', zoneId: null, zoneName: null }),
  make('tamper', { severity: 'urgent' }, { kind: 'tamper', severity: 'urgent', zoneName: 'school' }),
  make('work', { ...taken, deskAgencyId: 'agency-2', deskName: 'Talgar' }),
  make('battery', { severity: 'notice' }, { kind: 'low_battery', severity: 'notice', zoneName: null }),
];
const queue = queueOf(incidents.reduce(withIncident, emptyIncidentState), own);
const textOf = ({ orderReference, alarms }: Incident): string =>
  `${orderReference} ${alarms[0]!.kind} ${alarms[0]!.zoneName}`;
const view = (filter: Partial<QueueFilter> = {}, grouping: Parameters<typeof viewOf>[2] = 'none') =>
  viewOf(queue, { ...noFilter, ...filter }, grouping, { agencyId: own, textOf });
const ids = (list: readonly Incident[]): string[] => list.map(({ id }) => id);

describe('the queue as it is shown', () => {
  it('is everything, the gravest and oldest first, when nothing is filtered', () => {
    const { waiting, inWork, notices, beyond } = view();
    expect([ids(waiting.shown), ids(inWork.shown), ids(notices.shown)]).toEqual([
      ['breach', 'panic', 'tamper'],
      ['work'],
      ['battery'],
    ]);
    expect([waiting.hidden, beyond.size, isFiltering(noFilter)]).toEqual([[], 0, false]);
  });

  it('keeps critical incidents that nobody has taken in sight, whatever the filter is, and marks them', () => {
    const { waiting, inWork, beyond } = view({ kind: 'tamper', search: 'nothing like this' });
    expect(ids(waiting.shown)).toEqual(['breach', 'panic']);
    expect([...beyond]).toEqual(['breach', 'panic']);
    expect([ids(waiting.hidden), ids(inWork.hidden)]).toEqual([['tamper'], ['work']]);
  });

  it.each<[string, Partial<QueueFilter>, string[]]>([
    ['severity', { severities: ['urgent', 'notice'] }, ['tamper', 'battery']],
    ['kind', { kind: 'low_battery' }, ['battery']],
    ['zone', { area: 'school' }, ['tamper']],
    ['desk', { area: 'Talgar' }, ['work']],
    ['no zone', { area: '' }, ['panic', 'battery']],
    ['what stands on the row, in any order and case', { search: ' SCHOOL tam' }, ['tamper']],
  ])('by %s', (_, filter, fitting) => {
    const { waiting, inWork, notices, beyond } = view(filter);
    const shown = ids([...waiting.shown, ...inWork.shown, ...notices.shown]);
    expect(shown.filter((id) => !beyond.has(id))).toEqual(fitting);
    expect(isFiltering({ ...noFilter, ...filter })).toBe(true);
  });

  it('stands together by area or kind, the group of the gravest first', () => {
    const groups = (grouping: 'area' | 'kind') =>
      view({}, grouping).waiting.groups.map(({ key, incidents: rows }) => [key, ids(rows)]);
    expect(groups('kind')).toEqual([
      ['breach', ['breach']],
      ['panic', ['panic']],
      ['tamper', ['tamper']],
    ]);
    expect(groups('area')).toEqual([
      ['home', ['breach']],
      ['', ['panic']],
      ['school', ['tamper']],
    ]);
  });

  it('offers what there is, and what is chosen though it has gone', () => {
    expect(choicesOf(queue, { ...noFilter, kind: 'jamming', area: 'park' }, own)).toEqual({
      kinds: ['panic', 'breach', 'tamper', 'jamming', 'low_battery'],
      areas: ['home', 'park', 'school', 'Talgar', ''],
    });
  });

  it('counts by severity and names the area of what another desk works on by that desk', () => {
    expect(countBySeverity(queue.waiting)).toEqual({ critical: 2, urgent: 1, notice: 0 });
    expect(incidents.map((incident) => areaOf(incident, own))).toEqual(['home', '', 'school', 'Talgar', '']);
  });
});
