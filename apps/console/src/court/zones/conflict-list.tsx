import { useTranslation } from 'react-i18next';
import type { Zone, ZoneConflicts } from '#contracts';
import { measureOf } from '../../words/measure.js';
import { useLanguage } from '../../words/language.js';
import { areaText } from './areas-text.js';

interface ConflictListProps {
  conflicts: ZoneConflicts;
  kind: Zone['kind'];
  zones: readonly Zone[];
}

export const hasConflicts = ({ zones, places }: ZoneConflicts): boolean => zones.length > 0 || places.length > 0;

/** What a zone hurts, and what that means, in plain words. The respondent's own places first. */
export function ConflictList({ conflicts, kind, zones }: ConflictListProps) {
  const { t } = useTranslation('zones');
  const language = useLanguage();
  const measure = measureOf(language);
  if (!hasConflicts(conflicts)) return null;
  return (
    <ul className="zones-conflicts">
      {conflicts.places.map(({ placeId, site, kind: placeKind, distanceMeters }) => (
        <li key={placeId} className={site === 'felt' || site === 'ring' ? 'form-warning' : 'form-error'}>
          {t(`check.places.${site}.${placeKind}`, { distance: measure.meters(distanceMeters) })}
        </li>
      ))}
      {conflicts.zones.map(({ zoneId, sharedSquareMeters }) => {
        const other = zones.find(({ id }) => id === zoneId);
        const said = { name: other?.name ?? '', area: areaText(sharedSquareMeters, t, language) };
        const isOpposed = other !== undefined && other.kind !== kind;
        return (
          <li key={zoneId} className="form-warning">
            {t(isOpposed ? 'check.overlapOther' : 'check.overlap', said)}
          </li>
        );
      })}
    </ul>
  );
}
