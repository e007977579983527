import type { Zone } from '#contracts';
import { textOfSchedule } from '../schedule/schedule-text.js';
import { useCourt } from '../use-words-of-court.js';

/** Zones in words: what they forbid, how large they are, when. */
export function ZonesTable({ zones }: { zones: readonly Zone[] }) {
  const { t, measure } = useCourt();
  if (zones.length === 0) return <p className="quiet">{t('order.noZones')}</p>;
  return (
    <div className="court-table-frame" tabIndex={0} role="region" aria-label={t('order.zonesCaption')}>
      <table className="court-table">
        <caption className="unseen">{t('order.zonesCaption')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('zoneTerms.name')}</th>
            <th scope="col">{t('zoneTerms.kind')}</th>
            <th scope="col">{t('order.size')}</th>
            <th scope="col">{t('order.ring')}</th>
            <th scope="col">{t('zoneTerms.schedule')}</th>
          </tr>
        </thead>
        <tbody>
          {zones.map((zone) => (
            <tr key={zone.id}>
              <th scope="row">
                {zone.name} {zone.concealed && <span className="late">{t('order.concealed')}</span>}
              </th>
              <td>{t(`zoneKinds.${zone.kind}`)}</td>
              <td>
                {zone.radiusMeters === null
                  ? t('history.areaOf', { radius: measure.meters(zone.sizeMeters) })
                  : t('history.circleOf', { radius: measure.meters(zone.radiusMeters) })}
              </td>
              <td>{measure.meters(zone.warningRingMeters)}</td>
              <td>{zone.schedule === null ? t('always') : textOfSchedule(zone.schedule, t)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
