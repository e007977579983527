import type { PlanStatus as Status } from '#domain';
import { useTranslation } from 'react-i18next';

const looks: Record<Status, string> = { draft: 'house-warn', active: 'house-good', retired: '' };
const marks: Record<Status, string> = { draft: '✎', active: '✓', retired: '–' };

export function PlanStatus({ status }: { status: Status }) {
  const { t } = useTranslation('plans');
  return (
    <span className={`house-tag ${looks[status]}`}>
      <span aria-hidden="true">{marks[status]}</span> {t(`statuses.${status}`)}
    </span>
  );
}
