import { type DeviceKind, type Language, languages } from '#domain';
import { describeFinding, type Finding } from '#geofence';
import { deviceNouns } from './device-nouns.js';

/** A decision with all that its sentence needs, as it was kept with the alarm. */
export interface KeptDecision extends Pick<Finding, 'kind' | 'phase' | 'conditionKey' | 'at' | 'late' | 'decision'> {
  deviceKind: DeviceKind | null;
  zoneName: string | null;
  /** Of the agency. */
  timeZone: string;
}

export type SaidDecision = Record<Language, string>;

/**
 * A decision record in one sentence of each language: consoles of one desk differ in theirs, and the court has its own. It may
 * name a zone: for staff only.
 */
export function sayDecision({ deviceKind, zoneName, timeZone, ...finding }: KeptDecision): SaidDecision {
  const said = languages.map((language) => {
    const device = deviceNouns[deviceKind ?? 'unknown'][language];
    return [language, describeFinding(finding, language, timeZone, { device, zone: zoneName ?? '' })];
  });
  return Object.fromEntries(said) as SaidDecision;
}
