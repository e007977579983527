import type { PanicOrder } from '#incidents';
import { instant } from '../columns.js';
import type { Sql } from '../database.js';

/** Orders in force of which these people are a party, by person, in the order of their ids. One statement for all. */
export async function ordersOfPeople(
  sql: Sql,
  cell: number,
  personIds: readonly string[],
  at: number,
): Promise<ReadonlyMap<string, PanicOrder[]>> {
  const rows = await sql.rows<PanicOrder & { personId: string }>(
    `SELECT p.person_id AS "personId", o.id AS "orderId", o.agency_id AS "agencyId",
       ARRAY(SELECT q.person_id FROM order_party q
             WHERE q.cell = $1 AND q.order_id = o.id AND q.role = 'protected' ORDER BY q.person_id) AS "protectedPersonIds"
     FROM order_party p JOIN "order" o ON o.cell = $1 AND o.id = p.order_id
     WHERE p.cell = $1 AND p.person_id = ANY($2::uuid[]) AND o.status = 'active'
       AND o.valid_from <= $3::timestamptz AND (o.valid_to IS NULL OR o.valid_to > $3::timestamptz)
     ORDER BY o.id`,
    [cell, personIds, instant(at)],
  );
  const byPerson = new Map<string, PanicOrder[]>();
  for (const { personId, ...order } of rows) byPerson.set(personId, [...(byPerson.get(personId) ?? []), order]);
  return byPerson;
}
