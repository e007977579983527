import { z } from 'zod';
import { approvalActions, approvalStates, languages, staffRoles } from '#domain';
import { pageOf, pageQuery, text } from './fields.js';

/** Beside a change for which the agency may demand two persons. */
export const askedBeside = {
  /** For whoever shall approve it. */
  reason: text(500).optional(),
  /** Do it at once, alone: by those whom the agency's policy permits it, and seen by all who could have approved it. */
  emergency: z.strictObject({ reason: text(500) }).optional(),
};

/** Of a change that is given nothing else; the body may be left out. */
export const askedBody = z.strictObject(askedBeside).nullish();
export type AskedBody = z.infer<typeof askedBody>;

/** 202: a second person must approve it, and nothing has changed. */
export const approvalRequested = z.object({
  approval: z.object({ id: z.uuid(), state: z.literal('requested'), expiresAt: z.iso.datetime() }),
});

export type ApprovalRequestedAnswer = z.infer<typeof approvalRequested>;

const sentences = z.object(
  Object.fromEntries(languages.map((language) => [language, z.array(z.string())])) as Record<
    (typeof languages)[number],
    z.ZodArray<z.ZodString>
  >,
);

const colleague = z.object({ id: z.uuid(), name: z.string(), role: z.enum(staffRoles) });

export const approval = z.object({
  id: z.uuid(),
  action: z.enum(approvalActions),
  /** What is changed, in the words of the audit chain: `order`, `zone`, `device`, `incident`, `response_plan`, `agency`. */
  object: z.string(),
  objectId: z.uuid(),
  /** The order that it is about, by itself or by one of its zones. */
  orderId: z.uuid().nullable(),
  /** What the agency calls it: the number of its order, the name of a device or a plan. */
  about: z.string().nullable(),
  /** What shall change, before and after, in each language. */
  changes: sentences,
  state: z.enum(approvalStates),
  requestedBy: colleague,
  reason: z.string().nullable(),
  requestedAt: z.iso.datetime(),
  expiresAt: z.iso.datetime(),
  /** One person has done it alone; until somebody has decided, nobody has reviewed it. */
  emergency: z.boolean(),
  approvers: z.array(z.enum(staffRoles)),
  /** Whether the caller may decide or review it now. */
  mayDecide: z.boolean(),
  decidedBy: colleague.nullable(),
  decidedAt: z.iso.datetime().nullable(),
  note: z.string().nullable(),
  /** What was made by it: an export, a permit. */
  resultId: z.uuid().nullable(),
});
export type Approval = z.infer<typeof approval>;
export const approvalPage = pageOf('approvals', approval);
export type ApprovalPage = z.infer<typeof approvalPage>;

export const listApprovalsQuery = pageQuery.extend({
  state: z.enum(approvalStates).optional(),
  /** `true`: what one person did alone and nobody has reviewed. */
  emergency: z.enum(['true', 'false']).optional(),
  /** About this order or any of its zones, also those that are gone. */
  orderId: z.uuid().optional(),
});
export type ListApprovalsQuery = z.infer<typeof listApprovalsQuery>;

export const decideApprovalBody = z.strictObject({ note: text(500).optional() }).nullish();
export type DecideApprovalBody = z.infer<typeof decideApprovalBody>;

const roles = z.array(z.enum(staffRoles)).max(staffRoles.length);
const approvalRule = z.strictObject({
  /** Who may approve. Never who asks. */
  approvers: roles.min(1),
  /** Who may do it alone in an emergency. */
  emergency: roles.optional(),
});
const approvalRules = z.partialRecord(z.enum(approvalActions), approvalRule);

/** `two_persons`: for everything, by the usual roles; `off`: for nothing; or by action, those left out needing one person. */
export const changeApprovalPolicyBody = z.strictObject({
  policy: z.union([z.literal('off'), z.literal('two_persons'), approvalRules]),
  reason: text(500).optional(),
});
export type ChangeApprovalPolicyBody = z.infer<typeof changeApprovalPolicyBody>;

export const approvalPolicy = z.object({
  rules: approvalRules,
  version: z.int().min(0),
  /** `null`: it was never changed. */
  updatedAt: z.iso.datetime().nullable(),
});
export type ApprovalPolicyView = z.infer<typeof approvalPolicy>;
