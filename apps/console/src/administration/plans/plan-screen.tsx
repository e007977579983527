import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { ProblemNote } from '../../detail/problem-note.js';
import '../../words/plans/index.js';
import { Screen } from '../parts/screen.js';
import { PlanDesk } from './plan-desk.js';
import { planQuery } from './use-plans.js';
import './plans.css';

/** One version of the response plan. */
export function PlanScreen() {
  const { t } = useTranslation(['plans', 'house']);
  const { planId } = useParams({ from: '/administration/plans/$planId' });
  const { data, error, isPending, refetch } = useQuery(planQuery(planId));
  return (
    <Screen
      title={data?.name ?? t('plans:title')}
      intro={
        <Link className="house-link" to={'/administration/plans'}>
          ← {t('plans:allVersions')}
        </Link>
      }
    >
      {error !== null && <ProblemNote error={error} onRetry={() => void refetch()} />}
      {isPending && <p className="quiet">{t('house:loading')}</p>}
      {data !== undefined && <PlanDesk key={data.id} plan={data} />}
    </Screen>
  );
}
