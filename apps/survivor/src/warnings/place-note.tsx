import { useEffect, useState } from 'preact/hooks';
import { systemClock } from '#domain';
import type { Warning } from '../api/companion.js';
import { useWords } from '../words/rooms/rooms.js';
import { eighthTowards, metersBetween, type Place as Point, roundMeters } from '../../contact/where.js';

type Place = NonNullable<Warning['place']>;

const minuteMilliseconds = 60_000;
/** Her own place may be half a minute old: what is told is no more exact than that. */
const hereOptions: PositionOptions = { maximumAge: 30_000, timeout: 10_000, enableHighAccuracy: false };

/** Where he was last seen, where her agency lets a warning tell it: from which side, how far, how long ago. */
export function PlaceNote({ place }: { place: Place }) {
  const { place: words } = useWords();
  const here = useHere();
  const minutes = Math.max(0, Math.floor((systemClock.now() - Date.parse(place.at)) / minuteMilliseconds));
  const [longitude, latitude] = place.point.coordinates;
  const there = { longitude: longitude, latitude: latitude };
  const away = here && { meters: metersBetween(here, there), eighth: eighthTowards(here, there) };
  const isNear = away !== undefined && away.meters <= place.accuracyMeters;
  const where =
    away === undefined
      ? words.unknown
      : isNear
        ? words.near(roundMeters(away.meters + place.accuracyMeters))
        : words.away(roundMeters(away.meters), words.sides[away.eighth]!);
  return (
    <div class="place">
      {away !== undefined && <Sketch away={away} doubt={place.accuracyMeters} label={`${where} ${words.sketch}`} />}
      <p>{where}</p>
      <p class="hint">{words.seen(minutes)}</p>
    </div>
  );
}

/** `undefined`: not known yet, or not to be known. */
function useHere(): Point | undefined {
  const [here, setHere] = useState<Point>();
  useEffect(() => {
    navigator.geolocation?.getCurrentPosition(
      ({ coords: { longitude, latitude } }) => setHere({ longitude, latitude }),
      () => setHere(undefined),
      hereOptions,
    );
  }, []);
  return here;
}

const middle = 100;
const edge = 84;

interface SketchProps {
  away: { meters: number; eighth: number };
  doubt: number;
  label: string;
}

/** She in the middle, north above; no streets, nothing fetched. */
function Sketch({ away: { meters, eighth }, doubt, label }: SketchProps) {
  const scale = edge / (meters + doubt);
  // No finer than it is said.
  const turn = (eighth * Math.PI) / 4;
  const x = middle + Math.sin(turn) * meters * scale;
  const y = middle - Math.cos(turn) * meters * scale;
  return (
    <svg class="sketch" viewBox="0 0 200 200" role="img" aria-label={label}>
      <circle class="sketch-ring" cx={middle} cy={middle} r={edge} />
      <circle class="sketch-ring" cx={middle} cy={middle} r={edge / 2} />
      <path class="sketch-north" d="M100 4l6 12h-12z" />
      <circle class="sketch-doubt" cx={x} cy={y} r={Math.max(8, doubt * scale)} />
      <circle class="sketch-here" cx={middle} cy={middle} r="6" />
    </svg>
  );
}
