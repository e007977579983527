import type { ErasureObstacle, RetentionScope } from '#retention';
import type { Sql } from '../database.js';
import { peopleOfIncident } from './kept-windows.js';

interface PersonIncident {
  id: string;
  isOpen: boolean;
}

/** Incidents that are about a person, or about an order of which the person is a party. */
export function incidentsOf(sql: Sql, { cell }: RetentionScope, personId: string): Promise<PersonIncident[]> {
  return sql.rows(
    `SELECT i.id, i.status <> 'closed' AS "isOpen"
     FROM (
       SELECT x.id FROM order_party q JOIN incident x ON x.cell = $1 AND x.order_id = q.order_id
         WHERE q.cell = $1 AND q.person_id = $2
       UNION SELECT x.id FROM incident x WHERE x.cell = $1 AND x.person_id = $2) y
     JOIN incident i ON i.cell = $1 AND i.id = y.id ORDER BY i.id`,
    [cell, personId],
  );
}

/** What stands in the way of erasing a person: all of it. */
export async function obstaclesTo(
  sql: Sql,
  { cell, agencyId }: RetentionScope,
  personId: string,
  incidents: readonly PersonIncident[],
): Promise<ErasureObstacle[]> {
  const orders = await sql.rows<{ id: string; status: string }>(
    `SELECT o.id, o.status FROM order_party q JOIN "order" o ON o.cell = $1 AND o.id = q.order_id
     WHERE q.cell = $1 AND q.person_id = $2 AND o.status <> 'revoked' ORDER BY o.id`,
    [cell, personId],
  );
  const held = await sql.rows<{ id: string }>(
    `SELECT i.id FROM incident_hold h JOIN incident i ON i.cell = $1 AND i.id = h.incident_id
     WHERE h.cell = $1 AND h.agency_id = $2 AND h.released_at IS NULL AND $3::uuid IN (${peopleOfIncident}) ORDER BY i.id`,
    [cell, agencyId, personId],
  );
  return [
    ...orders.map(({ id, status }) => ({ kind: 'order' as const, id, status })),
    ...incidents.filter(({ isOpen }) => isOpen).map(({ id }) => ({ kind: 'incident' as const, id })),
    ...held.map(({ id }) => ({ kind: 'hold' as const, id })),
  ];
}
