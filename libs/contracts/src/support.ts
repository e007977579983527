import { z } from 'zod';
import { languages, supportKinds } from '#domain';
import { point } from './geojson.js';

const inEachLanguage = z.object(
  Object.fromEntries(languages.map((tag) => [tag, z.string()])) as Record<(typeof languages)[number], z.ZodString>,
);

/** Somebody who helps: by telephone, or at a place. Shelters whose address is kept secret have the point of their town. */
export const supportPlace = z.object({
  id: z.string(),
  kind: z.enum(supportKinds),
  /** ISO 3166-1 alpha-2. */
  country: z.string(),
  name: inEachLanguage,
  about: inEachLanguage,
  /** As they are dialled. */
  phones: z.array(z.string()),
  /** `24/7`, or days and hours as OpenStreetMap writes them (`Mo-Fr 09:00-18:00`); `null`: not known. */
  hours: z.string().nullable(),
  city: z.string().nullable(),
  address: z.string().nullable(),
  /** `null`: reached by telephone from anywhere in the country. */
  point: point.nullable(),
  website: z.string().nullable(),
  /** Where this was read, and on which day. */
  source: z.string(),
  checkedOn: z.iso.date(),
});
export type SupportPlaceView = z.infer<typeof supportPlace>;

/** The whole directory: small enough to be kept on a phone, so that nobody learns who looks for what. */
export const supportPlaces = z.object({ supportPlaces: z.array(supportPlace) });
export type SupportPlaces = z.infer<typeof supportPlaces>;

/** In a body, never in an address: where somebody is who looks for help is nobody's business. */
export const nearestSupportPlacesBody = z.strictObject({
  point,
  kinds: z.array(z.enum(supportKinds)).min(1).max(supportKinds.length).optional(),
  limit: z.int().min(1).max(50).default(10),
});
export type NearestSupportPlacesBody = z.infer<typeof nearestSupportPlacesBody>;

/** Nearest first; what is reached from anywhere is not among them. */
export const nearestSupportPlaces = z.object({
  supportPlaces: z.array(supportPlace.extend({ distanceMeters: z.number() })),
});
export type NearestSupportPlaces = z.infer<typeof nearestSupportPlaces>;
