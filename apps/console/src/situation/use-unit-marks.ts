import { useMemo } from 'react';
import { useQuery } from '@tanstack/react-query';
import { systemClock } from '#domain';
import { fetchUnits } from '../api/incidents.js';
import type { UnitMark } from '../map/layers/unit-layers.js';
import { useSession } from '../session/use-session.js';
import { measureOf } from '../words/measure.js';
import { useLanguage } from '../words/language.js';

/** Patrols are no people: reading where they are leaves nothing in the audit chain. */
const againMilliseconds = 30_000;
const staleMilliseconds = 10 * 60_000;

/** Where the agency's units are, with the age of what is old. */
export function useUnitMarks(): UnitMark[] {
  const { token, staff } = useSession();
  const language = useLanguage();
  const { data } = useQuery({
    queryKey: ['unit-places'],
    queryFn: () => fetchUnits(token),
    enabled: staff.permissions.includes('unit.read'),
    refetchInterval: againMilliseconds,
  });
  return useMemo(() => {
    const measure = measureOf(language);
    return (data ?? []).flatMap(({ id, name, callSign, point, positionAt }): UnitMark[] => {
      if (point === null) return [];
      const [longitude, latitude] = point.coordinates;
      const age = positionAt === null ? null : systemClock.now() - Date.parse(positionAt);
      const isStale = age === null || age > staleMilliseconds;
      const sign = callSign ?? name;
      const text = isStale && age !== null ? `${sign} · ${measure.duration(Math.floor(age / 60_000) * 60)}` : sign;
      return [{ id, longitude, latitude, text, isStale }];
    });
  }, [data, language]);
}
