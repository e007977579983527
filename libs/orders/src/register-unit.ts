import { refuseIf } from './case.error.js';
import type { CaseWork } from './cases.js';
import type { LonLat, UnitRecord } from './records.js';
import { isPlace, noPlace } from './zone-shape.js';

export interface NewUnit {
  name: string;
  callSign?: string | null | undefined;
  /** Whether it can be sent; absent: it can. */
  onDuty?: boolean | undefined;
  /** Where it is now. */
  point?: LonLat | null | undefined;
}

/** A patrol that a desk can send. */
export async function registerUnit(work: CaseWork, unit: NewUnit): Promise<UnitRecord> {
  checkPoint(unit.point);
  const record: UnitRecord = {
    id: work.newId(),
    createdAt: work.now,
    name: unit.name,
    callSign: unit.callSign ?? null,
    onDuty: unit.onDuty ?? true,
    point: unit.point ?? null,
    positionAt: unit.point ? work.now : null,
  };
  await work.book.units.insert(record);
  work.record('unit.register', 'unit', record.id);
  return record;
}

export function checkPoint(point: LonLat | null | undefined): void {
  if (!point || isPlace(point.longitude, point.latitude)) return;
  const { message } = noPlace('point', point.longitude, point.latitude);
  refuseIf([{ path: 'point.coordinates', message }], 'unit_invalid', 'The unit cannot be kept like this.');
}
