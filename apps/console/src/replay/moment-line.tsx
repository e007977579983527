import { useTranslation } from 'react-i18next';
import { partyRoles } from '#domain';
import type { PartyFix } from '../feed/position-state.js';
import { distanceMeters } from '../map/geometry.js';
import { age } from '../time/time.js';
import { useLanguage } from '../words/language.js';
import { measureOf } from '../words/measure.js';

/** What the map shows of the parties, in words. */
export function MomentLine({ trails, at }: { trails: readonly (readonly PartyFix[])[]; at: number }) {
  const { t } = useTranslation(['replay', 'map', 'common']);
  const measure = measureOf(useLanguage());
  const last = trails.flatMap((fixes) => fixes.slice(-1));
  const respondents = last.filter(({ role }) => role === 'respondent');
  const apart = last
    .filter(({ role }) => role === 'protected')
    .flatMap((fix) => respondents.map((respondent) => distanceMeters(fix, respondent)));
  return (
    <ul className="replay-moment" aria-label={t('replay:parties')}>
      {partyRoles.flatMap((role) => {
        const fixes = last.filter((fix) => fix.role === role);
        if (fixes.length === 0)
          return [
            <li key={role}>
              <b>{t(`map:roles.${role}`)}</b> <span className="quiet">{t('replay:notSeen')}</span>
            </li>,
          ];
        return fixes.map((fix) => (
          <li key={fix.personId}>
            <b>{t(`map:roles.${role}`)}</b> {age(fix.fixTime, at, t('common:dayUnit'))}{' '}
            <span className="quiet">
              {t('replay:accuracy', { meters: measure.meters(fix.accuracyMeters) })}
              {fix.speedMetersPerSecond !== null && <> · {measure.speed(fix.speedMetersPerSecond)}</>}
            </span>
          </li>
        ));
      })}
      {apart.length > 0 && (
        <li>
          <b>{t('replay:apart')}</b> {measure.meters(Math.min(...apart))}
        </li>
      )}
    </ul>
  );
}
