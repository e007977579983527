import type { Alarm } from '#contracts';
import type { AlarmKind, Language, PartyRole } from '#domain';
import { measureOf, type Measure } from './measure.js';
import { english } from './sentences/english.js';
import { kazakh } from './sentences/kazakh.js';
import { russian } from './sentences/russian.js';

/** What a sentence may tell, taken from the alarm and the decision it was made on. Missing is `null`, never 0. */
export interface AlarmFacts {
  role: PartyRole | null;
  zone: string | null;
  urgent: boolean;
  depthMeters: number | null;
  distanceMeters: number | null;
  limitMeters: number | null;
  accuracyMeters: number | null;
  /** 0–1. */
  probability: number | null;
  secondsToLimit: number | null;
  silentSeconds: number | null;
  batteryPercent: number | null;
  expiresInSeconds: number | null;
}

/** One plain sentence for each kind of alarm. */
export type Sentences = Record<AlarmKind, (facts: AlarmFacts, measure: Measure) => string>;

const sentences: Record<Language, Sentences> = { kk: kazakh, ru: russian, en: english };

/** What happened and the reason, in one sentence without a full stop. */
export const alarmSentence = (alarm: Alarm, language: Language): string =>
  sentences[language][alarm.kind](factsOf(alarm), measureOf(language));

/**
 * Reads the decision's numbers. The edge distance is signed, negative inside; a depth is positive inside. Several names
 * are accepted because each rule names what it measured.
 */
export function factsOf(alarm: Alarm): AlarmFacts {
  const { numbers } = alarm.decision;
  const first = (...names: string[]): number | null => {
    for (const name of names) {
      const value = numbers[name];
      if (value !== undefined && Number.isFinite(value)) return value;
    }
    return null;
  };
  const signed = first('signedDistanceMeters', 'edgeDistanceMeters');
  return {
    role: alarm.personRole,
    zone: alarm.zoneName,
    urgent: alarm.severity !== 'notice',
    depthMeters: first('depthMeters', 'pathDepthMeters') ?? (signed !== null && signed < 0 ? -signed : null),
    distanceMeters: first('distanceMeters') ?? (signed !== null && signed >= 0 ? signed : null),
    limitMeters: first('limitMeters', 'proximityLimitMeters'),
    accuracyMeters: first('accuracyMeters', 'errorMeters', 'sigmaMeters'),
    probability: first('probability', 'probabilityInside', 'p'),
    secondsToLimit: first('secondsToLimit', 'etaSeconds'),
    silentSeconds: first('silentSeconds', 'silenceSeconds'),
    batteryPercent: first('batteryPercent'),
    expiresInSeconds: first('expiresInSeconds'),
  };
}
