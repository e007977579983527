import { present } from './case.error.js';
import type { CaseWork } from './cases.js';
import { withGiven } from './given.js';
import type { UnitRecord } from './records.js';
import { checkPoint, type NewUnit } from './register-unit.js';

export type UnitChange = { [Key in keyof NewUnit]?: NewUnit[Key] | undefined };

/** What is not given stays; a point given is where the unit is now. */
export async function changeUnit(work: CaseWork, unitId: string, change: UnitChange): Promise<UnitRecord> {
  checkPoint(change.point);
  const unit = withGiven(present(await work.book.units.lock(unitId)), change);
  const next = change.point === undefined ? unit : { ...unit, positionAt: change.point ? work.now : null };
  await work.book.units.update(next);
  work.record('unit.change', 'unit', next.id);
  return next;
}
