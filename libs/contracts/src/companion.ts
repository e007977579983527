import { z } from 'zod';
import { alarmKinds, checkInKinds, languages, trackerApps, warningAnswers } from '#domain';
import { givenTime, text } from './fields.js';
import { point } from './geojson.js';

const time = z.iso.datetime();

/**
 * A press as its phone sees it. Under duress it reads as one that was cancelled, and of a cancelled one nothing is told that came
 * after its cancel: what the desk does then would say which PIN it was.
 */
export const panicStatus = z.object({
  id: z.uuid(),
  status: z.enum(['active', 'cancelled']),
  pressedAt: time,
  /** When the desk acknowledged it. */
  seenAt: time.nullable(),
  dispatchedAt: time.nullable(),
  onSceneAt: time.nullable(),
  closedAt: time.nullable(),
});
export type PanicStatusView = z.infer<typeof panicStatus>;

const destination = z.object({ point, name: z.string().nullable() });

/** A promise to be heard of by `dueAt`. Completed by the duress PIN it reads as completed. */
export const checkIn = z.object({
  id: z.uuid(),
  kind: z.enum(checkInKinds),
  status: z.enum(['waiting', 'completed', 'missed']),
  begunAt: time,
  dueAt: time,
  /** Of a journey. */
  destination: destination.nullable(),
  /** When it was completed. */
  completedAt: time.nullable(),
});
export type CheckIn = z.infer<typeof checkIn>;

export const startCheckInBody = z
  .strictObject({
    /** Made on the phone: a retry never makes two. */
    id: z.uuid(),
    kind: z.enum(checkInKinds),
    /** At most 72 hours ahead. One that has passed already, sent by a phone that was offline, is missed at once. */
    dueAt: givenTime,
    destination: z.strictObject({ point, name: text(200).optional() }).optional(),
  })
  .refine(({ kind, destination: to }) => (kind === 'journey') === (to !== undefined), {
    path: ['destination'],
    message: 'belongs to a journey, and every journey has one',
  });
export type StartCheckInBody = z.infer<typeof startCheckInBody>;

/** Never shortens: an earlier time than the present one changes nothing. */
export const extendCheckInBody = z.strictObject({ dueAt: givenTime });
export type ExtendCheckInBody = z.infer<typeof extendCheckInBody>;

export const completeCheckInBody = z.strictObject({ pin: z.string().min(1).max(32) });

/** The same bytes for the PIN and for the duress PIN. */
export const completedCheckIn = z.object({ status: z.literal('completed') });

/** A tracker beside the phone: what reports when no web page can. */
export const setUpTrackerBody = z.strictObject({
  pin: z.string().min(1).max(32),
  app: z.enum(trackerApps),
});
export type SetUpTrackerBody = z.infer<typeof setUpTrackerBody>;

/** Shown this once. They are good for reports of positions and for nothing else. */
export const trackerCredentials = z.object({ uniqueId: z.string(), token: z.string() });
export type TrackerCredentials = z.infer<typeof trackerCredentials>;

const words = z.object({ title: z.string(), body: z.string() });

/**
 * Where he was last seen, to about 200 m: `point` is the middle of a square, he was within `accuracyMeters` of it. Only where the
 * agency lets warnings tell it, and never of an order with a concealed zone.
 */
const warningPlace = z.object({ point, accuracyMeters: z.number(), at: time });

/** What she was told of an alarm: never a name. */
export const warning = z.object({
  /** Of the first of its deliveries: what the answer names. */
  id: z.uuid(),
  kind: z.enum(alarmKinds),
  at: time,
  words: z.object({ kk: words, ru: words, en: words } satisfies Record<(typeof languages)[number], typeof words>),
  answer: z.enum(warningAnswers).nullable(),
  answeredAt: time.nullable(),
  /** `null` in an answer's own answer. */
  place: warningPlace.nullable(),
});
export type Warning = z.infer<typeof warning>;

export const answerWarningBody = z.strictObject({ answer: z.enum(warningAnswers) });
export type AnswerWarningBody = z.infer<typeof answerWarningBody>;

/** All that the app shows at its start. It names nobody. */
export const companion = z.object({
  person: z.object({ language: z.enum(languages) }),
  agency: z.object({
    name: z.string(),
    timeZone: z.string(),
    /** What she dials when nothing else works. */
    policeLine: z.string(),
    /** Takes presses by SMS: the house's; `null`: there is none. */
    smsNumber: z.string().nullable(),
  }),
  /** As its agency decided; `audio`: whether she may switch recording on. */
  policy: z.object({ holdMilliseconds: z.int(), warningMap: z.boolean(), audio: z.boolean() }),
  /** Of the last 24 hours, newest first. */
  panics: z.array(panicStatus),
  /** Those that wait, and those of the last 24 hours; newest first. */
  checkIns: z.array(checkIn),
  /** Of the last 24 hours, newest first. */
  warnings: z.array(warning),
  serverTime: time,
});
export type Companion = z.infer<typeof companion>;

/** Hints only: the app reads `GET /v1/companion` again. `at` is ISO 8601 UTC. */
interface CompanionHint {
  at: string;
}

/** `/companion`: the phones of protected persons. */
export interface CompanionServerEvents {
  /** The desk did something about a press that stands. */
  'incident.updated': (hint: CompanionHint & { panicId: string }) => void;
  warning: (hint: CompanionHint & { warningId: string }) => void;
  'check_in.updated': (hint: CompanionHint & { checkInId: string }) => void;
}

export interface CompanionAuth {
  token: string;
  /** DPoP proof of a phone whose token is bound to a key: `htm` GET, `htu` the address of the namespace (`<origin>/companion`). */
  proof?: string;
}
