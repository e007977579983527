import { z } from 'zod';
import { alarmKinds, channels, languages, planConditions, planRecipients, planStatuses, severities } from '#domain';
import { givenTime, pageOf, pageQuery, text } from './fields.js';
import { incidentDelivery } from './incidents.js';

const hour = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'must be an hour of the day such as 22:00');

/** What a step may be is checked by `POST …/check`; what it must look like stands here. */
export const planStep = z.strictObject({
  /** Unique within its plan. */
  id: z.string().regex(/^[a-z0-9][a-z0-9-]{0,39}$/, 'must be 1 to 40 lower-case letters, digits and hyphens'),
  to: z.enum(planRecipients),
  /** In order of preference; empty or absent: in the recipient's own order. */
  channels: z.array(z.enum(channels)).max(channels.length).default([]),
  afterSeconds: z.int().min(0).max(86_400),
  /** Absent: until the incident is closed. */
  unless: z.enum(planConditions).optional(),
  severities: z.array(z.enum(severities)).min(1).max(severities.length).optional(),
  alarmKinds: z.array(z.enum(alarmKinds)).min(1).max(alarmKinds.length).optional(),
  /** By the agency's clock; to an hour before `from`: over midnight. */
  between: z.strictObject({ from: hour, to: hour }).optional(),
  /** Contacts one after another, with this pause between two. */
  eachAfterSeconds: z.int().min(10).max(3_600).optional(),
});

export const responsePlan = z.object({
  id: z.uuid(),
  /** From 1, by agency. */
  version: z.int(),
  name: z.string(),
  status: z.enum(planStatuses),
  steps: z.array(planStep),
  createdAt: z.iso.datetime(),
  updatedAt: z.iso.datetime(),
  activatedAt: z.iso.datetime().nullable(),
  retiredAt: z.iso.datetime().nullable(),
});
export type ResponsePlanView = z.infer<typeof responsePlan>;
export const responsePlanPage = pageOf('responsePlans', responsePlan);
export type ResponsePlanPage = z.infer<typeof responsePlanPage>;
export const listResponsePlansQuery = pageQuery.extend({ status: z.enum(planStatuses).optional() });
export type ListResponsePlansQuery = z.infer<typeof listResponsePlansQuery>;

export const draftPlanBody = z.strictObject({ name: text(200), steps: z.array(planStep).min(1).max(50) });
export type DraftPlanBody = z.infer<typeof draftPlanBody>;
export const changePlanBody = draftPlanBody.partial();
export type ChangePlanBody = z.infer<typeof changePlanBody>;

const findings = z.array(z.object({ path: z.string(), message: z.string() }));

/** With `errors` the plan cannot be activated; `warnings` somebody should look at. */
export const planCheck = z.object({ errors: findings, warnings: findings });
export type PlanCheckAnswer = z.infer<typeof planCheck>;

const inEachLanguage = z.object(Object.fromEntries(languages.map((tag) => [tag, z.string()]))) as z.ZodObject<
  Record<(typeof languages)[number], z.ZodString>
>;

/** Plans to begin with: draft one with these steps. */
export const planTemplates = z.object({
  templates: z.array(
    z.object({ id: z.string(), name: inEachLanguage, about: inEachLanguage, steps: z.array(planStep) }),
  ),
});
export type PlanTemplates = z.infer<typeof planTemplates>;

export const simulatePlanBody = z.strictObject({ incidentId: z.uuid() });
export type SimulatePlanBody = z.infer<typeof simulatePlanBody>;

/** Who would have been told when, beside who was. Recipients and their channels are those of today. */
export const planSimulation = z.object({
  planId: z.uuid(),
  planVersion: z.int(),
  incidentId: z.uuid(),
  steps: z.array(
    z.object({
      alarmId: z.uuid(),
      /** Since its alarm was raised or grew graver. */
      atSeconds: z.number(),
      at: z.iso.datetime(),
      step: z.string(),
      to: z.enum(planRecipients),
      told: z.array(incidentDelivery.pick({ recipient: true, recipientId: true, channel: true })),
      /** Why nobody would have been told. */
      skipped: z.enum([...planConditions, 'time_of_day', 'nobody_to_tell']).nullable(),
    }),
  ),
  deliveries: z.array(incidentDelivery),
});
export type PlanSimulation = z.infer<typeof planSimulation>;

/** An alarm that nobody raised: what a plan would do with it. */
export const rehearsePlanBody = z.strictObject({
  alarmKind: z.enum(alarmKinds),
  severity: z.enum(severities),
  /** When it would be raised; absent: now. Steps that hold for some hours alone are judged by it. */
  at: givenTime.optional(),
  /** When a console answers it, in seconds since; absent: none does. */
  confirmedAfterSeconds: z.int().min(0).max(86_400).optional(),
  /** When the desk takes the incident; absent: nobody does. */
  acknowledgedAfterSeconds: z.int().min(0).max(86_400).optional(),
  /** How many contacts she has. */
  contacts: z.int().min(0).max(10).default(2),
});
export type RehearsePlanBody = z.infer<typeof rehearsePlanBody>;

/** In the order of time. */
export const planRehearsal = z.object({
  steps: z.array(
    z.object({
      atSeconds: z.number(),
      step: z.string(),
      to: z.enum(planRecipients),
      /** The first of the step's channels that is configured here; `null`: the recipient's own first. */
      channel: z.enum(channels).nullable(),
      /** Whose turn it is, from 1, of contacts who are told one after another. */
      turn: z.int().nullable(),
      skipped: z.enum([...planConditions, 'time_of_day', 'nobody_to_tell']).nullable(),
    }),
  ),
});
export type PlanRehearsal = z.infer<typeof planRehearsal>;
