import type { PlanRecipient } from '#domain';
import type { IncidentRow, IncidentStore, NewEvent } from '../incident-store.port.js';
import { leavingTheHouse } from '../leaving-the-house.js';
import type { CommittedDelivery } from '../live-push.port.js';
import { beginPlans, type RaisedAlarm } from '../plan/begin-plans.js';
import type { TakingContext } from '../plan/take-steps.js';

/** An incident, whose row is locked, and the desk that it goes to. */
export interface HandOver {
  incident: IncidentRow;
  to: string;
  why: HandOverReason;
}

/** Its place lies in the other area now; nobody took it; or a supervisor gave it. */
export type HandOverReason = 'moved' | 'untaken' | { staffId: string; note: string };

export interface RecordedHandOvers {
  cursor: number | undefined;
  /** Those that leave the house: for the queue. */
  deliveries: readonly CommittedDelivery[];
}

/** What the plan of an alarm does for want of an answer. Who is not staff has been told already. */
const climbing: readonly PlanRecipient[] = ['supervisor', 'neighbouring_agency'];

/**
 * Hands incidents over, in the caller's transaction: the new desk gets their alarms as deliveries that it must confirm, and
 * the plans climb anew when it does not answer. Units that are on their way stay named: they are on their way.
 */
export async function recordHandOvers(
  store: IncidentStore,
  handOvers: readonly HandOver[],
  now: number,
  context: TakingContext,
): Promise<RecordedHandOvers> {
  if (handOvers.length === 0) return { cursor: undefined, deliveries: [] };
  const alarms = await store.alarmsToHandOver(handOvers.map(({ incident }) => incident.id));
  const of = new Map(handOvers.map((handOver) => [handOver.incident.id, handOver]));
  const toDesk = alarms.map(({ id: alarmId, kind: alarmKind, incidentId, agencyId }) => {
    const recipientId = of.get(incidentId)!.to;
    const recipient = { recipient: 'desk', recipientId, channel: 'console' } as const;
    return { id: context.newId(), incidentId, alarmId, alarmKind, agencyId, ...recipient };
  });
  // Of what nobody had taken the steps still wait, and tell the desk that it is by then.
  const taken = alarms.filter(({ incidentId }) => of.get(incidentId)!.incident.status !== 'open');
  const raised = taken.map((alarm): RaisedAlarm => {
    const { id: alarmId, incidentId, severity, ...draft } = alarm;
    return { draft, incidentId, alarmId, severity, deskAgencyId: of.get(incidentId)!.to };
  });
  const begun = await beginPlans(store.plans, raised, now, context, climbing);

  await store.updateIncidents(
    handOvers.map((handOver) => updateOf(handOver, now)),
    now,
  );
  await store.passOtherDesks(
    handOvers.map(({ incident, to }) => ({ incidentId: incident.id, to })),
    now,
  );
  const deliveries = [...toDesk, ...begun.deliveries];
  await store.insertDeliveries(deliveries, now);
  await store.plans.insertSteps(begun.waiting);
  const events = handOvers.map((handOver) => {
    const own = alarms.filter(({ incidentId }) => incidentId === handOver.incident.id);
    return eventOf(
      handOver,
      own.map(({ id }) => id),
    );
  });
  const cursor = await store.appendEvents([...events, ...begun.events], now);
  return { cursor, deliveries: leavingTheHouse(deliveries) };
}

/** Who took it last keeps it in sight until somebody else has taken it, over however many desks it goes on. */
const formerAfter = ({ incident: { deskAgencyId, formerDeskAgencyId }, to }: HandOver): string | null => {
  const former = formerDeskAgencyId ?? deskAgencyId;
  return former === to ? null : former;
};

function updateOf(handOver: HandOver, now: number) {
  const { incident, to, why } = handOver;
  return {
    id: incident.id,
    status: 'open' as const,
    acknowledgedAt: null,
    acknowledgedBy: null,
    deskAgencyId: to,
    formerDeskAgencyId: formerAfter(handOver),
    handedOverAt: now,
    // Its place may lie in the area of who gave it away or did not answer.
    givenByAgencyId: why === 'moved' ? null : incident.deskAgencyId,
    strayedToAgencyId: null,
    strayedAt: null,
  };
}

function eventOf(handOver: HandOver, alarmIds: readonly string[]): NewEvent {
  const { incident, to, why } = handOver;
  const byHand = typeof why === 'object' ? why : undefined;
  const { id: incidentId, agencyId, deskAgencyId: from } = incident;
  const isReleased = from !== formerAfter(handOver);
  return {
    incidentId,
    agencyId,
    kind: 'handed_over',
    staffId: byHand?.staffId ?? null,
    data: {
      from,
      to,
      reason: typeof why === 'object' ? 'by_hand' : why,
      alarmIds,
      ...(byHand && { note: byHand.note }),
      ...(isReleased && { releasedAgencyId: from }),
    },
  };
}
