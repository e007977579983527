import { z } from 'zod';
import { pageOf, pageQuery } from './fields.js';

export const listBreakGlassQuery = pageQuery.extend({
  /** `false`: only readings that nobody has reviewed yet. */
  reviewed: z.stringbool({ truthy: ['true'], falsy: ['false'] }).optional(),
});
export type ListBreakGlassQuery = z.infer<typeof listBreakGlassQuery>;

/** A reading of positions outside an open incident. */
export const breakGlassReading = z.object({
  id: z.uuid(),
  /** Who looked. */
  staffId: z.uuid(),
  action: z.string(),
  object: z.enum(['incident', 'location_request', 'order']),
  objectId: z.uuid(),
  /** Whose positions. */
  personIds: z.array(z.uuid()),
  reason: z.string(),
  at: z.iso.datetime(),
  reviewedBy: z.uuid().nullable(),
  reviewedAt: z.iso.datetime().nullable(),
});
export type BreakGlassReading = z.infer<typeof breakGlassReading>;

/** Newest first. */
export const breakGlassPage = pageOf('readings', breakGlassReading);
export type BreakGlassPage = z.infer<typeof breakGlassPage>;
