import { describe, expect, it } from '@jest/globals';
import type { Incident } from '#contracts';
import * as attention from './attention.js';
import { freshAlarms, leadingAlarm } from './attention.js';
import { emptyIncidentState, withIncident, withSeenAlarms, type IncidentState } from './incident-state.js';
import { anAlarm, anIncident } from './spec-builders.js';

const stateOf = (...incidents: Incident[]): IncidentState => incidents.reduce(withIncident, emptyIncidentState);
const queueOf = (state: IncidentState) => attention.queueOf(state, 'agency-1');
const attentionOf = (state: IncidentState) =>
  attention.attentionOf(attention.queueOf(state, 'agency-1'), state.seenAlarms, 'agency-1');
const at = (minute: number): string => `2026-05-03T09:${String(minute).padStart(2, '0')}:00.000Z`;
const ids = (incidents: readonly Incident[]): string[] => incidents.map((incident) => incident.id);
const taken = { status: 'acknowledged', acknowledgedAt: at(5) } as const;

describe('queue of the desk', () => {
  it('puts what nobody has taken first, each part by severity and then the oldest', () => {
    const queue = queueOf(
      stateOf(
        anIncident({ id: 'urgent-old', severity: 'urgent', openedAt: at(1) }),
        anIncident({ id: 'critical-new', openedAt: at(4) }),
        anIncident({ id: 'critical-old', openedAt: at(3) }),
        anIncident({ id: 'taken-urgent', severity: 'urgent', openedAt: at(1), ...taken }),
        anIncident({ id: 'taken-critical', openedAt: at(2), ...taken }),
      ),
    );
    expect(ids(queue.waiting)).toEqual(['critical-old', 'critical-new', 'urgent-old']);
    expect(ids(queue.inWork)).toEqual(['taken-critical', 'taken-urgent']);
  });

  it('puts notices aside, the newest first, and shows no closed ones', () => {
    const queue = queueOf(
      stateOf(
        anIncident({ id: 'old', severity: 'notice', openedAt: at(1) }),
        anIncident({ id: 'new', severity: 'notice', openedAt: at(2) }),
        anIncident({ id: 'closed', status: 'closed' }),
      ),
    );
    expect(ids(queue.notices)).toEqual(['new', 'old']);
    expect(queue.waiting).toEqual([]);
  });
});

describe('attention', () => {
  it('counts what waits and names the gravest; notices do not sound', () => {
    expect(
      attentionOf(
        stateOf(
          anIncident({ id: 'a', severity: 'urgent' }),
          anIncident({ id: 'b' }),
          anIncident({ id: 'c', severity: 'notice' }),
        ),
      ),
    ).toEqual({ count: 2, severity: 'critical' });
  });

  it('is silent when everything is taken', () => {
    expect(attentionOf(stateOf(anIncident(taken)))).toEqual({ count: 0, severity: null });
  });

  it('sounds again for a panic in an incident already in work, until it was seen', () => {
    const panic = anAlarm({ id: 'panic', kind: 'panic', raisedAt: at(6), updatedAt: at(6) });
    const state = stateOf(anIncident({ ...taken, severity: 'urgent', alarms: [anAlarm(), panic] }));
    expect(attentionOf(state)).toEqual({ count: 1, severity: 'critical' });
    expect(attentionOf(withSeenAlarms(state, ['panic']))).toEqual({ count: 0, severity: null });
  });

  it('is silent about what another desk works on, and not about what was handed over here', () => {
    const elsewhere = { deskAgencyId: 'agency-2', deskName: 'Astana' };
    expect(attentionOf(stateOf(anIncident(elsewhere)))).toEqual({ count: 0, severity: null });
    expect(attentionOf(stateOf(anIncident({ ...elsewhere, formerDeskAgencyId: 'agency-1' }))).count).toBe(1);
    const handedHere = { ...taken, agencyId: 'agency-2', formerDeskAgencyId: 'agency-2' };
    expect(attentionOf(stateOf(anIncident(handedHere)))).toEqual({ count: 1, severity: 'critical' });
  });

  it('does not call a notice in an incident in work fresh', () => {
    const battery = anAlarm({ id: 'battery', kind: 'low_battery', severity: 'notice', raisedAt: at(6) });
    expect(freshAlarms(anIncident({ ...taken, alarms: [battery] }), {})).toEqual([]);
  });
});

describe('the alarm that stands for an incident', () => {
  it('is the gravest that still lasts', () => {
    const ended = anAlarm({ id: 'ended', endedAt: at(8), raisedAt: at(7) });
    const lasting = anAlarm({ id: 'lasting', raisedAt: at(2) });
    const notice = anAlarm({ id: 'notice', severity: 'notice', raisedAt: at(9) });
    expect(leadingAlarm(anIncident({ alarms: [notice, ended, lasting] }))?.id).toBe('lasting');
    expect(leadingAlarm(anIncident({ alarms: [] }))).toBeUndefined();
  });
});
