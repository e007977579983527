import type { AlarmKind } from '#domain';
import type { CaseWork } from './cases.js';

/** What someone pressed, missed or did alone is no condition of an order: it stands until the desk closes it. */
const deeds: ReadonlySet<AlarmKind> = new Set(['panic', 'duress', 'missed_check_in', 'acted_alone']);

/**
 * Ends what an order, or one of its zones, was watched for, and says so in the log. Of a removed zone the engine would say
 * the same with its next sweep; of a revoked order it is never asked again. @param policyVersion of the order after this step
 */
export async function endAlarms(
  work: CaseWork,
  orderId: string,
  rule: 'order changed' | 'order revoked',
  policyVersion: number,
  zoneId?: string,
): Promise<void> {
  const standing = await work.book.watches.openAlarms(orderId, zoneId);
  await work.alarm(
    standing
      .filter(({ kind }) => !deeds.has(kind))
      .map((alarm) => ({
        ...alarm,
        agencyId: work.actor.agencyId,
        orderId,
        incidentPersonId: alarm.personId,
        protectedPersonIds: [],
        phase: 'ended',
        at: work.now,
        decision: { rule, policyVersion, fixIds: [], numbers: {} },
      })),
  );
}
