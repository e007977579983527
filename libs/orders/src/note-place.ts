import type { PlaceKind } from '#domain';
import { present, refuseIf } from './case.error.js';
import type { CaseWork } from './cases.js';
import type { LonLat, PlaceRecord } from './records.js';
import { isPlace, noPlace } from './zone-shape.js';

export interface NewPlace {
  kind: PlaceKind;
  point: LonLat;
  address?: string | null | undefined;
}

/** More places than anybody has to be kept away from. */
export const mostPlaces = 20;

/** Notes where a person lives, works or often is. */
export async function notePlace(work: CaseWork, personId: string, place: NewPlace): Promise<PlaceRecord> {
  present(await work.book.people.lock(personId));
  const { longitude, latitude } = place.point;
  const known = await work.book.places.list({ limit: mostPlaces }, { personId });
  refuseIf(
    [
      ...(isPlace(longitude, latitude) ? [] : [noPlace('point', longitude, latitude)]),
      ...(known.length < mostPlaces
        ? []
        : [{ path: '', message: `has ${mostPlaces} places already; remove one first` }]),
    ],
    'person_invalid',
    'The place cannot be kept like this.',
  );
  const record: PlaceRecord = {
    id: work.newId(),
    createdAt: work.now,
    personId,
    kind: place.kind,
    point: place.point,
    address: place.address ?? null,
  };
  await work.book.places.insert(record);
  work.record('place.note', 'place', record.id);
  return record;
}
