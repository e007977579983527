import type { IdFactory } from '#domain';
import type { OutsideChannel } from '#notify';
import type { NewDelivery, NewEvent } from '../incident-store.port.js';
import type { SkipReason } from './decide-step.js';
import type { PlanRun } from './plan-ledger.port.js';
import { nextTurn, type PlannedStep } from './plan-alarm.js';
import { type Audience, toldBy } from './told-by.js';

/** A step that has been decided upon: `reason` says why it is skipped, `null` that it is taken. */
export interface DecidedStep {
  run: PlanRun;
  planned: PlannedStep;
  reason: SkipReason | null;
}

/** What a step leaves to be written. */
export interface TakenStep {
  reason: SkipReason | null;
  deliveries: NewDelivery[];
  /** None for the usual plan. */
  event: NewEvent | undefined;
  /** The next contact's turn. */
  next: PlannedStep | undefined;
}

export interface TakingContext {
  newId: IdFactory;
  /** Channels that are configured here. */
  readyChannels: ReadonlySet<OutsideChannel>;
}

/** What a decided step writes. A step that finds nobody to tell says so in the log instead of passing in silence. */
export function takeStep({ run, planned, reason }: DecidedStep, audience: Audience, context: TakingContext): TakenStep {
  const { incidentId, alarmId, alarmKind, agencyId } = run;
  const told = reason === null ? toldBy(planned, audience, context.readyChannels) : [];
  const deliveries = told.map((one) => ({ id: context.newId(), incidentId, alarmId, alarmKind, agencyId, ...one }));
  const outcome = reason ?? (told.length === 0 ? 'nobody_to_tell' : null);
  return {
    reason: outcome,
    deliveries,
    event: eventOf(run, planned, outcome, deliveries),
    next: reason === null ? nextTurn(planned, audience.contacts.length) : undefined,
  };
}

/** Ids and words of the house only: the log is read by desks and goes into the evidence. */
export function eventOf(
  { incidentId, alarmId, agencyId, plan }: Pick<PlanRun, 'incidentId' | 'alarmId' | 'agencyId' | 'plan'>,
  { step, place }: Pick<PlannedStep, 'step' | 'place'>,
  reason: SkipReason | null,
  deliveries: readonly NewDelivery[],
): NewEvent | undefined {
  if (plan === null) return undefined;
  const told = deliveries.map(({ id, recipient, recipientId, channel }) => ({ id, recipient, recipientId, channel }));
  return {
    incidentId,
    agencyId,
    kind: reason === null ? 'step_taken' : 'step_skipped',
    staffId: null,
    data: {
      alarmId,
      planId: plan.id,
      planVersion: plan.version,
      step: step.id,
      to: step.to,
      ...(place !== null && { place }),
      ...(reason === null ? { deliveries: told } : { reason }),
    },
  };
}
