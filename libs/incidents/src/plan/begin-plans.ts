import type { PlanRecipient, Severity } from '#domain';
import type { AlarmDraft } from '../alarm-draft.js';
import type { NewDelivery, NewEvent } from '../incident-store.port.js';
import { decideStep } from './decide-step.js';
import { gatherAudience } from './gather-audience.js';
import { planAlarm, type PlannedStep } from './plan-alarm.js';
import type { AgencyPlan, PlanLedger, PlanRun, WaitingStep } from './plan-ledger.port.js';
import { usualPlan } from './response-plan.js';
import { takeStep, type TakingContext } from './take-steps.js';

/** An alarm that was raised, or grew graver, in the present transaction. */
export interface RaisedAlarm {
  draft: Pick<AlarmDraft, 'agencyId' | 'orderId' | 'personId' | 'protectedPersonIds' | 'kind' | 'audience' | 'feltAs'>;
  incidentId: string;
  /** Which works on its incident. */
  deskAgencyId: string;
  alarmId: string;
  severity: Severity;
  /** What it was before it grew. */
  before?: Severity;
}

export interface BegunPlans {
  deliveries: NewDelivery[];
  events: NewEvent[];
  waiting: WaitingStep[];
}

interface Begun {
  run: PlanRun;
  planned: PlannedStep;
  timeZone: string;
}

/** What is only just being raised nobody can have taken yet. */
const untaken = { closed: false, acknowledged: false, confirmed: false, seen: false };

/**
 * Begins the plan of each alarm: what is due at once is told in the alarm's own transaction, the rest waits in rows for
 * `AdvancePlans`. Two statements when the agency has no plan; more only for recipients that its plan names.
 *
 * @param only the steps that tell these; by default all
 */
export async function beginPlans(
  ledger: PlanLedger,
  alarms: readonly RaisedAlarm[],
  now: number,
  context: TakingContext,
  only?: readonly PlanRecipient[],
): Promise<BegunPlans> {
  if (alarms.length === 0) return { deliveries: [], events: [], waiting: [] };
  const plans = await ledger.plansOf([...new Set(alarms.map(({ draft }) => draft.agencyId))]);
  const byAgency = new Map(plans.map((plan) => [plan.agencyId, plan]));
  const begun = alarms.flatMap((alarm) => begin(alarm, byAgency.get(alarm.draft.agencyId)!, now, only));

  const decided = begun
    .filter(({ planned }) => planned.dueAt <= now)
    .map(({ run, planned, timeZone }) => {
      const decision = decideStep(planned, { ...untaken, timeZone }, now);
      return { run, planned, reason: decision.do === 'skip' ? decision.reason : null };
    });
  const telling = decided.filter(({ reason }) => reason === null);
  const audienceOf = await gatherAudience(
    ledger,
    telling.map(({ run, planned }) => ({ run, step: planned.step })),
  );
  const taken = decided.map((one) => ({ ...takeStep(one, audienceOf(one.run), context), run: one.run }));

  const later = [
    ...begun.filter(({ planned }) => planned.dueAt > now),
    ...taken.flatMap(({ run, next }) => (next ? { run, planned: next } : [])),
  ];
  return {
    deliveries: taken.flatMap(({ deliveries }) => deliveries),
    events: taken.flatMap(({ event }) => event ?? []),
    waiting: later.flatMap(({ run, planned }) => waitingStep(run, planned, context)),
  };
}

function begin(raised: RaisedAlarm, agencyPlan: AgencyPlan, now: number, only?: readonly PlanRecipient[]): Begun[] {
  const { draft, incidentId, alarmId, severity, before, deskAgencyId } = raised;
  const { agencyId, orderId, personId, protectedPersonIds, kind: alarmKind, audience, feltAs } = draft;
  const { active, nextAgencyId, timeZone } = agencyPlan;
  const plan = active && { id: active.id, version: active.version };
  const about = { agencyId, deskAgencyId, incidentId, alarmId, alarmKind, orderId, personId, protectedPersonIds };
  const run = { ...about, nextAgencyId, plan };
  const followed = (active ?? usualPlan).steps.filter(({ to }) => only?.includes(to) ?? true);
  const alarm = { kind: alarmKind, severity, before, audience, feltAs };
  const steps = planAlarm({ steps: followed }, alarm, { at: now, timeZone });
  return steps.map((planned) => ({ run, planned, timeZone }));
}

export function waitingStep(
  { incidentId, alarmId, agencyId, plan }: PlanRun,
  planned: PlannedStep,
  { newId }: Pick<TakingContext, 'newId'>,
): WaitingStep[] {
  // Every step of the usual plan is due at once.
  return plan ? [{ id: newId(), incidentId, alarmId, agencyId, plan, ...planned }] : [];
}
