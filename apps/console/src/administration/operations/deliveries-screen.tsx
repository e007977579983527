import { useInfiniteQuery, useMutation, useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type Channel, channels, systemClock } from '#domain';
import { answer, api } from '../../api/client.js';
import { ProblemNote } from '../../detail/problem-note.js';
import { useStore } from '../../feed/store.js';
import { useSession } from '../../session/use-session.js';
import { ConfirmButton } from '../../ui/confirm-button.js';
import '../../words/operations/index.js';
import { DataTable } from '../parts/data-table.js';
import { Field } from '../parts/field.js';
import { fieldOf, instantOfField } from '../../time/local-time.js';
import { MoreRows } from '../parts/more-rows.js';
import { given } from '../parts/query.js';
import { Screen } from '../parts/screen.js';
import { useDate } from '../parts/use-date.js';
import { errorName } from './error-name.js';
import { forgetSendAgain, sendAgainStore, sendAllAgain, stopSendingAgain } from './send-again.js';
import './operations.css';

interface Filter {
  channel: Channel | null;
  errorCode: string | null;
  /** Of a `datetime-local` field, in the agency's zone. */
  since: string;
}

const day = 86_400_000;

/** Messages that are tried no more: one, or all that fit, can be given another round of attempts. */
export function DeliveriesScreen() {
  const { t } = useTranslation(['operations', 'house']);
  const { permissions, agency } = useSession().staff;
  const date = useDate();
  const queries = useQueryClient();
  const [filter, setFilter] = useState<Filter>(() => ({
    channel: null,
    errorCode: null,
    since: fieldOf(systemClock.now() - 7 * day, agency.timeZone),
  }));
  const since = instantOfField(filter.since, agency.timeZone);
  const failedSince = since === undefined ? null : new Date(since).toISOString();
  const { data, error, isPending, isFetching, hasNextPage, isFetchingNextPage, fetchNextPage, refetch } =
    useInfiniteQuery({
      queryKey: ['failed-deliveries', filter.channel, filter.errorCode, failedSince],
      initialPageParam: null as string | null,
      queryFn: ({ pageParam }) => {
        const { channel, errorCode } = filter;
        const query = given({ channel, errorCode, failedSince, cursor: pageParam, limit: 50 });
        return answer(api.GET('/v1/deliveries', { params: { query } }));
      },
      getNextPageParam: ({ nextCursor }) => nextCursor,
      placeholderData: (previous) => previous,
    });
  const run = useStore(sendAgainStore, (state) => state);
  const sentAgain = run?.sentAgain ?? 0;
  useEffect(() => {
    if (sentAgain > 0) void queries.invalidateQueries({ queryKey: ['failed-deliveries'] });
  }, [sentAgain, queries]);
  const one = useMutation({
    mutationFn: (id: string) => answer(api.POST('/v1/deliveries/{id}/send-again', { params: { path: { id } } })),
    onSettled: () => queries.invalidateQueries({ queryKey: ['failed-deliveries'] }),
  });
  const deliveries = data?.pages.flatMap((page) => page.deliveries) ?? [];
  const codes = [...new Set(deliveries.flatMap(({ errorCode }) => errorCode ?? []))];
  if (filter.errorCode !== null && !codes.includes(filter.errorCode)) codes.push(filter.errorCode);
  const mayWrite = permissions.includes('operations.write');
  return (
    <Screen
      title={t('operations:deliveries.title')}
      intro={t('operations:deliveries.intro')}
      actions={
        <button type="button" className="button" disabled={isFetching} onClick={() => void refetch()}>
          {t('house:again')}
        </button>
      }
    >
      <div className="house-panel" role="search" aria-label={t('operations:filter')}>
        <div className="house-fields">
          <Field label={t('operations:channel')}>
            {(control) => (
              <select
                {...control}
                value={filter.channel ?? ''}
                onChange={(event) =>
                  setFilter({ ...filter, channel: event.target.value === '' ? null : (event.target.value as Channel) })
                }
              >
                <option value="">{t('operations:any')}</option>
                {channels.map((channel) => (
                  <option key={channel} value={channel}>
                    {t(`house:channels.${channel}`)}
                  </option>
                ))}
              </select>
            )}
          </Field>
          <Field label={t('operations:error')}>
            {(control) => (
              <select
                {...control}
                value={filter.errorCode ?? ''}
                onChange={(event) => setFilter({ ...filter, errorCode: event.target.value || null })}
              >
                <option value="">{t('operations:any')}</option>
                {codes.map((code) => (
                  <option key={code} value={code}>
                    {errorName(code, t)}
                  </option>
                ))}
              </select>
            )}
          </Field>
          <Field label={t('operations:failedSince')} error={failedSince === null ? t('operations:noTime') : undefined}>
            {(control) => (
              <input
                {...control}
                type="datetime-local"
                value={filter.since}
                onChange={(event) => setFilter({ ...filter, since: event.target.value })}
              />
            )}
          </Field>
          {mayWrite && failedSince !== null && deliveries.length > 0 && (
            <ConfirmButton
              label={t('operations:deliveries.allAgain')}
              help={t('operations:deliveries.allAgainHelp')}
              isBusy={run?.state === 'running'}
              onConfirm={() => {
                const { channel, errorCode } = filter;
                void sendAllAgain({ channel, errorCode, failedSince });
              }}
            />
          )}
        </div>
      </div>
      <RunNote />
      {one.error !== null && <ProblemNote error={one.error} onDismiss={one.reset} />}
      {error !== null && <ProblemNote error={error} onRetry={() => void refetch()} />}
      {isPending && <p className="quiet">{t('house:loading')}</p>}
      {data !== undefined && (
        <DataTable
          label={t('operations:deliveries.title')}
          rows={deliveries}
          keyOf={({ id }) => id}
          empty={
            <>
              <p>✓ {t('operations:deliveries.none')}</p>
              <p className="quiet">{t('operations:deliveries.noneHelp')}</p>
            </>
          }
          columns={[
            {
              key: 'failedAt',
              title: t('operations:deliveries.failedAt'),
              cell: ({ failedAt }) => date(failedAt),
              sortBy: ({ failedAt }) => failedAt,
            },
            {
              key: 'channel',
              title: t('operations:channel'),
              cell: ({ channel }) => t(`house:channels.${channel}`),
              sortBy: ({ channel }) => t(`house:channels.${channel}`),
            },
            {
              key: 'recipient',
              title: t('operations:deliveries.recipient'),
              cell: ({ recipient, recipientId }) => (
                <>
                  {t(`house:recipients.${recipient as 'contact'}`)}{' '}
                  <code className="house-id">{recipientId.slice(-12)}</code>
                </>
              ),
              sortBy: ({ recipient }) => t(`house:recipients.${recipient as 'contact'}`),
            },
            {
              key: 'error',
              title: t('operations:error'),
              cell: ({ errorCode }) => errorName(errorCode, t),
              sortBy: ({ errorCode }) => errorCode,
            },
            {
              key: 'attempts',
              title: t('operations:deliveries.attempts'),
              cell: ({ attempts }) => attempts,
              sortBy: ({ attempts }) => attempts,
              isNumber: true,
            },
            {
              key: 'incident',
              title: t('operations:deliveries.incident'),
              cell: ({ incidentId }) => <code className="house-id">{incidentId.slice(-12)}</code>,
            },
            ...(mayWrite
              ? [
                  {
                    key: 'again',
                    title: '',
                    cell: ({ id, failedAt }: (typeof deliveries)[number]) => (
                      <button
                        type="button"
                        className="tool"
                        disabled={one.isPending && one.variables === id}
                        aria-label={t('operations:deliveries.againName', { at: date(failedAt) })}
                        onClick={() => one.mutate(id)}
                      >
                        {t('operations:deliveries.again')}
                      </button>
                    ),
                  },
                ]
              : []),
          ]}
        />
      )}
      <MoreRows
        shown={deliveries.length}
        hasMore={hasNextPage}
        isBusy={isFetchingNextPage}
        onMore={() => void fetchNextPage()}
      />
    </Screen>
  );
}

/** How far sending again is; it goes on when the screen is left. */
function RunNote() {
  const { t } = useTranslation(['operations', 'house']);
  const run = useStore(sendAgainStore, (state) => state);
  if (run === null) return null;
  const look = run.state === 'done' ? 'house-note-good' : run.state === 'failed' ? 'house-note-bad' : '';
  return (
    <div className={`house-note ${look} send-again`}>
      <div className="house-progress">
        <p role="status">
          {t(`operations:runs.${run.state}`)} {t('operations:deliveries.sentAgain', { count: run.sentAgain })}
        </p>
        {run.state === 'running' && <progress aria-label={t('operations:runs.running')} />}
        {run.state === 'running' && <p className="quiet">{t('operations:deliveries.mayLeave')}</p>}
      </div>
      {run.error !== null && <ProblemNote error={run.error} />}
      {run.state === 'running' ? (
        <button type="button" className="button" onClick={stopSendingAgain}>
          {t('operations:deliveries.stop')}
        </button>
      ) : (
        <button type="button" className="tool" onClick={forgetSendAgain}>
          {t('operations:deliveries.forget')}
        </button>
      )}
    </div>
  );
}
