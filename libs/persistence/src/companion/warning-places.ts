import type { ExactPlace, PersonScope, WarningPlaces } from '#companion';
import type { AlarmKind } from '#domain';
import { instant } from '../columns.js';
import type { Sql } from '../database.js';

/** That somebody is near by a position that the engine believes. */
const nearKinds: readonly AlarmKind[] = ['approach', 'breach', 'crossing'];

type Row = Omit<ExactPlace, 'at'> & { alarmId: string; at: Date };

export class SqlWarningPlaces implements WarningPlaces {
  constructor(private readonly sql: Sql) {}

  async of(
    { cell, personId }: PersonScope,
    agencyId: string,
    alarmIds: readonly string[],
    since: number,
  ): Promise<Map<string, ExactPlace>> {
    if (alarmIds.length === 0) return new Map();
    // An `audience` says that the alarm was about something concealed from the respondent.
    const rows = await this.sql.rows<Row>(
      `SELECT a.id AS "alarmId", l.* FROM alarm a
       JOIN order_party y ON y.cell = $1 AND y.order_id = a.order_id AND y.person_id = a.person_id AND y.role = 'respondent'
       CROSS JOIN LATERAL (SELECT ST_X(p.point::geometry) AS longitude, ST_Y(p.point::geometry) AS latitude,
           p.accuracy_meters AS "accuracyMeters", p.fix_time AS at
         FROM position p
         WHERE p.cell = $1 AND p.person_id = a.person_id AND p.fix_time >= $5::timestamptz AND NOT p.mock
           AND p.id IN (SELECT f::uuid FROM jsonb_array_elements_text(a.decision -> 'fixIds') f)
         ORDER BY p.fix_time DESC LIMIT 1) l
       WHERE a.cell = $1 AND a.id = ANY($4::uuid[]) AND a.agency_id = $3 AND a.kind = ANY($6::text[]) AND a.person_id <> $2
         AND a.decision ->> 'audience' IS NULL
         AND NOT EXISTS (SELECT 1 FROM zone z WHERE z.cell = $1 AND z.order_id = a.order_id AND z.concealed)`,
      [cell, personId, agencyId, alarmIds, instant(since), nearKinds],
    );
    return new Map(rows.map(({ alarmId, at, ...row }) => [alarmId, { ...row, at: at.getTime() }]));
  }
}
