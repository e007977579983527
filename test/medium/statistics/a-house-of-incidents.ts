import type { AlarmKind, IncidentOutcome, Severity, Sex } from '#domain';
import { newId } from '#domain';
import { type Database, StatisticsRepository } from '#persistence';
import { type Month, PublishStatistics } from '#statistics';
import type { TestAgency } from '#testing';
import type { TestApi } from '../../support/api.js';

/** One that a desk has closed. */
export interface PastIncident {
  agency: TestAgency;
  openedAt: number;
  /** Whose; absent: somebody's of whom no other incident is. */
  personId?: string;
  sex?: Sex;
  birthYear?: number;
  kind?: AlarmKind;
  severity?: Severity;
  outcome?: IncidentOutcome;
  /** From opening; absent: never. */
  responseSeconds?: number;
  arrivalSeconds?: number;
}

const iso = (at: number): string => new Date(at).toISOString();

let lastCursor = 0;

/** Writes incidents as they lie in the tables long after: a month of them would take hours to be lived through. */
export async function keepIncidents(database: Database, given: readonly PastIncident[]): Promise<void> {
  const all = given.map((one) => ({ ...one, id: newId(), personId: one.personId ?? newId() }));
  const people = [...new Map(all.map((one) => [one.personId, one])).values()];
  await database.count(
    `INSERT INTO person (id, agency_id, name, language, created_at, sex, birth_year)
     SELECT id, agency_id, 'Test', 'kk', '2020-01-01Z', sex, birth_year
     FROM unnest($1::uuid[], $2::uuid[], $3::text[], $4::integer[]) AS n (id, agency_id, sex, birth_year)
     ON CONFLICT DO NOTHING`,
    [
      people.map(({ personId }) => personId),
      people.map(({ agency }) => agency.id),
      people.map(({ sex }) => sex ?? null),
      people.map(({ birthYear }) => birthYear ?? null),
    ],
  );
  await database.count(
    `INSERT INTO incident (cell, id, agency_id, person_id, status, severity, opened_at, updated_at, closed_at, outcome,
       cursor, desk_agency_id, place_person_id)
     SELECT cell, id, agency_id, person_id, 'closed', 'critical', at, at, at, outcome, 0, agency_id, person_id
     FROM unnest($1::smallint[], $2::uuid[], $3::uuid[], $4::uuid[], $5::timestamptz[], $6::text[])
       AS n (cell, id, agency_id, person_id, at, outcome)`,
    [
      all.map(({ agency }) => agency.cell),
      all.map(({ id }) => id),
      all.map(({ agency }) => agency.id),
      all.map(({ personId }) => personId),
      all.map(({ openedAt }) => iso(openedAt)),
      all.map(({ outcome }) => outcome ?? 'resolved'),
    ],
  );
  await database.count(
    `INSERT INTO alarm (cell, id, incident_id, agency_id, person_id, kind, severity, condition_key, at, raised_at,
       updated_at, ended_at, decided_at, late, decision)
     SELECT cell, id, incident_id, agency_id, person_id, kind, severity, id::text, at, at, at, at, at, false, '{}'
     FROM unnest($1::smallint[], $2::uuid[], $3::uuid[], $4::uuid[], $5::uuid[], $6::text[], $7::text[], $8::timestamptz[])
       AS n (cell, id, incident_id, agency_id, person_id, kind, severity, at)`,
    [
      all.map(({ agency }) => agency.cell),
      all.map(() => newId()),
      all.map(({ id }) => id),
      all.map(({ agency }) => agency.id),
      all.map(({ personId }) => personId),
      all.map(({ kind }) => kind ?? 'panic'),
      all.map(({ severity }) => severity ?? 'critical'),
      all.map(({ openedAt }) => iso(openedAt)),
    ],
  );
  const events = all.flatMap(({ agency, id, openedAt, responseSeconds, arrivalSeconds }) =>
    (
      [
        ['acknowledged', responseSeconds],
        ['arrived', arrivalSeconds],
      ] as const
    ).flatMap(([kind, seconds]) =>
      seconds === undefined ? [] : [{ agency, id, kind, at: iso(openedAt + seconds * 1_000) }],
    ),
  );
  await database.count(
    `INSERT INTO incident_event (cell, cursor, incident_id, agency_id, kind, at, data)
     SELECT n.*, '{}' FROM unnest($1::smallint[], $2::bigint[], $3::uuid[], $4::uuid[], $5::text[], $6::timestamptz[]) AS n`,
    [
      events.map(({ agency }) => agency.cell),
      events.map(() => (lastCursor -= 1)),
      events.map(({ id }) => id),
      events.map(({ agency }) => agency.id),
      events.map(({ kind }) => kind),
      events.map(({ at }) => at),
    ],
  );
}

/** `count` incidents, each of somebody else, a minute apart. */
export const several = (count: number, one: PastIncident): PastIncident[] =>
  Array.from({ length: count }, (_, n) => ({ ...one, openedAt: one.openedAt + n * 60_000 }));

/** Months belong to the whole house: what other tests of this database have left would be counted with these. */
export const emptyHouse = (database: Database): Promise<number> =>
  database.count(`TRUNCATE agency, incident, statistic_month, canary CASCADE`);

/** The worker's, with the clock of the test. Resolves to the months that were published. */
export async function publish(api: TestApi): Promise<Month[]> {
  const published: Month[] = [];
  await new PublishStatistics(new StatisticsRepository(api.database), api.clock, {
    monthPublished: (month) => void published.push(month),
  }).execute();
  return published;
}
