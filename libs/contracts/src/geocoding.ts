import { z } from 'zod';
import { languages } from '#domain';
import { text } from './fields.js';
import { point } from './geojson.js';

/** Whether addresses can be looked for in this house. */
export const geocoderState = z.object({ configured: z.boolean() });
export type GeocoderState = z.infer<typeof geocoderState>;

/** In a body, since addresses of requests are logged. */
export const findAddressBody = z.strictObject({
  address: text(300),
  language: z.enum(languages),
});
export type FindAddressBody = z.infer<typeof findAddressBody>;

/** The likeliest first, ten at most. */
export const foundAddresses = z.object({ addresses: z.array(z.object({ label: z.string(), point })) });
export type FoundAddresses = z.infer<typeof foundAddresses>;
