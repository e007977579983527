import type { Alarm, Incident } from '#contracts';

/** A breach of a zone, for specs. */
export const anAlarm = (change: Partial<Alarm> = {}): Alarm => ({
  id: 'alarm-1',
  incidentId: 'incident-1',
  orderId: 'order-1',
  kind: 'breach',
  severity: 'critical',
  personId: 'person-1',
  personRole: 'respondent',
  deviceId: 'device-1',
  deviceKind: 'bracelet',
  zoneId: 'zone-1',
  zoneName: 'home',
  at: '2026-05-03T09:00:00.000Z',
  raisedAt: '2026-05-03T09:00:01.000Z',
  updatedAt: '2026-05-03T09:00:01.000Z',
  endedAt: null,
  late: false,
  decision: { rule: 'breach.moving', policyVersion: 1, fixIds: [], numbers: {} },
  decidedAt: '2026-05-03T09:00:00.000Z',
  words: { kk: '', ru: '', en: '' },
  ...change,
});

/** An open critical incident with one alarm, for specs. */
export const anIncident = (change: Partial<Incident> = {}): Incident => ({
  id: 'incident-1',
  agencyId: 'agency-1',
  orderId: 'order-1',
  orderReference: 'A-1',
  personId: 'person-1',
  status: 'open',
  severity: 'critical',
  openedAt: '2026-05-03T09:00:01.000Z',
  updatedAt: '2026-05-03T09:00:01.000Z',
  acknowledgedAt: null,
  acknowledgedBy: null,
  dispatchedAt: null,
  unitId: null,
  arrivedAt: null,
  closedAt: null,
  outcome: null,
  cursor: '1',
  alarms: [anAlarm()],
  ...change,
});
