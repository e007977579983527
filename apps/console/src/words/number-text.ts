import type { Measure } from './measure.js';

/** A number of a decision record with the unit that the end of its name tells. */
export function numberText(name: string, value: number, measure: Measure): string {
  if (name.endsWith('MetersPerSecond')) return measure.speed(value);
  if (name.endsWith('Meters')) return measure.meters(value);
  if (/Seconds$|^seconds/.test(name)) return measure.duration(value);
  if (name.endsWith('Percent')) return measure.percent(value / 100);
  if (/^p$|probability/i.test(name)) return measure.percent(value);
  return measure.number(value);
}
