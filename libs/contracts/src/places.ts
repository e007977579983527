import { z } from 'zod';
import { placeKinds } from '#domain';
import { text } from './fields.js';
import { point } from './geojson.js';
import { givenCenter } from './zones.js';

/** Where a person lives, works or often is: known, so that a zone is not drawn over it by mistake. */
export const place = z.object({
  id: z.uuid(),
  personId: z.uuid(),
  kind: z.enum(placeKinds),
  point,
  /** As it was typed or found; `null`: the point alone is known. */
  address: z.string().nullable(),
  createdAt: z.iso.datetime(),
});
export type Place = z.infer<typeof place>;
export const places = z.object({ places: z.array(place) });
export type Places = z.infer<typeof places>;

export const notePlaceBody = z.strictObject({
  kind: z.enum(placeKinds),
  point: givenCenter,
  address: text(300).nullable().optional(),
});
export type NotePlaceBody = z.infer<typeof notePlaceBody>;
