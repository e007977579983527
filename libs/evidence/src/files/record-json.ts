import type { IncidentEvidence } from '../incident-evidence.js';

/** Everything but the positions, for whoever computes with it: the same fields as over the API. */
export function* recordJson(evidence: IncidentEvidence): Generator<string> {
  const { zones, ...record } = evidence;
  // Their shapes stand in the GeoJSON.
  const named = zones.map(({ area: _, ...zone }) => zone);
  yield `${JSON.stringify({ ...record, zones: named }, null, 2)}\n`;
}
