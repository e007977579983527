import { useTranslation } from 'react-i18next';
import type { Zone, ZoneCheck } from '#contracts';
import { measureOf } from '../../words/measure.js';
import { useLanguage } from '../../words/language.js';
import { ConflictList, hasConflicts } from './conflict-list.js';

interface CheckResultProps {
  check: ZoneCheck | undefined;
  isChecking: boolean;
  isFailed: boolean;
  kind: Zone['kind'];
  zones: readonly Zone[];
  /** Whether any place of the respondent is known: without one nothing can be said of them. */
  hasPlaces: boolean;
}

/** What the server says of what is drawn. */
export function CheckResult({ check, isChecking, isFailed, kind, zones, hasPlaces }: CheckResultProps) {
  const { t } = useTranslation('zones');
  return (
    <section className="zones-check" aria-labelledby="zones-check-title">
      <h4 id="zones-check-title">{t('check.title')}</h4>
      <div role="status">
        {isChecking && <p className="quiet">{t('check.checking')}</p>}
        {isFailed && <p className="form-warning">{t('check.failed')}</p>}
        {check && <Said check={check} kind={kind} zones={zones} />}
        {check?.preview && !hasPlaces && <p className="quiet">{t('check.noPlaces')}</p>}
      </div>
    </section>
  );
}

function Said({
  check: { problems, preview },
  kind,
  zones,
}: {
  check: ZoneCheck;
  kind: Zone['kind'];
  zones: readonly Zone[];
}) {
  const { t } = useTranslation('zones');
  const measure = measureOf(useLanguage());
  return (
    <>
      {problems.length > 0 && (
        <ul className="form-error">
          {problems.map(({ path, code }) => (
            <li key={`${path} ${code}`}>
              {t(`check.faults.${code}`)} <Where path={path} />
            </li>
          ))}
        </ul>
      )}
      {preview && <ConflictList conflicts={preview} kind={kind} zones={zones} />}
      {preview && !hasConflicts(preview) && <p className="form-done">{t('check.fine')}</p>}
      {preview?.felt && (
        <p>
          {t('check.felt', { radius: measure.meters(preview.felt.radiusMeters) })}{' '}
          {preview.felt.exact ? t('check.feltExact') : t('check.feltExample')}
        </p>
      )}
    </>
  );
}

/** `area.coordinates.0.1.7` in words: which outline, which corner. Indexes count from 0, humans from 1. */
function Where({ path }: { path: string }) {
  const { t } = useTranslation('zones');
  const [polygon, , corner] = path.split('.').flatMap((part) => (/^\d+$/.test(part) ? [Number(part)] : []));
  return polygon === undefined || corner === undefined ? null : (
    <>({t('check.at', { ring: polygon + 1, corner: corner + 1 })})</>
  );
}
