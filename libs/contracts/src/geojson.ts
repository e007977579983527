import { z } from 'zod';

const longitude = z.number().min(-180).max(180);
const latitude = z.number().min(-90).max(90);

/** GeoJSON position: longitude first (RFC 7946, 3.1.1). */
export const coordinates = z.tuple([longitude, latitude], 'must be [longitude, latitude]');

export const point = z.object({ type: z.literal('Point'), coordinates });
export type GeoPoint = z.infer<typeof point>;
