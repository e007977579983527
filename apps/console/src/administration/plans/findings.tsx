import { useTranslation } from 'react-i18next';
import { findingText } from './finding-text.js';
import type { Finding } from './ladder.js';

/** What a check found: errors keep the plan from being activated, warnings should be looked at. */
export function Findings({ errors, warnings }: { errors: readonly Finding[]; warnings: readonly Finding[] }) {
  const { t } = useTranslation('plans');
  if (errors.length + warnings.length === 0) return null;
  return (
    <ul className="plan-findings">
      {errors.map((finding) => (
        <li key={finding.path + finding.message} className="house-bad">
          <span aria-hidden="true">✕</span> <b>{t('error')}:</b> {findingText(finding, t)}
        </li>
      ))}
      {warnings.map((finding) => (
        <li key={finding.path + finding.message} className="house-warn">
          <span aria-hidden="true">▲</span> <b>{t('warning')}:</b> {findingText(finding, t)}
        </li>
      ))}
    </ul>
  );
}
