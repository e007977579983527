import { useState } from 'preact/hooks';
import type { SupportPlaceView } from '#contracts';
import { type Language, supportKinds } from '#domain';
import { metersBetween, type Place, roundMeters } from '../../contact/where.js';
import { directoryWords } from './directory-words.js';

interface ListProps {
  places: readonly SupportPlaceView[];
  language: Language;
  /** Whether each says where it was read: a link that leaves the page, and a line in the history. */
  hasSource: boolean;
}

/** Who helps, the most urgent first. What is nearest is found on the phone: nobody is told where it is. */
export function DirectoryList({ places, ...list }: ListProps) {
  const words = directoryWords[list.language];
  const [here, setHere] = useState<Place | 'unknown'>();
  const locate = (): void =>
    navigator.geolocation.getCurrentPosition(
      ({ coords }) => setHere({ longitude: coords.longitude, latitude: coords.latitude }),
      () => setHere('unknown'),
      { maximumAge: 600_000, timeout: 20_000 },
    );
  return (
    <>
      <p class="screen-only">
        <button type="button" class="button" onClick={locate}>
          {words.nearest}
        </button>{' '}
        <small>{here === 'unknown' ? words.noPlace : words.nearestHelp}</small>
      </p>
      {supportKinds.map((kind) => (
        <Kind
          key={kind}
          title={words.kinds[kind]}
          places={places.filter((place) => place.kind === kind)}
          here={here === 'unknown' ? undefined : here}
          {...list}
        />
      ))}
    </>
  );
}

const metersTo = ({ point }: SupportPlaceView, here: Place | undefined): number | undefined => {
  if (point === null || here === undefined) return undefined;
  const [longitude, latitude] = point.coordinates;
  return metersBetween(here, { longitude, latitude });
};

interface KindProps extends ListProps {
  title: string;
  here: Place | undefined;
}

function Kind({ title, places, here, ...list }: KindProps) {
  if (places.length === 0) return null;
  const sorted = places
    .map((place) => ({ place, meters: metersTo(place, here) }))
    .sort((a, b) => (a.meters ?? -1) - (b.meters ?? -1));
  return (
    <section>
      <h2>{title}</h2>
      <ul class="helpers">
        {sorted.map(({ place, meters }) => (
          <Helper key={place.id} place={place} meters={meters} {...list} />
        ))}
      </ul>
    </section>
  );
}

interface HelperProps extends Omit<ListProps, 'places'> {
  place: SupportPlaceView;
  meters: number | undefined;
}

function Helper({ place, meters, language, hasSource }: HelperProps) {
  const words = directoryWords[language];
  const near = meters === undefined ? undefined : roundMeters(meters);
  return (
    <li>
      <h3>{place.name[language]}</h3>
      <p>{place.about[language]}</p>
      {place.phones.map((phone) => (
        <a key={phone} class="button main" href={`tel:${phone.replace(/[^+\d]/g, '')}`}>
          {words.call(phone)}
        </a>
      ))}
      <p class="details">
        {[
          place.hours === '24/7' ? words.hoursAlways : place.hours,
          place.city,
          place.address,
          near && words.awayBy(near.value, near.unit),
          words.checked(place.checkedOn.split('-').reverse().join('.')),
        ]
          .filter(Boolean)
          .join(' · ')}
        {hasSource && (
          <>
            {' · '}
            <a href={place.source} rel="noreferrer noopener">
              {words.source}
            </a>
          </>
        )}
      </p>
    </li>
  );
}
