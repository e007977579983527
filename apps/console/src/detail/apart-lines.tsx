import { useTranslation } from 'react-i18next';
import type { ZoneOutlines } from '#contracts';
import type { PartyFix } from '../feed/position-state.js';
import { type Apart, apartOf } from '../situation/apart.js';
import type { Ground } from '../situation/ground.js';
import { toZoneOf } from '../situation/to-zone.js';
import { useNow } from '../time/use-now.js';
import { useLanguage } from '../words/language.js';
import { measureOf, type Measure } from '../words/measure.js';
import { useTitles } from '../words/use-titles.js';

interface ApartLinesProps {
  protectedTrail: readonly PartyFix[];
  respondentTrail: readonly PartyFix[];
  zones: Ground | undefined;
}

/** How far they are apart, how fast that changes, and how far the respondent is from the zone. */
export function ApartLines({ protectedTrail, respondentTrail, zones }: ApartLinesProps) {
  const { t } = useTranslation('incident');
  const titles = useTitles();
  const now = useNow();
  const measure = measureOf(useLanguage());
  const apart = apartOf(protectedTrail, respondentTrail, now);
  const limit = zones?.proximityLimitMeters ?? null;
  const isTooNear = apart !== null && limit !== null && apart.distanceMeters < limit;
  return (
    <dl className="apart">
      <div className={isTooNear ? 'apart-broken' : ''}>
        <dt>{t('apart.title')}</dt>
        <dd>
          {apart === null ? (
            <span className="quiet">{t('apart.none')}</span>
          ) : (
            <>
              <b>{measure.meters(apart.distanceMeters)}</b>
              <span className="quiet">±{measure.meters(apart.errorMeters)}</span>
              <Trend apart={apart} measure={measure} />
              {limit !== null && (
                <span className="quiet">
                  {titles.numbers.limitMeters} {measure.meters(limit)}
                </span>
              )}
            </>
          )}
        </dd>
      </div>
      {zones !== undefined && <ZoneLine zones={zones.zones} fix={respondentTrail.at(-1)} measure={measure} />}
    </dl>
  );
}

function Trend({ apart, measure }: { apart: Apart; measure: Measure }) {
  const { t } = useTranslation('incident');
  if (apart.trend === null) {
    const [first, second] = apart.old;
    if (first === undefined) return <span className="quiet">{t('apart.unknown')}</span>;
    const whose = second !== undefined ? 'oldBoth' : first === 'respondent' ? 'oldRespondent' : 'oldProtected';
    return <em>{t(`apart.${whose}`)}</em>;
  }
  if (apart.trend === 'steady') return <span>= {t('apart.steady')}</span>;
  const speed = measure.speed(Math.abs(apart.closingMetersPerSecond ?? 0));
  return apart.trend === 'closing' ? (
    <b className="apart-closing">
      <span aria-hidden="true">→←</span> {t('apart.closing', { speed })}
    </b>
  ) : (
    <span>
      <span aria-hidden="true">←→</span> {t('apart.parting', { speed })}
    </span>
  );
}

interface ZoneLineProps {
  zones: ZoneOutlines;
  fix: PartyFix | undefined;
  measure: Measure;
}

function ZoneLine({ zones, fix, measure }: ZoneLineProps) {
  const { t } = useTranslation('incident');
  if (zones.features.length === 0)
    return (
      <div>
        <dt>{t('zone.title')}</dt>
        <dd className="quiet">{t('zone.none')}</dd>
      </div>
    );
  const zone = fix === undefined ? null : toZoneOf(fix, zones);
  if (zone === null) return null;
  const far = { meters: measure.meters(Math.abs(zone.meters)) };
  const outside = zone.inRing ? t('zone.ring', far) : t('zone.outside', far);
  const broken = zone.kind === 'inclusion' ? t('zone.left', far) : t('zone.inside', far);
  return (
    <div className={zone.meters < 0 ? 'apart-broken' : ''}>
      <dt>{t('zone.title')}</dt>
      <dd>
        <b>{zone.meters < 0 ? broken : outside}</b>
        <span className="quiet">{zone.name}</span>
      </dd>
    </div>
  );
}
