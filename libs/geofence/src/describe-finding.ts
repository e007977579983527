import type { Language } from '#domain';
import type { Finding } from './types.js';
import { sentences, type Measures } from './finding-words.js';

/** What the reader calls those concerned. The engine knows ids only. */
export interface FindingNames {
  /** The device whose finding it is: "bracelet", "білезік", "браслет". */
  device: string;
  zone?: string;
}

const locales: Record<Language, string> = { kk: 'kk-KZ', ru: 'ru-RU', en: 'en-GB' };
const clocks = new Map<string, Intl.DateTimeFormat>();
const figures = new Map<string, Intl.NumberFormat>();

/**
 * A finding in one sentence for a judge: when, what, by how much, and how sure, e.g. "At 14:03:12 the bracelet was 38 m inside
 * zone school (error 12 m, certainty 99.9 %)." Pure. Throws RangeError for an unknown time zone.
 */
export function describeFinding(
  finding: Pick<Finding, 'kind' | 'phase' | 'at' | 'late' | 'decision' | 'conditionKey'>,
  language: Language,
  timeZone: string,
  names: FindingNames,
): string {
  const n = finding.decision.numbers;
  const number = (value: number | undefined, digits = 0): string =>
    value === undefined ? '–' : figuresOf(language, digits).format(value);
  const certainty =
    n.probability === undefined ? undefined : finding.phase === 'ended' ? 1 - n.probability : n.probability;
  const measures: Measures = {
    time: timeText(finding.at + (n.decidedAfterSeconds ?? 0) * 1000, timeZone),
    began: timeText(finding.at, timeZone),
    device: names.device,
    zone: names.zone ?? '',
    limit: finding.conditionKey.startsWith(`${finding.kind}:limit:`),
    inside: (n.distanceMeters ?? 0) < 0,
    depth: number(Math.abs(n.distanceMeters ?? 0)),
    between: number(n.betweenMeters),
    limitMeters: number(n.limitMeters),
    pathDepth: number(n.pathDepthMeters),
    devicesApart: number(n.devicesApartMeters),
    error: number(n.sigmaMeters ?? n.accuracyMeters),
    // Never "100 %": a measurement has an error.
    certainty: certainty === undefined ? '–' : number(Math.min(99.9, Math.floor(certainty * 1000) / 10), 1),
    minutesToLimit: n.secondsToLimit === undefined ? undefined : number(Math.max(1, Math.round(n.secondsToLimit / 60))),
    who: n.whoCloses ?? 0,
    heard: n.rssiDbm === undefined ? undefined : number(n.rssiDbm),
    heardBy: n.heardBy ?? 0,
    unheardMinutes: number((n.unheardSeconds ?? 0) / 60),
    battery: n.batteryPercent === undefined ? undefined : number(n.batteryPercent),
    rule: finding.decision.rule,
  };
  const words = sentences[language];
  const isFelt = finding.decision.rule.startsWith('felt: ');
  const tell = finding.phase === 'ended' ? words.ended : isFelt ? words.felt : words[finding.kind];
  const sentence = tell(measures);
  return finding.late ? `${sentence} ${words.late}` : sentence;
}

function timeText(at: number, timeZone: string): string {
  let clock = clocks.get(timeZone);
  if (clock === undefined) {
    clock = new Intl.DateTimeFormat('en-GB', {
      timeZone,
      hour: '2-digit',
      minute: '2-digit',
      second: '2-digit',
      hourCycle: 'h23',
    });
    clocks.set(timeZone, clock);
  }
  return clock.format(at);
}

/** Making a format costs more than a thousand uses of it, and a page of incidents says hundreds of numbers. */
function figuresOf(language: Language, digits: number): Intl.NumberFormat {
  const key = `${language}${digits}`;
  let format = figures.get(key);
  if (format === undefined) {
    format = new Intl.NumberFormat(locales[language], { maximumFractionDigits: digits, useGrouping: false });
    figures.set(key, format);
  }
  return format;
}
