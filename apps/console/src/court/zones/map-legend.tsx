import { useTranslation } from 'react-i18next';

const lines = ['exclusion', 'inclusion', 'ring', 'felt'] as const;

/** Which line is what: by dashes, not by colour alone. */
export function MapLegend() {
  const { t } = useTranslation('zones');
  return (
    <details className="zones-legend">
      <summary>{t('legend.title')}</summary>
      <ul>
        {lines.map((line) => (
          <li key={line}>
            <svg viewBox="0 0 34 8" aria-hidden="true" className={`zones-line zones-line-${line}`}>
              <line x1="0" y1="4" x2="34" y2="4" />
            </svg>
            {t(`legend.${line}`)}
          </li>
        ))}
        <li>
          <svg viewBox="0 0 34 12" aria-hidden="true" className="zones-line zones-line-place">
            <path d="M17 0 L23 6 L17 12 L11 6 Z" />
          </svg>
          {t('legend.place')}
        </li>
      </ul>
    </details>
  );
}
