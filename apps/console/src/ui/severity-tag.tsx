import { useTranslation } from 'react-i18next';
import type { Severity } from '#domain';
import { SeverityShape } from './icons.js';

/** Word, shape and colour of a severity. */
export function SeverityTag({ severity }: { severity: Severity }) {
  const { t } = useTranslation();
  return (
    <span className={`severity-tag severity-${severity}`}>
      <SeverityShape severity={severity} />
      {t(`severities.${severity}`)}
    </span>
  );
}
