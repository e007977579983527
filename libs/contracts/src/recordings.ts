import { z } from 'zod';
import { recordingTypes } from '#domain';

/** Of one chunk: some five seconds of speech. */
export const mostChunkBytes = 64 * 1024;

export const chunkQuery = z.strictObject({
  /** How long it is. */
  milliseconds: z.coerce.number().int().min(0).max(60_000).default(5_000),
});
export type ChunkQuery = z.infer<typeof chunkQuery>;

export const keptChunk = z.object({ sequence: z.int() });
export type KeptChunk = z.infer<typeof keptChunk>;

/** What phones heard after the presses of an incident, in the order in which they did. */
export const incidentRecordings = z.object({
  recordings: z.array(
    z.object({
      panicId: z.uuid(),
      /** From 0: a phone that was restarted begins another. */
      stream: z.int(),
      mediaType: z.enum(recordingTypes),
      milliseconds: z.int(),
      bytes: z.int(),
      /** When its first and its last chunk came. */
      firstAt: z.iso.datetime(),
      lastAt: z.iso.datetime(),
    }),
  ),
});
export type IncidentRecordings = z.infer<typeof incidentRecordings>;
