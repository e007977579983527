import type { FieldPlace } from '#access';
import type { NewEvent } from '#incidents';
import type { Sql } from '../database.js';

/** What of an event's data a human has typed. The rest are words and numbers of ours, which statements ask for. */
export const typed = ['text', 'note'] as const;

type Data = Readonly<Record<string, unknown>>;

const placeOf = (cell: number, cursor: number, key: string): FieldPlace => `incident_event.${key}:${cell}:${cursor}`;

const notesIn = (data: Data): string[] => typed.flatMap((key) => (typeof data[key] === 'string' ? [data[key]] : []));

/** The data of events as they are kept. @param cursors of the events, in their order */
export async function sealNotes(
  sql: Sql,
  cell: number,
  events: readonly NewEvent[],
  cursors: readonly number[],
): Promise<object[]> {
  const noted = events.filter(({ data }) => notesIn(data as Data).length > 0);
  if (noted.length === 0) return events.map(({ data }) => data);
  const sealerOf = await sql.fields.sealersOf(noted.map(({ agencyId }) => agencyId));
  return events.map(({ agencyId, data }, index) =>
    notesIn(data as Data).length > 0
      ? mapNotes(data as Data, (key, text) => sealerOf(agencyId).seal(placeOf(cell, cursors[index]!, key), text))
      : data,
  );
}

/** Events with their notes opened. One that cannot be read is empty: the log is shown all the same. */
export async function openNotes<Event extends { cursor: number; data: Data }>(
  sql: Sql,
  cell: number,
  events: readonly Event[],
): Promise<Event[]> {
  const opener = await sql.fields.openerOf(events.flatMap(({ data }) => notesIn(data)));
  return events.map((event) => ({
    ...event,
    data: mapNotes(event.data, (key, text) => opener.openOrNull(placeOf(cell, event.cursor, key), text) ?? ''),
  }));
}

/** Data with its notes changed. */
export function mapNotes(data: Data, change: (key: string, text: string) => string): Data {
  const changed: Record<string, unknown> = { ...data };
  for (const key of typed) if (typeof data[key] === 'string') changed[key] = change(key, data[key]);
  return changed;
}
