import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { answer, api } from '../../api/client.js';
import { ProblemNote } from '../../detail/problem-note.js';
import { useSession } from '../../session/use-session.js';
import '../../words/plans/index.js';
import { useLanguage } from '../../words/language.js';
import { DataTable } from '../parts/data-table.js';
import { MoreRows } from '../parts/more-rows.js';
import { Screen } from '../parts/screen.js';
import { useDate } from '../parts/use-date.js';
import type { PlanStep } from './ladder.js';
import { PlanLink } from './plan-link.js';
import { PlanStatus } from './plan-status.js';
import { usePlans } from './use-plans.js';
import './plans.css';

/** The versions of the agency's response plan, and what a new one can begin with. */
export function PlansScreen() {
  const { t } = useTranslation(['plans', 'house']);
  const { permissions } = useSession().staff;
  const date = useDate();
  const { data, error, isPending, hasNextPage, isFetchingNextPage, fetchNextPage, refetch } = usePlans();
  const plans = data?.pages.flatMap(({ responsePlans }) => responsePlans) ?? [];
  const isActive = plans.some(({ status }) => status === 'active');
  const isWriter = permissions.includes('plan.write');
  return (
    <Screen title={t('plans:title')} intro={t('plans:intro')}>
      {error !== null && <ProblemNote error={error} onRetry={() => void refetch()} />}
      {isPending && <p className="quiet">{t('house:loading')}</p>}
      {data !== undefined && !isActive && !hasNextPage && <p className="house-note">{t('plans:usualHolds')}</p>}
      {data !== undefined && (
        <>
          <DataTable
            label={t('plans:versions')}
            rows={plans}
            keyOf={({ id }) => id}
            empty={<p>{isWriter ? t('plans:noneWriter') : t('plans:none')}</p>}
            columns={[
              {
                key: 'name',
                title: t('plans:name'),
                cell: (plan) => <PlanLink id={plan.id}>{plan.name}</PlanLink>,
                sortBy: ({ name }) => name,
              },
              {
                key: 'version',
                title: t('plans:version'),
                cell: ({ version }) => version,
                sortBy: ({ version }) => version,
                isNumber: true,
              },
              {
                key: 'status',
                title: t('plans:status'),
                cell: ({ status }) => <PlanStatus status={status} />,
                sortBy: ({ status }) => status,
              },
              {
                key: 'steps',
                title: t('plans:steps'),
                cell: ({ steps }) => steps.length,
                sortBy: ({ steps }) => steps.length,
                isNumber: true,
              },
              {
                key: 'held',
                title: t('plans:held'),
                cell: ({ activatedAt, retiredAt }) =>
                  activatedAt === null ? '—' : `${date(activatedAt)} – ${retiredAt === null ? '…' : date(retiredAt)}`,
                sortBy: ({ activatedAt }) => activatedAt,
              },
              {
                key: 'updated',
                title: t('plans:changed'),
                cell: ({ updatedAt }) => date(updatedAt),
                sortBy: ({ updatedAt }) => updatedAt,
              },
            ]}
          />
          <MoreRows
            shown={plans.length}
            hasMore={hasNextPage}
            isBusy={isFetchingNextPage}
            onMore={() => void fetchNextPage()}
          />
        </>
      )}
      {isWriter && <Beginnings />}
    </Screen>
  );
}

/** Plans that are ready: a draft begins with one. */
function Beginnings() {
  const { t } = useTranslation(['plans', 'house']);
  const language = useLanguage();
  const navigate = useNavigate();
  const queries = useQueryClient();
  const [chosen, setChosen] = useState<string | null>(null);
  const { data, error, refetch } = useQuery({
    queryKey: ['plan-templates'],
    queryFn: () => answer(api.GET('/v1/response-plans/templates')),
    staleTime: Infinity,
  });
  const draft = useMutation({
    mutationFn: (body: { name: string; steps: PlanStep[] }) => answer(api.POST('/v1/response-plans', { body })),
    onSuccess: async ({ id }) => {
      await queries.invalidateQueries({ queryKey: ['plans'] });
      await navigate({ to: `/administration/plans/${id}` as '/account' });
    },
  });
  return (
    <section className="house-panel" aria-labelledby="plan-beginnings">
      <h2 id="plan-beginnings">{t('plans:begin')}</h2>
      <p className="quiet">{t('plans:beginHelp')}</p>
      {error !== null && <ProblemNote error={error} onRetry={() => void refetch()} />}
      <ul className="plan-templates">
        {data?.templates.map(({ id, name, about, steps }) => (
          <li key={id} className="plan-template">
            <h3>{name[language]}</h3>
            <p>{about[language]}</p>
            <button
              type="button"
              className="button"
              disabled={draft.isPending}
              aria-label={t('plans:beginWithName', { name: name[language] })}
              onClick={() => {
                setChosen(id);
                draft.mutate({ name: name[language], steps });
              }}
            >
              {draft.isPending && chosen === id ? t('house:saving') : t('plans:beginWith')}
            </button>
          </li>
        ))}
      </ul>
      {draft.error !== null && <ProblemNote error={draft.error} onDismiss={draft.reset} />}
    </section>
  );
}
