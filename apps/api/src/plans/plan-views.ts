import type { PlanCheckAnswer, PlanSimulation, PlanTemplates, RehearsePlanBody, ResponsePlanView } from '#contracts';
import type { ImaginedAlarm, PlanCheck, PlanStep, ReadyPlan, Simulation } from '#incidents';
import type { PlanRecord } from '#orders';

/** From what is kept to what is shown. */

const iso = (at: number): string => new Date(at).toISOString();
const isoOrNull = (at: number | null): string | null => (at === null ? null : iso(at));

type ShownStep = ResponsePlanView['steps'][number];

const stepView = ({ channels, severities, alarmKinds, ...step }: PlanStep): ShownStep => ({
  ...step,
  channels: [...channels],
  ...(severities && { severities: [...severities] }),
  ...(alarmKinds && { alarmKinds: [...alarmKinds] }),
});

export const planView = ({
  steps,
  createdAt,
  updatedAt,
  activatedAt,
  retiredAt,
  ...plan
}: PlanRecord): ResponsePlanView => ({
  ...plan,
  steps: steps.map(stepView),
  createdAt: iso(createdAt),
  updatedAt: iso(updatedAt),
  activatedAt: isoOrNull(activatedAt),
  retiredAt: isoOrNull(retiredAt),
});

export const templateView = ({ steps, ...template }: ReadyPlan): PlanTemplates['templates'][number] => ({
  ...template,
  steps: steps.map(stepView),
});

export const checkView = ({ errors, warnings }: PlanCheck): PlanCheckAnswer => ({ errors, warnings });

export const simulationView = (
  { id: planId, version: planVersion }: PlanRecord,
  incidentId: string,
  { steps, deliveries }: Simulation,
): PlanSimulation => ({
  planId,
  planVersion,
  incidentId,
  steps: steps.map(({ at, afterSeconds, told, ...step }) => ({
    ...step,
    atSeconds: afterSeconds,
    at: iso(at),
    told: [...told],
  })),
  deliveries: [...deliveries],
});

/** @param at milliseconds since 1970 */
export const imaginedOf = (
  { alarmKind: kind, severity, confirmedAfterSeconds, acknowledgedAfterSeconds, contacts }: RehearsePlanBody,
  at: number,
  timeZone: string,
): ImaginedAlarm => ({
  kind,
  severity,
  at,
  timeZone,
  confirmedAfterSeconds: confirmedAfterSeconds ?? null,
  acknowledgedAfterSeconds: acknowledgedAfterSeconds ?? null,
  contacts,
});
