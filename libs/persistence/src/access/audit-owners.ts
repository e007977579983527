import type { AuditRecord } from '#access';
import type { Sql } from '../database.js';
import { readableBy } from '../incidents/whose-incident.js';
import { cellOf, objectsOf } from './audit-subjects.js';

interface Owned {
  id: string;
  /** The agency of its order. */
  owner: string;
  /** Now. It may have been handed over since it was read. */
  readable: boolean;
}

/**
 * The records, and for each that tells of another agency's incidents one more, for the chain of the order's agency: its people
 * must see there who read of them. Attempts of who may not read it are none of that agency's.
 */
export async function withOrderAgencies(sql: Sql, records: readonly AuditRecord[]): Promise<AuditRecord[]> {
  const ofIncidents = records.filter((record) => record.object === 'incident');
  const all = [...records];
  for (const agencyId of new Set(ofIncidents.map((record) => record.agencyId))) {
    const own = ofIncidents.filter((record) => record.agencyId === agencyId);
    const others = await ownedByOthers(sql, agencyId, [...new Set(own.flatMap(objectsOf))]);
    all.push(...own.flatMap((record) => copiesOf(record, others)));
  }
  return all;
}

function copiesOf(record: AuditRecord, others: readonly Owned[]): AuditRecord[] {
  const objects = new Set(objectsOf(record).map((id) => id.toLowerCase()));
  const shown = others.filter(({ id, readable }) => objects.has(id) && (record.result === 'allowed' || readable));
  return [...new Set(shown.map(({ owner }) => owner))].map((agencyId) => ({
    ...record,
    agencyId,
    objectIds: shown.filter(({ owner }) => owner === agencyId).map(({ id }) => id),
  }));
}

async function ownedByOthers(sql: Sql, agencyId: string, ids: readonly string[]): Promise<Owned[]> {
  if (ids.length === 0) return [];
  return sql.rows<Owned>(
    `SELECT i.id, i.agency_id AS owner, ${readableBy('$3')} IS TRUE AS readable FROM incident i
     WHERE i.cell = $1 AND i.id = ANY($2::uuid[]) AND i.agency_id <> $3`,
    [(await cellOf(sql, agencyId)) ?? null, ids, agencyId],
  );
}
