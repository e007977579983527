import type { IncidentUpdate } from '#incidents';
import { column, instant } from '../columns.js';
import type { Sql } from '../database.js';

/** One statement for all changes that touch the same columns. */
export async function updateIncidents(
  sql: Sql,
  cell: number,
  changes: readonly IncidentUpdate[],
  now: number,
): Promise<void> {
  for (const [keys, group] of byKeys(changes)) {
    const sets = keys.map((key, index) => setOf(key, index + 4));
    await sql.count(
      `UPDATE incident i SET updated_at = $2::timestamptz${sets.map((set) => `, ${set.assignment}`).join('')}
         FROM unnest($3::uuid[]${sets.map((set) => `, ${set.parameter}`).join('')})
           AS n (id${sets.map((set) => `, ${set.name}`).join('')})
         WHERE i.cell = $1 AND i.id = n.id`,
      [cell, instant(now), column(group, 'id'), ...keys.map((key) => group.map((change) => valueOf(change, key)))],
    );
  }
}

type UpdateKey = Exclude<keyof IncidentUpdate, 'id'>;

const updateColumns: Record<UpdateKey, { name: string; type: string }> = {
  status: { name: 'status', type: 'text' },
  severity: { name: 'severity', type: 'text' },
  acknowledgedBy: { name: 'acknowledged_by', type: 'uuid' },
  acknowledgedAt: { name: 'acknowledged_at', type: 'timestamptz' },
  dispatchedAt: { name: 'dispatched_at', type: 'timestamptz' },
  unitId: { name: 'unit_id', type: 'uuid' },
  arrivedAt: { name: 'arrived_at', type: 'timestamptz' },
  closedAt: { name: 'closed_at', type: 'timestamptz' },
  outcome: { name: 'outcome', type: 'text' },
  placePersonId: { name: 'place_person_id', type: 'uuid' },
  deskAgencyId: { name: 'desk_agency_id', type: 'uuid' },
  formerDeskAgencyId: { name: 'former_desk_agency_id', type: 'uuid' },
  handedOverAt: { name: 'handed_over_at', type: 'timestamptz' },
  givenByAgencyId: { name: 'given_by_agency_id', type: 'uuid' },
  strayedToAgencyId: { name: 'strayed_to_agency_id', type: 'uuid' },
  strayedAt: { name: 'strayed_at', type: 'timestamptz' },
};

/** A severity only rises here: an alarm that grew from a notice must not lower an incident that is critical. */
const raised = `CASE WHEN 'critical' IN (i.severity, n.severity) THEN 'critical'
  WHEN 'urgent' IN (i.severity, n.severity) THEN 'urgent' ELSE 'notice' END`;

function setOf(key: UpdateKey, position: number): { name: string; assignment: string; parameter: string } {
  const { name, type } = updateColumns[key];
  const value = key === 'severity' ? raised : `n.${name}`;
  return { name, assignment: `${name} = ${value}`, parameter: `$${position}::${type}[]` };
}

function valueOf(change: IncidentUpdate, key: UpdateKey): unknown {
  const value = change[key];
  return typeof value === 'number' ? instant(value) : (value ?? null);
}

/** Changes that touch the same columns go in one statement. */
function byKeys(changes: readonly IncidentUpdate[]): [UpdateKey[], IncidentUpdate[]][] {
  const groups = new Map<string, [UpdateKey[], IncidentUpdate[]]>();
  for (const change of changes) {
    const keys = (Object.keys(updateColumns) as UpdateKey[]).filter((key) => change[key] !== undefined);
    const group = groups.get(keys.join()) ?? [keys, []];
    group[1].push(change);
    groups.set(keys.join(), group);
  }
  return [...groups.values()];
}
