import type { EvidenceZone } from '../incident-evidence.js';
import type { DocumentMatter } from './evidence-pdf.js';
import type { Sheet } from './sheet.js';

/** Zones and permits of the order, as they are. */
export async function writeTerms(sheet: Sheet, matter: DocumentMatter): Promise<void> {
  const { evidence, words, times } = matter;
  const { terms } = words;
  if (!evidence.order) return;
  sheet.heading(terms.title);
  sheet.note(terms.note);
  sheet.subheading(terms.zones);
  if (evidence.zones.length === 0) sheet.paragraph(terms.none);
  else {
    const shares = [0.24, 0.22, 0.24, 0.115, 0.185];
    await sheet.table(
      terms.columns.map((title, at) => ({ title, share: shares[at]! })),
      evidence.zones.map((zone) => zoneCells(zone, matter)),
    );
  }
  sheet.subheading(terms.permits);
  if (evidence.permits.length === 0) {
    sheet.paragraph(terms.none);
    return;
  }
  const shares = [0.18, 0.185, 0.185, 0.265, 0.185];
  await sheet.table(
    terms.permitColumns.map((title, at) => ({ title, share: shares[at]! })),
    evidence.permits.map(({ zoneId, validFrom, validTo, reason, withdrawnAt }) => [
      zoneId === null ? terms.wholeLimit : (evidence.zones.find(({ id }) => id === zoneId)?.name ?? zoneId),
      times.of(validFrom),
      times.of(validTo),
      reason,
      times.orDash(withdrawnAt),
    ]),
  );
}

function zoneCells(zone: EvidenceZone, { words, times, quantities }: DocumentMatter): string[] {
  const { name, kind, concealed, circle, area, warningRingMeters, updatedAt } = zone;
  const corners = area.coordinates.flat().reduce((sum, ring) => sum + ring.length - 1, 0);
  const shape = circle
    ? words.terms.circle(
        `${circle.latitude.toFixed(6)}, ${circle.longitude.toFixed(6)}`,
        quantities.meters(circle.radiusMeters),
      )
    : words.terms.polygon(corners);
  return [
    concealed ? `${name} (${words.terms.concealed})` : name,
    kind === 'inclusion' ? words.map.inclusion : words.map.zone,
    shape,
    quantities.meters(warningRingMeters),
    times.of(updatedAt),
  ];
}
