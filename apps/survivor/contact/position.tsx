import { useState } from 'preact/hooks';
import type { LiveState } from '#contracts';
import { eighthTowards, metersBetween, type Place, roundMeters } from './where.js';
import { useWords } from './words/speak.js';

interface PositionProps {
  position: LiveState['position'];
  serverTime: string;
}

/** Without a map: coordinates for any map, and how far and in which direction from here. */
export function Position({ position, serverTime }: PositionProps) {
  const { words } = useWords();
  const [isCopied, setCopied] = useState(false);
  if (position === null)
    return (
      <>
        <h2>{words.where}</h2>
        <p>{words.unknownPlace}</p>
      </>
    );
  const [longitude, latitude] = position.point.coordinates;
  const text = `${latitude.toFixed(6)}, ${longitude.toFixed(6)}`;
  // By the house's clock: that of a phone may be wrong.
  const minutes = Math.max(0, Math.floor((Date.parse(serverTime) - Date.parse(position.at)) / 60_000));
  const copy = async (): Promise<void> => {
    await navigator.clipboard.writeText(text);
    setCopied(true);
  };
  return (
    <>
      <h2>{words.where}</h2>
      <p>
        {words.age(minutes)}, {words.accuracy(Math.round(position.accuracyMeters))}
      </p>
      <p class="coordinates">{text}</p>
      <FromHere to={{ longitude, latitude }} />
      <div class="ways">
        <a class="button" href={`geo:${latitude},${longitude}?q=${latitude},${longitude}`}>
          {words.openMap}
        </a>
        <button type="button" onClick={() => void copy()}>
          {isCopied ? words.copied : words.copy}
        </button>
      </div>
    </>
  );
}

/** Only when asked: the phone's own place stays on the phone. */
function FromHere({ to }: { to: Place }) {
  const { words } = useWords();
  const [here, setHere] = useState<Place | 'refused'>();
  const ask = (): void =>
    navigator.geolocation.getCurrentPosition(
      ({ coords: { longitude, latitude } }) => setHere({ longitude, latitude }),
      () => setHere('refused'),
      { enableHighAccuracy: true, timeout: 20_000, maximumAge: 30_000 },
    );
  if (here === 'refused') return <p>{words.noPlaceOfYours}</p>;
  if (here === undefined)
    return (
      <button type="button" onClick={ask}>
        {words.fromHere}
      </button>
    );
  const { value, unit } = roundMeters(metersBetween(here, to));
  return <p class="distance">{words.distance(value, unit, words.directions[eighthTowards(here, to)]!)}</p>;
}
