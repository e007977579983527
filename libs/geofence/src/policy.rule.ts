import type { AlarmKind } from '#domain';
import { decided, deviceKey, devicesOf, end, isZoneScope, without, type Occasion } from './alarms.js';
import { forgetNear } from './near.rule.js';

/**
 * An order that changed while people stand inside: what is no longer watched is forgotten and its alarms end; what stays
 * keeps its belief. The next fix measures it against the new shape, or the sweep does by the stored ones (`acquaint`).
 */
export function applyPolicy(occasion: Occasion): void {
  const { watch, rules } = occasion;
  if (watch.pv === rules.policyVersion) return;
  watch.pv = rules.policyVersion;
  watch.n = 1;
  const zones = new Set(rules.zones.map((zone) => zone.zoneId));
  const people = new Set(rules.parties.map((party) => party.personId));
  const left = new Map<string, string>();
  for (const deviceId of Object.keys(watch.d)) {
    const { p: personId } = watch.d[deviceId]!;
    if (people.has(personId)) continue;
    delete watch.d[deviceId];
    left.set(deviceId, personId);
    end(occasion, { kind: 'silence', conditionKey: deviceKey('silence', deviceId), personId, deviceId }, () =>
      decided(rules, 'order changed', [], {}),
    );
  }
  for (const key of Object.keys(watch.j)) {
    const [watched, deviceId] = key.split('|') as [string, string];
    const still = zones.has(watched) || (rules.limit !== null && people.has(watched));
    if (!still || watch.d[deviceId] === undefined) delete watch.j[key];
  }
  forgetNear(watch, (_, pair) => rules.limit === null || !pair.every((personId) => people.has(personId)));
  for (const conditionKey of Object.keys(watch.x ?? {})) {
    const gone = devicesOf(conditionKey).find((deviceId) => watch.d[deviceId] === undefined);
    if (gone === undefined) continue;
    watch.x = without(watch.x!, conditionKey);
    const personId = left.get(gone) ?? '';
    end(occasion, { kind: 'disagreement', conditionKey, personId, deviceId: gone }, () =>
      decided(rules, 'order changed', [], {}),
    );
  }
  for (const conditionKey of Object.keys(watch.o)) {
    const [kind, scope, first, personId] = conditionKey.split(':') as [AlarmKind, string, string, string | undefined];
    if (personId === undefined) continue;
    const stands = isZoneScope(scope) ? zones.has(first) : rules.limit !== null && people.has(first);
    if (stands && people.has(personId)) continue;
    end(
      occasion,
      { kind, conditionKey, personId, ...(isZoneScope(scope) ? { zoneId: first } : { otherPersonId: first }) },
      () => decided(rules, 'order changed', [], {}),
    );
  }
}
