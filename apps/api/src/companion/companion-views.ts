import type { CheckIn, Companion, PanicStatusView, StartCheckInBody, Warning } from '#contracts';
import { languages } from '#domain';
import type {
  CompanionState,
  Destination,
  ShownCheckIn,
  ShownPress,
  PlacedWarning,
  WarningPlace,
  WarningRecord,
} from '#companion';
import { wordsOf } from '#notify';

const iso = (at: number): string => new Date(at).toISOString();
const isoOrNull = (at: number | null): string | null => (at === null ? null : iso(at));

export const panicStatusView = (press: ShownPress): PanicStatusView => ({
  id: press.id,
  status: press.status,
  pressedAt: iso(press.pressedAt),
  seenAt: isoOrNull(press.seenAt),
  dispatchedAt: isoOrNull(press.dispatchedAt),
  onSceneAt: isoOrNull(press.onSceneAt),
  closedAt: isoOrNull(press.closedAt),
});

export const checkInView = ({ id, kind, status, begunAt, dueAt, destination, completedAt }: ShownCheckIn): CheckIn => ({
  id,
  kind,
  status,
  begunAt: iso(begunAt),
  dueAt: iso(dueAt),
  destination: destination && {
    point: { type: 'Point', coordinates: [destination.longitude, destination.latitude] },
    name: destination.name,
  },
  completedAt: isoOrNull(completedAt),
});

export const destinationOf = ({ destination }: StartCheckInBody): Destination | null => {
  if (!destination) return null;
  const [longitude, latitude] = destination.point.coordinates;
  return { longitude, latitude, name: destination.name ?? null };
};

/** What is answered has been read: no place is told with it. */
export function warningView({
  id,
  kind,
  at,
  answer,
  answeredAt,
  place,
}: WarningRecord & Partial<PlacedWarning>): Warning {
  const words = languages.map((language) => [language, wordsOf(kind, language, 'protected_person')]);
  return {
    id,
    kind,
    at: iso(at),
    words: Object.fromEntries(words) as Warning['words'],
    answer,
    answeredAt: isoOrNull(answeredAt),
    place: place ? placeView(place) : null,
  };
}

const placeView = ({ longitude, latitude, accuracyMeters, at }: WarningPlace): Warning['place'] => ({
  point: { type: 'Point', coordinates: [longitude, latitude] },
  accuracyMeters,
  at: iso(at),
});

const policyView = ({ policy: { audioEvidence, ...policy } }: CompanionState): Companion['policy'] => ({
  ...policy,
  audio: audioEvidence,
});

/** `smsNumber`: the house's own, for all agencies. */
export const companionView = (state: CompanionState, smsNumber: string | null): Companion => ({
  person: state.person,
  agency: { ...state.agency, smsNumber },
  policy: policyView(state),
  panics: state.presses.map(panicStatusView),
  checkIns: state.checkIns.map(checkInView),
  warnings: state.warnings.map(warningView),
  serverTime: iso(state.now),
});
