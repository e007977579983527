import type { RetentionKind } from '#domain';

/** Kinds that go by when their incident was closed. */
export const incidentBoundKinds = [
  'positions_incident',
  'panic_fixes',
  'notes',
  'deliveries',
  'exports',
  'incidents',
] as const satisfies readonly RetentionKind[];
export type IncidentBoundKind = (typeof incidentBoundKinds)[number];
