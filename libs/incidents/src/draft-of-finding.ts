import type { Finding, OrderRules } from '#geofence';
import type { AlarmDraft } from './alarm-draft.js';

/** The order whose watch made a finding. */
export interface WatchedOrder {
  orderId: string;
  agencyId: string;
  rules: OrderRules;
}

/** What the engine concluded for an order, as an alarm of that order. */
export function draftOfFinding({ orderId, agencyId, rules }: WatchedOrder, finding: Finding): AlarmDraft {
  const protectedPersonIds = rules.parties.filter((party) => party.role === 'protected').map((party) => party.personId);
  const { kind, severity, phase, conditionKey, personId, at, late, decision } = finding;
  return {
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
    decision,
  };
}
