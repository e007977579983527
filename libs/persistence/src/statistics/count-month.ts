import {
  ageSteps,
  arrivalSteps,
  responseSteps,
  type StatisticCut,
  statisticGroups,
  type Steps,
  wholeGroup,
} from '#domain';
import type { MonthCounts, MonthOfAgency, RegionCount, RegionWait, WaitCut } from '#statistics';
import { column, instant } from '../columns.js';
import type { Sql } from '../database.js';

interface Row {
  /** One bit for each column of the grouping, set where the row is not grouped by it. */
  mask: number;
  region: string;
  kind: string | null;
  outcome: string | null;
  response: number | null;
  arrival: number | null;
  sex: string | null;
  age: number | null;
  responseTens: number | null;
  arrivalTens: number | null;
  incidents: number;
  cases: number;
  firsts: number;
}

const columns = ['kind', 'outcome', 'response', 'arrival', 'sex', 'age', 'response_tens', 'arrival_tens'] as const;
const maskOf = (column: (typeof columns)[number] | undefined): number =>
  columns.reduce((mask, name) => mask * 2 + (name === column ? 0 : 1), 0);

/** A day of tens of seconds: what took longer took that. */
const mostTens = 8_640;

/**
 * The incidents that were opened in a month, counted by region and by one other thing at a time, in one statement. What an
 * incident is told by:
 * - its case is the protected person of its order who was registered first, else whoever pressed; sex and age are hers;
 * - its kind is that of its gravest alarm, the earliest of them;
 * - taken and on the scene it was when the log says so for the first time: a later desk's step is not the response.
 */
export async function countMonth(
  sql: Sql,
  cell: number,
  agencies: readonly MonthOfAgency[],
  year: number,
): Promise<MonthCounts> {
  const rows = await sql.rows<Row>(
    `WITH told AS (
       SELECT a.region, w.case_id,
         row_number() OVER (PARTITION BY w.case_id ORDER BY i.opened_at, i.id) = 1 AS is_first,
         k.kind, CASE WHEN i.status = 'closed' THEN i.outcome END AS outcome, p.sex,
         width_bucket(($6::integer - p.birth_year)::double precision, $9::double precision[]) AS age,
         EXTRACT(EPOCH FROM l.acknowledged_at - i.opened_at)::double precision AS response_seconds,
         EXTRACT(EPOCH FROM l.arrived_at - i.opened_at)::double precision AS arrival_seconds
       FROM unnest($2::uuid[], $3::text[], $4::timestamptz[], $5::timestamptz[]) AS a (id, region, begins, ends)
       JOIN incident i ON i.cell = $1 AND i.agency_id = a.id AND i.opened_at >= a.begins AND i.opened_at < a.ends
       LEFT JOIN LATERAL (SELECT o.person_id FROM order_party o
         WHERE o.cell = $1 AND o.order_id = i.order_id AND o.role = 'protected' ORDER BY o.person_id LIMIT 1) h ON true
       CROSS JOIN LATERAL (SELECT coalesce(h.person_id, i.person_id) AS case_id) w
       LEFT JOIN person p ON p.id = w.case_id
       LEFT JOIN LATERAL (SELECT m.kind FROM alarm m WHERE m.cell = $1 AND m.incident_id = i.id
         ORDER BY array_position(ARRAY['critical', 'urgent', 'notice'], m.severity), m.raised_at, m.id LIMIT 1) k ON true
       LEFT JOIN LATERAL (SELECT min(e.at) FILTER (WHERE e.kind = 'acknowledged') AS acknowledged_at,
           min(e.at) FILTER (WHERE e.kind = 'arrived') AS arrived_at
         FROM incident_event e WHERE e.cell = $1 AND e.incident_id = i.id) l ON true),
     grouped AS (
       SELECT region, case_id, is_first, kind, outcome, sex, age,
         width_bucket(response_seconds, $7::double precision[]) AS response,
         width_bucket(arrival_seconds, $8::double precision[]) AS arrival,
         least(floor(response_seconds / 10)::integer, $10::integer) AS response_tens,
         least(floor(arrival_seconds / 10)::integer, $10::integer) AS arrival_tens
       FROM told)
     SELECT GROUPING(${columns.join(', ')}) AS mask, region, kind, outcome, response, arrival, sex, age,
       response_tens AS "responseTens", arrival_tens AS "arrivalTens", count(*)::integer AS incidents,
       count(DISTINCT case_id)::integer AS cases, (count(*) FILTER (WHERE is_first))::integer AS firsts
     FROM grouped
     GROUP BY GROUPING SETS ((region), ${columns.map((name) => `(region, ${name})`).join(', ')})`,
    [
      cell,
      column(agencies, 'id'),
      column(agencies, 'region'),
      agencies.map(({ from }) => instant(from)),
      agencies.map(({ to }) => instant(to)),
      year,
      responseSteps.from,
      arrivalSteps.from,
      ageSteps.from,
      mostTens,
    ],
  );
  return { counts: rows.flatMap((row) => countOf(row) ?? []), waits: rows.flatMap((row) => waitOf(row) ?? []) };
}

/** The cut of each mask, and how a row of it says its group. */
const cuts = new Map<number, readonly [StatisticCut, (row: Row) => string]>([
  [maskOf(undefined), ['region', () => wholeGroup]],
  [maskOf('kind'), ['kind', ({ kind }) => known(statisticGroups.kind, kind, 'unknown')]],
  [maskOf('outcome'), ['outcome', ({ outcome }) => known(statisticGroups.outcome, outcome, 'not_closed')]],
  [maskOf('response'), ['response', ({ response }) => stepOf(responseSteps, response, 'never')]],
  [maskOf('arrival'), ['arrival', ({ arrival }) => stepOf(arrivalSteps, arrival, 'never')]],
  [maskOf('sex'), ['sex', ({ sex }) => known(statisticGroups.sex, sex, 'unknown')]],
  [maskOf('age'), ['age', ({ age }) => stepOf(ageSteps, age, 'unknown')]],
]);

const known = (groups: readonly string[], value: string | null, otherwise: string): string =>
  value !== null && groups.includes(value) ? value : otherwise;

const stepOf = ({ groups }: Steps, step: number | null, otherwise: string): string =>
  step === null ? otherwise : groups[step]!;

function countOf(row: Row): RegionCount | undefined {
  const found = cuts.get(row.mask);
  if (!found) return undefined;
  const [cut, groupOf] = found;
  const { region, incidents, cases, firsts } = row;
  return { region, cut, group: groupOf(row), incidents, cases, firsts };
}

const waitCuts = new Map<number, readonly [WaitCut, (row: Row) => number | null]>([
  [maskOf('response_tens'), ['response', ({ responseTens }) => responseTens]],
  [maskOf('arrival_tens'), ['arrival', ({ arrivalTens }) => arrivalTens]],
]);

function waitOf(row: Row): RegionWait | undefined {
  const found = waitCuts.get(row.mask);
  const tens = found?.[1](row) ?? null;
  if (!found || tens === null) return undefined;
  return { region: row.region, cut: found[0], seconds: (tens + 1) * 10, incidents: row.incidents };
}
