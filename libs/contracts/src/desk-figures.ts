import { z } from 'zod';

/** How fast incidents were acknowledged. `null`: none was. */
export const acknowledgementFigures = z.object({
  count: z.int(),
  medianSeconds: z.number().nullable(),
  p90Seconds: z.number().nullable(),
  /** Waited for longer than a minute. */
  over60Seconds: z.int(),
});
export type AcknowledgementFigures = z.infer<typeof acknowledgementFigures>;

/** Of today, in the zone of the agency; critical and urgent incidents alone. Names nobody. */
export const deskFigures = z.object({
  since: z.iso.datetime(),
  /** Open incidents that were closed before, and since when they wait again. */
  reopened: z.array(z.object({ incidentId: z.uuid(), at: z.iso.datetime() })),
  all: acknowledgementFigures,
  /** By the desk that works on them now. */
  desks: z.array(acknowledgementFigures.extend({ agencyId: z.uuid(), name: z.string() })),
});
export type DeskFigures = z.infer<typeof deskFigures>;
