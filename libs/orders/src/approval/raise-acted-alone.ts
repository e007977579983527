import type { AlarmDraft } from '#incidents';
import type { CaseWork } from '../cases.js';
import type { ApprovalRecord } from './approval-records.js';
import type { WatchedOrderOf } from './guarded-changes.js';

/**
 * Of each order concerned, a notice that one person has done alone what needs two. It stays until the desk closes it. The
 * respondent is never told: it may have been done to his favour.
 */
export async function raiseActedAlone(
  work: CaseWork,
  { id, object, objectId }: Pick<ApprovalRecord, 'id' | 'object' | 'objectId'>,
  orders: readonly WatchedOrderOf[],
): Promise<void> {
  const drafts = orders.flatMap(({ orderId, parties, version }): AlarmDraft[] => {
    const protectedPersonIds = parties.filter(({ role }) => role === 'protected').map(({ personId }) => personId);
    const [personId] = protectedPersonIds;
    if (personId === undefined) return [];
    return [
      {
        agencyId: work.actor.agencyId,
        orderId,
        incidentPersonId: personId,
        protectedPersonIds,
        kind: 'acted_alone',
        severity: 'notice',
        phase: 'began',
        conditionKey: `acted_alone:${id}`,
        personId,
        deviceId: object === 'device' ? objectId : null,
        zoneId: null,
        at: work.now,
        late: false,
        decision: { rule: 'acted_alone', policyVersion: version, fixIds: [], numbers: {} },
        audience: 'not_respondent',
      },
    ];
  });
  if (drafts.length > 0) await work.alarm(drafts);
}
