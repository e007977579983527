import type { CompanionHint, CompanionHintReader, CompanionHints } from '#companion';
import type { Sql } from '../database.js';
import { unwarnedKinds } from './warned-kinds.js';

const eventsAtOnce = 200;

/** What of the desk's doing a phone is shown. */
const steps: readonly string[] = [
  'acknowledged',
  'dispatched',
  'arrived',
  'closed',
  'close_undone',
  'reopened',
  'handed_over',
];
/** What may have told somebody something. */
const tellings: readonly string[] = ['alarm_raised', 'alarm_updated', 'step_taken'];

interface LogEvent {
  cursor: number;
  incidentId: string;
  kind: string;
  at: Date;
  alarmId: string | null;
}

type Found = Omit<CompanionHint, 'event'>;

/** Reads the log for phones: each kind of hint by one statement for all events. A press that was taken back gives no hint. */
export class SqlCompanionHints implements CompanionHintReader {
  constructor(private readonly sql: Sql) {}

  async lastCursor(cell: number): Promise<number> {
    const [row] = await this.sql.rows<{ cursor: number }>(`SELECT cursor FROM cell_cursor WHERE cell = $1`, [cell]);
    return row?.cursor ?? 0;
  }

  async after(cell: number, cursor: number): Promise<CompanionHints | undefined> {
    const events = await this.sql.rows<LogEvent>(
      `SELECT e.cursor, e.incident_id AS "incidentId", e.kind, e.at, e.data ->> 'alarmId' AS "alarmId"
       FROM incident_event e WHERE e.cell = $1 AND e.cursor > $2 ORDER BY e.cursor LIMIT ${eventsAtOnce}`,
      [cell, cursor],
    );
    const last = events.at(-1);
    if (!last) return undefined;
    const [presses, warnings, checkIns] = [
      await this.pressesOf(
        cell,
        events.filter(({ kind }) => steps.includes(kind)),
      ),
      await this.warningsOf(
        cell,
        events.filter(({ kind }) => tellings.includes(kind)),
      ),
      await this.checkInsOf(
        cell,
        events.filter(({ kind }) => kind === 'alarm_raised'),
      ),
    ];
    const named = (event: CompanionHint['event'], found: readonly Found[]): CompanionHint[] =>
      found.map((one) => ({ ...one, event }));
    const hints = [
      ...named('incident.updated', presses),
      ...named('warning', warnings),
      ...named('check_in.updated', checkIns),
    ];
    return { cursor: last.cursor, more: events.length === eventsAtOnce, hints };
  }

  private async pressesOf(cell: number, events: readonly LogEvent[]): Promise<Found[]> {
    if (events.length === 0) return [];
    return this.sql.rows<Found>(
      `SELECT p.id, p.person_id AS "personId" FROM alarm a
       JOIN panic p ON p.cell = $1 AND p.alarm_id = a.id AND p.status = 'active'
       WHERE a.cell = $1 AND a.incident_id = ANY($2::uuid[]) AND a.kind = 'panic'`,
      [cell, incidentsOf(events)],
    );
  }

  private async warningsOf(cell: number, events: readonly LogEvent[]): Promise<Found[]> {
    const [first] = events;
    if (!first) return [];
    return this.sql.rows<Found>(
      `SELECT d.id, d.recipient_id AS "personId" FROM delivery d
       JOIN alarm a ON a.cell = $1 AND a.id = d.alarm_id AND a.kind <> ALL($4::text[])
       WHERE d.cell = $1 AND d.incident_id = ANY($2::uuid[]) AND d.recipient = 'protected_person' AND d.queued_at >= $3`,
      [cell, incidentsOf(events), first.at, unwarnedKinds],
    );
  }

  private async checkInsOf(cell: number, events: readonly LogEvent[]): Promise<Found[]> {
    const alarmIds = events.flatMap(({ alarmId }) => alarmId ?? []);
    if (alarmIds.length === 0) return [];
    return this.sql.rows<Found>(
      `SELECT id, person_id AS "personId" FROM check_in
       WHERE cell = $1 AND alarm_id = ANY($2::uuid[]) AND status = 'missed'`,
      [cell, alarmIds],
    );
  }
}

const incidentsOf = (events: readonly LogEvent[]): string[] => [...new Set(events.map(({ incidentId }) => incidentId))];
