import { hasDesk } from '#domain';
import { refuseIf } from './case.error.js';
import type { CaseWork } from './cases.js';
import type { DrawnArea } from './zones.port.js';
import type { AgencyRecord, Area } from './records.js';
import { checkMeasured, looksSwapped, swappedMessage } from './zone-check.js';
import { checkForm, crossesAntimeridian, flat } from './zone-shape.js';

/** Square meters: a small town, and somewhat more than any region of Kazakhstan. */
const deskAreaLimits = { least: 10_000, most: 1_000_000 * 1_000_000 };

/** An agency's area as it is kept. */
export type CheckedArea = DrawnArea & { squareMeters: number };

/** Checks the area of an agency's desk as the area of a zone is checked: by itself, then on the map. */
export async function checkedDeskArea(work: CaseWork, agency: AgencyRecord, area: Area): Promise<CheckedArea> {
  const refuse = (errors: Parameters<typeof refuseIf>[0]): void =>
    refuseIf(errors, 'agency_invalid', 'The agency cannot be kept like this.');
  if (!hasDesk(agency.kind))
    refuse([{ path: 'area', message: 'is for agencies whose desk takes incidents: police and monitoring centres' }]);
  refuse(checkForm(area, 'area'));
  const drawn = { area: flat(area), crossesAntimeridian: crossesAntimeridian(area) };
  const [measured] = await work.book.zones.measure([drawn]);
  refuse(checkMeasured(drawn, measured!, 'area', deskAreaLimits));
  if (looksSwapped(drawn, measured!, agency.timeZone, work.now)) refuse([{ path: 'area', message: swappedMessage }]);
  return { ...drawn, squareMeters: measured!.areaSquareMeters };
}
