import { setImmediate } from 'node:timers/promises';
import type { ReadPositions } from '../evidence-reader.port.js';
import type { EvidencePosition, IncidentEvidence } from '../incident-evidence.js';

/** Zones and positions as GeoJSON (RFC 7946): a feature for each, zones first, positions by device, oldest first. */
export async function* trackGeoJson(
  { incident, zones, tracks, window, asOf }: IncidentEvidence,
  read: ReadPositions,
): AsyncGenerator<string> {
  const head = JSON.stringify({ type: 'FeatureCollection', incidentId: incident.id, window, asOf });
  yield `${head.slice(0, -1)},"features":[`;
  let separator = '\n';
  const line = (feature: object): string => {
    const written = `${separator}${JSON.stringify(feature)}`;
    separator = ',\n';
    return written;
  };
  for (const { id, area, ...properties } of zones)
    yield line({ type: 'Feature', id, geometry: area, properties: { what: 'zone', ...properties } });
  for (const track of tracks)
    for await (const page of read(track)) {
      yield page.map((position) => line(featureOf(position))).join('');
      await setImmediate();
    }
  yield '\n]}\n';
}

function featureOf({ id, longitude, latitude, altitudeMeters, ...properties }: EvidencePosition) {
  const coordinates = altitudeMeters === null ? [longitude, latitude] : [longitude, latitude, altitudeMeters];
  return { type: 'Feature', id, geometry: { type: 'Point', coordinates }, properties: { what: 'fix', ...properties } };
}
