import { z } from 'zod';

/** Which dialect the service speaks. */
export const geocoderKinds = ['photon', 'nominatim'] as const;

/** Variables of the environment. */
export const geocodingEnvironment = {
  /** Base address of a Photon or Nominatim of one's own. Absent: addresses cannot be looked for. */
  GEOCODER_URL: z.url({ protocol: /^https?$/ }).optional(),
  GEOCODER_KIND: z.enum(geocoderKinds).default('photon'),
};
export type GeocodingEnvironment = z.infer<z.ZodObject<typeof geocodingEnvironment>>;
