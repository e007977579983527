import { useMemo } from 'react';
import type { ZoneOutlines } from '#contracts';

/** The zones as they were at a moment, milliseconds since 1970. */
export const zonesAt = (zones: ZoneOutlines, at: number): ZoneOutlines => ({
  ...zones,
  features: zones.features.filter(
    ({ properties: { from, until } }) =>
      (from === null || Date.parse(from) <= at) && (until === null || Date.parse(until) > at),
  ),
});

/** The same object until a zone changes: the slider moves with each frame, and the map draws zones anew only then. */
export function useZonesAt(zones: ZoneOutlines | null, at: number): ZoneOutlines | null {
  const changes = useMemo(() => changesOf(zones), [zones]);
  const epoch = changes.findLast((change) => change <= at) ?? Number.NEGATIVE_INFINITY;
  return useMemo(() => zones && zonesAt(zones, epoch), [zones, epoch]);
}

/** When any zone became another one, in order. */
export const changesOf = (zones: ZoneOutlines | null): number[] =>
  [
    ...new Set(
      (zones?.features ?? [])
        .flatMap(({ properties: { from, until } }) => [from, until])
        .filter((instant) => instant !== null)
        .map((instant) => Date.parse(instant)),
    ),
  ].sort((a, b) => a - b);
