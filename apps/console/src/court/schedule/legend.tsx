import { useCourt } from '../use-words-of-court.js';

/** What the patterns of the week mean. */
export function Legend() {
  const { t } = useCourt();
  return (
    <ul className="legend">
      <li>
        <span className="legend-mark week-active" aria-hidden="true" /> {t('schedule.legendActive')}
      </li>
      <li>
        <span className="legend-mark week-permit" aria-hidden="true" /> {t('schedule.legendPermit')}
      </li>
      <li>
        <span className="legend-mark week-twice" aria-hidden="true" /> {t('schedule.legendOverlap')}
      </li>
      <li>
        <span className="legend-mark week-outside" aria-hidden="true" /> {t('schedule.legendOutside')}
      </li>
    </ul>
  );
}
