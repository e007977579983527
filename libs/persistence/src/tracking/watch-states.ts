import { putPlacesBack, withoutPlaces, type WatchState } from '#geofence';
import type { Sql } from '../database.js';

/** As the column `watch.state` has it: without coordinates, which stand sealed beside the rest. */
type KeptState = WatchState & { places?: string };

const place = 'watch.state';

/** Each row's state as it is kept, in the order of the rows. */
export async function sealStates(
  sql: Sql,
  rows: readonly { orderId: string; agencyId: string; state: WatchState }[],
): Promise<string[]> {
  const parted = rows.map(({ orderId, agencyId, state }) => ({ orderId, agencyId, ...withoutPlaces(state) }));
  const sealed = await sql.fields.sealRows(
    place,
    parted.flatMap(({ orderId, agencyId, places }) =>
      places.length === 0 ? [] : [{ agencyId, id: orderId, bytes: bytesOf(places) }],
    ),
  );
  let next = 0;
  return parted.map(({ state, places }) =>
    JSON.stringify(places.length === 0 ? state : ({ ...state, places: sealed[next++]! } satisfies KeptState)),
  );
}

/** States of before, and such as know no place yet, are as they stand. */
export async function openStates(
  sql: Sql,
  rows: readonly { orderId: string; state: WatchState }[],
): Promise<WatchState[]> {
  const sealed = rows.flatMap(({ orderId, state }) => {
    const { places } = state as KeptState;
    return places === undefined ? [] : [{ id: orderId, value: places }];
  });
  const opened = await sql.fields.openRows(place, sealed);
  let next = 0;
  return rows.map(({ state: kept }) => {
    const { places, ...state } = kept as KeptState;
    if (places === undefined) return kept;
    // The rest of the row as the database gave it: nobody else holds it.
    putPlacesBack(state, placesOf(opened[next++]!));
    return state;
  });
}

function bytesOf(places: readonly number[]): Buffer {
  const bytes = Buffer.allocUnsafe(places.length * 4);
  for (const [index, value] of places.entries()) bytes.writeInt32LE(value, index * 4);
  return bytes;
}

function placesOf(bytes: Buffer): number[] {
  const places = new Array<number>(bytes.length / 4);
  for (let index = 0; index < places.length; index += 1) places[index] = bytes.readInt32LE(index * 4);
  return places;
}
