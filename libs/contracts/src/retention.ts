import { z } from 'zod';
import { retentionKinds } from '#domain';
import { pageOf, text } from './fields.js';

const days = z.int().min(1).max(36_525);

export const retention = z.object({
  /** Grows with each change; 0: the agency has chosen nothing yet. */
  version: z.int().min(0),
  changedAt: z.iso.datetime().nullable(),
  periods: z.array(
    z.object({
      kind: z.enum(retentionKinds),
      /** How long it is kept: by its own age, or from when its incident was closed. */
      days,
      /** What the law of the place allows, and what holds without a choice. */
      least: days,
      most: days,
      usual: days,
    }),
  ),
});
export type Retention = z.infer<typeof retention>;

/** All of them anew: kinds that are not named are kept as long as usual. */
export const changeRetentionBody = z.strictObject({
  periods: z.array(z.strictObject({ kind: z.enum(retentionKinds), days })).max(retentionKinds.length),
});
export type ChangeRetentionBody = z.infer<typeof changeRetentionBody>;

export const retentionRun = z.object({
  id: z.uuid(),
  kind: z.enum(retentionKinds),
  /** The policy that held. */
  days,
  policyVersion: z.int().min(0),
  /** Everything older was deleted, but for what was held. */
  upTo: z.iso.datetime(),
  deleted: z.int().min(1),
  at: z.iso.datetime(),
});
/** One for each kind of a run; a page holds whole runs. */
export const retentionRunPage = pageOf('runs', retentionRun);
export type RetentionRunPage = z.infer<typeof retentionRunPage>;

export const holdBody = z.strictObject({
  /** Kept with the hold and in the audit chain. */
  reason: text(500),
});
export type HoldBody = z.infer<typeof holdBody>;

export const incidentHold = z.object({
  id: z.uuid(),
  incidentId: z.uuid(),
  reason: z.string(),
  placedBy: z.uuid(),
  placedAt: z.iso.datetime(),
  releaseReason: z.string().nullable(),
  releasedBy: z.uuid().nullable(),
  releasedAt: z.iso.datetime().nullable(),
});
export type IncidentHoldView = z.infer<typeof incidentHold>;
export const incidentHolds = z.object({ holds: z.array(incidentHold) });
export type IncidentHolds = z.infer<typeof incidentHolds>;
/** Those that stand, of all the agency's incidents. */
export const standingHoldPage = pageOf('holds', incidentHold);
export type StandingHoldPage = z.infer<typeof standingHoldPage>;

export const exportPersonBody = z.strictObject({
  /** Kept in the audit chain. */
  reason: text(500),
});
export type ExportPersonBody = z.infer<typeof exportPersonBody>;

const part = z.record(z.string(), z.unknown());

/** Everything about one person, for that person: times are ISO 8601 UTC, lengths meters. */
export const personData = z.object({
  format: z.literal('qalqan-person-data/1'),
  madeAt: z.iso.datetime(),
  /** What is left out, since another person's places could be read from it. */
  withheld: z.array(z.string()),
  person: part,
  devices: z.array(part),
  contacts: z.array(part),
  orders: z.array(part),
  zones: z.array(part),
  permits: z.array(part),
  incidents: z.array(part),
  messages: z.array(part),
  presses: z.array(part),
  checkIns: z.array(part),
  answers: z.array(part),
  locationRequests: z.array(part),
  deviceCommands: z.array(part),
  /** Of the person alone, oldest first. */
  positions: z.array(part),
});

export const erasePersonBody = z.strictObject({
  /** Whose word it is: court and number of its decision. */
  authority: text(200),
  reason: text(500),
});
export type ErasePersonBody = z.infer<typeof erasePersonBody>;

export const personErased = z.object({ personId: z.uuid(), erasedAt: z.iso.datetime() });
export type PersonErased = z.infer<typeof personErased>;
