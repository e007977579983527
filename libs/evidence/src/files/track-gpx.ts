import { setImmediate } from 'node:timers/promises';
import type { ReadPositions } from '../evidence-reader.port.js';
import type { EvidencePosition, EvidenceTrack, IncidentEvidence } from '../incident-evidence.js';
import { escaped } from './xml.js';

/** A device that was silent for longer than this did not go straight from one fix to the next. */
const segmentGapMilliseconds = 10 * 60_000;

const fieldsNamespace = 'https://qalqan.example/gpx/1';

/**
 * The tracks as GPX 1.1, one for each device of each party. What GPX has no element for (accuracy, time of receipt, id)
 * stands in extensions.
 */
export async function* trackGpx(
  { incident, tracks, asOf }: IncidentEvidence,
  read: ReadPositions,
  creator: string,
): AsyncGenerator<string> {
  yield `<?xml version="1.0" encoding="UTF-8"?>
<gpx version="1.1" creator="${escaped(creator)}" xmlns="http://www.topografix.com/GPX/1/1" xmlns:q="${fieldsNamespace}">
  <metadata><name>${incident.id}</name><time>${asOf}</time></metadata>
`;
  for (const track of tracks) yield* written(track, read(track));
  yield '</gpx>\n';
}

async function* written(track: EvidenceTrack, pages: AsyncIterable<EvidencePosition[]>): AsyncGenerator<string> {
  yield `  <trk><name>${track.role} ${track.personId}</name><src>${track.deviceKind} ${track.deviceId}</src><type>${track.role}</type>\n`;
  let last: number | undefined;
  for await (const page of pages) {
    const lines = page.map((position) => {
      const at = Date.parse(position.fixTime);
      const begins = last === undefined || at - last > segmentGapMilliseconds;
      const between = begins ? `${last === undefined ? '' : '    </trkseg>\n'}    <trkseg>\n` : '';
      last = at;
      return between + point(position);
    });
    yield lines.join('');
    await setImmediate();
  }
  yield `${last === undefined ? '' : '    </trkseg>\n'}  </trk>\n`;
}

function point(position: EvidencePosition): string {
  const { longitude, latitude, altitudeMeters, fixTime, accuracyMeters, receivedAt, id } = position;
  const elevation = altitudeMeters === null ? '' : `<ele>${altitudeMeters}</ele>`;
  const optional = [
    field('speedMetersPerSecond', position.speedMetersPerSecond),
    field('courseDegrees', position.courseDegrees),
    field('source', position.source),
    position.mock ? field('mock', true) : '',
  ].join('');
  return `      <trkpt lat="${degrees(latitude)}" lon="${degrees(longitude)}">${elevation}<time>${fixTime}</time><extensions>${field('id', id)}${field('accuracyMeters', accuracyMeters)}${field('receivedAt', receivedAt)}${optional}</extensions></trkpt>\n`;
}

/** Not `String`: GPX has no exponents. */
const degrees = (value: number): string => value.toFixed(8).replace(/\.?0+$/, '');

const field = (name: string, value: string | number | boolean | null): string =>
  value === null ? '' : `<q:${name}>${escaped(String(value))}</q:${name}>`;
