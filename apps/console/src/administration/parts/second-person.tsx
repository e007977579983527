import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { Waiting } from '../../api/second-person.js';
import { useDate } from './use-date.js';

/** Nothing has changed yet: who must do what, and until when. */
export function WaitsForSecond({ waiting }: { waiting: Waiting }) {
  const { t } = useTranslation('house');
  const date = useDate();
  return (
    <p className="house-note house-note-warn" role="status">
      {t('waitsForSecond', { until: date(waiting.approval.expiresAt) })}{' '}
      <Link className="house-link" to={'/court/approvals'}>
        {t('toApprovals')}
      </Link>
    </p>
  );
}
