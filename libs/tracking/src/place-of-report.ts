import type { PressPlace } from '#incidents';
import { gate } from './gate.js';
import type { Report } from './report.js';

/** Where a press was, by the report that came with it; `undefined` when that is no position, or is said to be faked. */
export function placeOfReport(report: Report, now: number): PressPlace | undefined {
  const gated = gate(report, now);
  if ('refused' in gated || report.mock === true) return undefined;
  const { longitude, latitude } = gated.position;
  return { longitude, latitude, fixTime: report.fixTime };
}
