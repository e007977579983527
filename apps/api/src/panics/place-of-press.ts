import type { PressPlace } from '#incidents';
import { readPositionsBody } from '#protocols';
import { placeOfReport } from '#tracking';

/** Where a press was, by the position that came with it; `undefined` when that is none, or is said to be faked. */
export function placeOfPress(fix: object | undefined, now: number): PressPlace | undefined {
  const [report] = fix ? readPositionsBody({ fixes: [fix] }).reports : [];
  return report && placeOfReport(report, now);
}
