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
  /** Inside by so much. */
  depthMeters: number | null;
  /** Still outside by so much: to the zone's edge or to the proximity limit. */
  distanceMeters: number | null;
  /** From one party to the other. */
  betweenMeters: number | null;
  /** Between two devices of one person. */
  devicesApartMeters: number | null;
  limitMeters: number | null;
  /** How loudly one party's device heard the other's beacon, when that is what was found. */
  heardDbm: number | null;
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

/** The engine's code for who moves towards the other; with both or nobody, the sentence names whom the alarm is about. */
const closers: Record<number, PartyRole> = { 1: 'respondent', 2: 'protected' };

/**
 * Reads the decision's numbers as the engine names them. Its `distanceMeters` is signed: to the edge of the zone, or to
 * the proximity limit, and negative inside.
 */
export function factsOf(alarm: Alarm): AlarmFacts {
  const { numbers } = alarm.decision;
  const read = (name: string): number | null => numbers[name] ?? null;
  const edge = read('distanceMeters');
  return {
    role: (alarm.kind === 'approach' ? closers[numbers.whoCloses ?? 0] : undefined) ?? alarm.personRole,
    zone: alarm.zoneName,
    urgent: alarm.severity !== 'notice',
    depthMeters: read('pathDepthMeters') ?? (edge !== null && edge < 0 ? -edge : null),
    distanceMeters: edge !== null && edge >= 0 ? edge : null,
    betweenMeters: read('betweenMeters'),
    devicesApartMeters: read('devicesApartMeters'),
    limitMeters: read('limitMeters'),
    heardDbm: read('rssiDbm'),
    accuracyMeters: read('accuracyMeters'),
    probability: read('probability'),
    secondsToLimit: read('secondsToLimit'),
    silentSeconds: read('unheardSeconds'),
    batteryPercent: read('batteryPercent'),
    expiresInSeconds: read('expiresInSeconds'),
  };
}
