import type { AlarmKind } from '#domain';
import { decided, end, type Occasion } from './alarms.js';

/**
 * An order that changed while people stand inside: what is no longer watched is forgotten and its alarms end; what stays
 * keeps its belief, and the next fix measures it against the new shape.
 */
export function applyPolicy(occasion: Occasion): void {
  const { watch, rules } = occasion;
  if (watch.pv === rules.policyVersion) return;
  watch.pv = rules.policyVersion;
  const zones = new Set(rules.zones.map((zone) => zone.zoneId));
  const people = new Set(rules.parties.map((party) => party.personId));
  for (const key of Object.keys(watch.j)) {
    const [watched] = key.split('|') as [string];
    const still = zones.has(watched) || (rules.limit !== null && people.has(watched));
    if (!still) delete watch.j[key];
  }
  for (const conditionKey of Object.keys(watch.o)) {
    const [kind, scope, first, personId] = conditionKey.split(':') as [AlarmKind, string, string, string | undefined];
    const stands =
      scope === 'zone' ? zones.has(first) : scope === 'limit' ? rules.limit !== null && people.has(first) : true;
    if (stands || personId === undefined) continue;
    end(
      occasion,
      { kind, conditionKey, personId, ...(scope === 'zone' ? { zoneId: first } : { otherPersonId: first }) },
      () => decided(rules, 'order changed', [], {}),
    );
  }
}
