import type { AuditChain, StaffCaller } from '#access';
import type { AlarmKind, IncidentStatus, Severity } from '#domain';
import type { OutsideChannel } from '#notify';
import { deskOf } from '../desk-of.js';
import { IncidentError } from '../incident.error.js';
import type { DeliveryView, DeskScope, EventView } from '../incident-reader.port.js';
import { gatherAudience } from './gather-audience.js';
import type { PlanLedger, PlanRun } from './plan-ledger.port.js';
import type { ResponsePlan } from './response-plan.js';
import { type PastAlarm, type SimulatedStep, simulatePlan } from './simulate-plan.js';

/** What is kept of an incident that a plan is tried on. No positions. */
export interface IncidentHistory {
  deskAgencyId: string;
  orderId: string | null;
  protectedPersonIds: readonly string[];
  timeZone: string;
  nextAgencyId: string | null;
  alarms: readonly { id: string; kind: AlarmKind; personId: string }[];
  events: readonly EventView[];
  deliveries: readonly DeliveryView[];
}

/** Port. Bound to the agency: another agency's incident does not exist here. */
export interface IncidentHistories {
  of(scope: DeskScope, incidentId: string): Promise<IncidentHistory | undefined>;
  /** Who can be told today. */
  audience(scope: DeskScope): Pick<PlanLedger, 'supervisorsOf' | 'caseOfficersOf' | 'people' | 'contactsOf'>;
}
export const INCIDENT_HISTORIES = Symbol('IncidentHistories');

export interface Simulation {
  steps: SimulatedStep[];
  /** What really happened. */
  deliveries: readonly DeliveryView[];
}

/** Tries a plan on a past incident: who would have been told when, beside who was. Written to the audit chain. */
export class SimulateIncident {
  constructor(
    private readonly histories: IncidentHistories,
    private readonly audit: AuditChain,
    private readonly readyChannels: ReadonlySet<OutsideChannel>,
  ) {}

  async execute(caller: StaffCaller, plan: ResponsePlan, incidentId: string): Promise<Simulation> {
    const { agencyId, staffId: actorId } = caller;
    const history = await this.histories.of(caller, incidentId);
    if (!history) throw new IncidentError('incident_unknown', 'incidentId');
    const action = 'response_plan.simulate';
    await this.audit.append([
      { agencyId, actor: 'staff', actorId, action, object: 'incident', objectId: incidentId, result: 'allowed' },
    ]);
    const runs = history.alarms.map((alarm): PlanRun => {
      const { deskAgencyId, orderId, protectedPersonIds, nextAgencyId } = history;
      const { id: alarmId, kind: alarmKind, personId } = alarm;
      return {
        agencyId,
        deskAgencyId,
        incidentId,
        alarmId,
        alarmKind,
        orderId,
        personId,
        protectedPersonIds,
        nextAgencyId,
        plan: null,
      };
    });
    const needs = runs.flatMap((run) => plan.steps.map((step) => ({ run, step })));
    const audienceOf = await gatherAudience(this.histories.audience(caller), needs);
    const alarms = runs.map((run) => pastAlarm(run, history, audienceOf));
    const past = { timeZone: history.timeZone, statuses: statusesOf(history.events), alarms };
    return { steps: simulatePlan(plan, past, this.readyChannels), deliveries: history.deliveries };
  }
}

function pastAlarm(
  run: PlanRun,
  { events, deliveries }: IncidentHistory,
  audienceOf: (run: PlanRun) => PastAlarm['audience'],
): PastAlarm {
  const own = events.filter(({ data }) => data['alarmId'] === run.alarmId && data['severity'] !== undefined);
  const decided = own[0]?.data['decision'] as
    (Pick<PastAlarm, 'feltAs'> & { audience?: PastAlarm['tells'] }) | undefined;
  const toDesk = deliveries.filter(
    ({ alarmId, recipient, recipientId }) =>
      alarmId === run.alarmId && recipient === 'desk' && recipientId === deskOf(run),
  );
  const confirmed = toDesk.flatMap(({ deliveredAt }) => (deliveredAt === null ? [] : Date.parse(deliveredAt)));
  return {
    id: run.alarmId,
    kind: run.alarmKind,
    severities: own.map(({ at, data }) => ({ at: Date.parse(at), severity: data['severity'] as Severity })),
    confirmedAt: confirmed.length > 0 && confirmed.length === toDesk.length ? Math.max(...confirmed) : null,
    seenAt: seenAtOf(
      deliveries.filter(({ alarmId, recipient }) => alarmId === run.alarmId && recipient === 'protected_person'),
    ),
    tells: decided?.audience,
    feltAs: decided?.feltAs,
    audience: audienceOf(run),
  };
}

/** When each of them had seen it, by whichever message. */
function seenAtOf(hers: readonly DeliveryView[]): number | null {
  const firsts = new Map<string, number>();
  for (const { recipientId, seenAt } of hers) {
    const seen = seenAt === null ? Infinity : Date.parse(seenAt);
    firsts.set(recipientId, Math.min(seen, firsts.get(recipientId) ?? Infinity));
  }
  const last = Math.max(...firsts.values());
  return Number.isFinite(last) ? last : null;
}

const statusOfEvent: Partial<Record<string, IncidentStatus>> = {
  opened: 'open',
  reopened: 'open',
  acknowledged: 'acknowledged',
  dispatched: 'dispatched',
  arrived: 'on_scene',
  closed: 'closed',
  handed_over: 'open',
};

/** A closing that was taken back never was. */
function statusesOf(events: readonly EventView[]): { at: number; status: IncidentStatus }[] {
  const statuses: { at: number; status: IncidentStatus }[] = [];
  for (const { kind, at } of events) {
    const status = statusOfEvent[kind];
    if (status) statuses.push({ at: Date.parse(at), status });
    else if (kind === 'close_undone') statuses.pop();
  }
  return statuses;
}
