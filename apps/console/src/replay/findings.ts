import type { IncidentEvent } from '#contracts';
import { type AlarmKind, alarmKinds, type IncidentOutcome, incidentOutcomes, severities, type Severity } from '#domain';

/** One thing that the house concluded, or that somebody did, when it stood in the log. Milliseconds since 1970. */
export interface Finding {
  id: string;
  at: number;
  eventKind: string;
  /** Of an alarm that began, changed or ended. */
  alarmKind: AlarmKind | null;
  severity: Severity | null;
  late: boolean;
  outcome: IncidentOutcome | null;
  unitId: string | null;
  staffId: string | null;
  /** What a human wrote. */
  text: string | null;
  words: IncidentEvent['words'];
}

const textOf = (value: unknown): string | null => (typeof value === 'string' && value !== '' ? value : null);

/** Of the logs of one or more incidents: in the order of time, of equal times in that of the log. */
export function findingsOf(events: readonly IncidentEvent[], from: number, to: number): Finding[] {
  return events
    .map(({ incidentId, cursor, at, kind, staffId, data, words }) => ({
      id: `${incidentId} ${cursor}`,
      at: Date.parse(at),
      eventKind: kind,
      alarmKind: alarmKinds.find((each) => each === data.alarmKind) ?? null,
      severity: severities.find((each) => each === data.severity) ?? null,
      late: data.late === true,
      outcome: incidentOutcomes.find((each) => each === data.outcome) ?? null,
      unitId: textOf(data.unitId),
      staffId,
      text: textOf(data.text) ?? textOf(data.note),
      words,
    }))
    .filter(({ at }) => at >= from && at <= to)
    .sort((a, b) => a.at - b.at);
}
