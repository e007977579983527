import { type ReportAlarm, reportAlarms } from '#domain';
import type { Report } from '#tracking';

/** Words of Traccar's protocols that mean what we call otherwise; compared without case, `_` and `-`. */
const synonyms: Readonly<Record<string, ReportAlarm>> = {
  panic: 'sos',
  help: 'sos',
  removing: 'removal',
  removed: 'removal',
  tampering: 'tamper',
  gpsantennacut: 'tamper',
  poweroff: 'power_cut',
  lowpower: 'low_battery',
  falldown: 'fall',
};

const words: ReadonlyMap<string, ReportAlarm> = new Map([
  ...reportAlarms.map((alarm) => [plain(alarm), alarm] as const),
  ...Object.entries(synonyms),
]);

/**
 * Puts the alarms of a field (`sos`, or several with commas, or a list) into the report.
 *
 * @returns how many words this system has no alarm for (`overspeed`, `geofenceEnter`). The report goes on without them and
 * the caller counts them: taken for another alarm they would send somebody out for nothing, refused they would cost a position.
 */
export function setAlarms(report: Report, ...fields: readonly unknown[]): number {
  const found = new Set(report.alarms);
  let unknown = 0;
  for (const text of fields.flat().slice(0, 20)) {
    if (typeof text !== 'string') continue;
    for (const word of text.slice(0, 200).split(',').map(plain)) {
      const alarm = words.get(word);
      if (alarm) found.add(alarm);
      else if (word !== '') unknown += 1;
    }
  }
  if (found.size > 0) report.alarms = [...found];
  return unknown;
}

function plain(word: string): string {
  return word.toLowerCase().replace(/[_\s-]/g, '');
}
