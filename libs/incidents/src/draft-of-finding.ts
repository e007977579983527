import type { Finding, OrderRules } from '#geofence';
import type { AlarmDraft } from './alarm-draft.js';

/** The order whose watch made a finding. */
export interface WatchedOrder {
  orderId: string;
  agencyId: string;
  rules: OrderRules;
}

/**
 * What the engine concluded for an order, as an alarm of that order. What a respondent feels of a concealed zone is, for
 * everybody else, a notice that the respondent was warned, whatever it would be of the zone itself.
 */
export function draftOfFinding({ orderId, agencyId, rules }: WatchedOrder, finding: Finding): AlarmDraft {
  const protectedPersonIds = rules.parties.filter((party) => party.role === 'protected').map((party) => party.personId);
  const { kind, severity, phase, conditionKey, personId, at, late, decision, audience } = finding;
  const draft: AlarmDraft = {
    agencyId,
    orderId,
    incidentPersonId: protectedPersonIds[0] ?? personId,
    protectedPersonIds,
    kind,
    severity,
    phase,
    conditionKey,
    personId,
    deviceId: finding.deviceId ?? null,
    zoneId: finding.zoneId ?? null,
    at,
    late,
    decision: audience ? { ...decision, audience } : decision,
    ...(audience && { audience }),
  };
  if (audience !== 'respondent_only') return draft;
  const zoneId = rules.zones.find((zone) => zone.zoneId === finding.zoneId)?.feltOf ?? null;
  const felt = { ...decision, rule: `felt: ${decision.rule}`, audience, feltAs: kind };
  return { ...draft, kind: 'approach', severity: 'notice', zoneId, feltAs: kind, decision: felt };
}
