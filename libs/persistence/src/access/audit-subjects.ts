import type { AuditRecord } from '#access';
import type { Sql } from '../database.js';
import { readableBy } from '../incidents/whose-incident.js';

interface Concerned {
  object: string;
  person: string;
  /** Of an incident: by the agency, now. It may have been handed over since it was read. */
  readable?: boolean;
}

/** Of objects of one kind and one agency, or of any incident, whom they concern; $1 agency, $2 ids, $3 cell. */
const peopleOf: Readonly<Record<string, { text: string; hot: boolean }>> = {
  person: {
    text: `SELECT id AS object, id AS person FROM person WHERE agency_id = $1 AND id = ANY($2::uuid[])`,
    hot: false,
  },
  place: {
    text: `SELECT id AS object, person_id AS person FROM person_place WHERE agency_id = $1 AND id = ANY($2::uuid[])`,
    hot: false,
  },
  device: {
    text: `SELECT id AS object, person_id AS person FROM device WHERE agency_id = $1 AND id = ANY($2::uuid[])`,
    hot: false,
  },
  contact: {
    text: `SELECT id AS object, person_id AS person FROM contact WHERE agency_id = $1 AND id = ANY($2::uuid[])`,
    hot: false,
  },
  order: {
    text: `SELECT o.id AS object, q.person_id AS person FROM "order" o
      JOIN order_party q ON q.cell = $3 AND q.order_id = o.id
      WHERE o.cell = $3 AND o.agency_id = $1 AND o.id = ANY($2::uuid[])`,
    hot: true,
  },
  zone: {
    text: `SELECT z.id AS object, q.person_id AS person FROM zone z
      JOIN "order" o ON o.cell = $3 AND o.id = z.order_id AND o.agency_id = $1
      JOIN order_party q ON q.cell = $3 AND q.order_id = o.id
      WHERE z.cell = $3 AND z.id = ANY($2::uuid[])`,
    hot: true,
  },
  permit: {
    text: `SELECT p.id AS object, q.person_id AS person FROM permit p
      JOIN "order" o ON o.cell = $3 AND o.id = p.order_id AND o.agency_id = $1
      JOIN order_party q ON q.cell = $3 AND q.order_id = o.id
      WHERE p.cell = $3 AND p.id = ANY($2::uuid[])`,
    hot: true,
  },
  incident: {
    text: `SELECT i.id AS object, i.person_id AS person, ${readableBy('$1')} IS TRUE AS readable FROM incident i
      WHERE i.cell = $3 AND i.id = ANY($2::uuid[])
      UNION SELECT i.id, q.person_id, ${readableBy('$1')} IS TRUE FROM incident i
      JOIN order_party q ON q.cell = $3 AND q.order_id = i.order_id
      WHERE i.cell = $3 AND i.id = ANY($2::uuid[])`,
    hot: true,
  },
  evidence_export: {
    text: `SELECT e.id AS object, i.person_id AS person FROM evidence_export e
      JOIN incident i ON i.cell = $3 AND i.id = e.incident_id
      WHERE e.cell = $3 AND e.agency_id = $1 AND e.id = ANY($2::uuid[])
      UNION SELECT e.id, q.person_id FROM evidence_export e
      JOIN incident i ON i.cell = $3 AND i.id = e.incident_id
      JOIN order_party q ON q.cell = $3 AND q.order_id = i.order_id
      WHERE e.cell = $3 AND e.agency_id = $1 AND e.id = ANY($2::uuid[])`,
    hot: true,
  },
  delivery: {
    text: `SELECT d.id AS object, i.person_id AS person FROM delivery d
      JOIN incident i ON i.cell = $3 AND i.id = d.incident_id
      WHERE d.cell = $3 AND d.agency_id = $1 AND d.id = ANY($2::uuid[])
      UNION SELECT d.id, q.person_id FROM delivery d
      JOIN incident i ON i.cell = $3 AND i.id = d.incident_id
      JOIN order_party q ON q.cell = $3 AND q.order_id = i.order_id
      WHERE d.cell = $3 AND d.agency_id = $1 AND d.id = ANY($2::uuid[])`,
    hot: true,
  },
  break_glass: {
    text: `SELECT b.id AS object, unnest(b.person_ids) AS person FROM break_glass b
      WHERE b.agency_id = $1 AND b.id = ANY($2::uuid[])`,
    hot: false,
  },
  approval: {
    text: `SELECT a.id AS object, person FROM approval a CROSS JOIN LATERAL unnest(a.subjects) AS person
      WHERE a.agency_id = $1 AND a.id = ANY($2::uuid[])`,
    hot: false,
  },
  location_request: {
    text: `SELECT r.id AS object, r.person_id AS person FROM location_request r
      WHERE r.cell = $3 AND r.agency_id = $1 AND r.id = ANY($2::uuid[])`,
    hot: true,
  },
};

export const objectsOf = (record: AuditRecord): readonly string[] =>
  record.objectIds ?? (record.objectId === undefined ? [] : [record.objectId]);

/**
 * Whom each record concerns, in the order given: as the record says, else by its objects, one statement for each kind. Another
 * agency's people are none of it, but for incidents that it may read.
 */
export async function subjectsOf(sql: Sql, agencyId: string, records: readonly AuditRecord[]): Promise<string[][]> {
  const byKind = new Map<string, Map<string, Concerned[]>>();
  for (const record of records.filter(({ subjects, object }) => !subjects && object in peopleOf)) {
    const people = byKind.get(record.object) ?? new Map<string, Concerned[]>();
    for (const id of objectsOf(record)) people.set(id.toLowerCase(), []);
    byKind.set(record.object, people);
  }
  let cell: number | undefined;
  for (const [kind, people] of byKind) {
    const { text, hot } = peopleOf[kind]!;
    if (people.size === 0) continue;
    if (hot) cell ??= await cellOf(sql, agencyId);
    const parameters = [agencyId, [...people.keys()], ...(hot ? [cell ?? null] : [])];
    for (const row of await sql.rows<Concerned>(text, parameters)) people.get(row.object)!.push(row);
  }
  return records.map((record) => {
    const found = objectsOf(record).flatMap((id) => byKind.get(record.object)?.get(id.toLowerCase()) ?? []);
    const own = found.filter(({ readable }) => record.result === 'allowed' || readable !== false);
    return [...new Set(record.subjects ?? own.map(({ person }) => person))].toSorted();
  });
}

export async function cellOf(sql: Sql, agencyId: string): Promise<number | undefined> {
  const [row] = await sql.rows<{ cell: number }>(`SELECT cell FROM agency WHERE id = $1`, [agencyId]);
  return row?.cell;
}
