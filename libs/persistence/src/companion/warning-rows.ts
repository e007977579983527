import type { WarningRecord } from '#companion';

/** Of a first delivery `d`, its alarm `a` and the person's answer `w`. */
export const warningColumns = `d.id, d.alarm_id AS "alarmId", d.incident_id AS "incidentId", a.agency_id AS "agencyId", a.kind,
  d.queued_at AS at, w.answer, w.answered_at AS "answeredAt"`;

export type WarningRow = Omit<WarningRecord, 'at' | 'answeredAt'> & { at: Date; answeredAt: Date | null };

export const toWarning = ({ at, answeredAt, ...row }: WarningRow): WarningRecord => ({
  ...row,
  at: at.getTime(),
  answeredAt: answeredAt?.getTime() ?? null,
});
