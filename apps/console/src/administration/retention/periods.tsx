import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Retention } from '#contracts';
import { answer, api } from '../../api/client.js';
import { ProblemNote } from '../../detail/problem-note.js';
import { useSession } from '../../session/use-session.js';
import { ConfirmButton } from '../../ui/confirm-button.js';
import { useDate } from '../parts/use-date.js';
import { chosenPeriods, wrongDays } from './days.js';

/** Days of each kind, within what the law of the place allows. */
export function Periods({ agencyId }: { agencyId: string }) {
  const { t } = useTranslation(['retention', 'house']);
  const date = useDate();
  const { data, error, isPending, refetch } = useQuery({
    queryKey: ['retention', agencyId],
    queryFn: () => answer(api.GET('/v1/agencies/{id}/retention', { params: { path: { id: agencyId } } })),
  });
  return (
    <section className="house-panel" aria-labelledby="retention-periods">
      <h2 id="retention-periods">{t('retention:periods')}</h2>
      {error !== null && <ProblemNote error={error} onRetry={() => void refetch()} />}
      {isPending && <p className="quiet">{t('house:loading')}</p>}
      {data !== undefined && (
        <>
          <p className="quiet">
            {data.changedAt === null
              ? t('retention:neverChanged')
              : t('retention:changed', { at: date(data.changedAt) })}
          </p>
          <PeriodsTable key={data.version} agencyId={agencyId} retention={data} />
        </>
      )}
    </section>
  );
}

function PeriodsTable({ agencyId, retention: { periods } }: { agencyId: string; retention: Retention }) {
  const { t } = useTranslation(['retention', 'house']);
  const { permissions } = useSession().staff;
  const queries = useQueryClient();
  const [written, setWritten] = useState<ReadonlyMap<string, string>>(new Map());
  const mayWrite = permissions.includes('retention.write');
  const textOf = ({ kind, days }: Retention['periods'][number]): string => written.get(kind) ?? String(days);
  const isWrong = periods.some((period) => wrongDays(textOf(period), period) !== undefined);
  const isChanged = periods.some((period) => textOf(period).trim() !== String(period.days));
  const isShorter = periods.some((period) => Number(textOf(period)) < period.days);
  const save = useMutation({
    mutationFn: () =>
      answer(
        api.PUT('/v1/agencies/{id}/retention', {
          params: { path: { id: agencyId } },
          body: { periods: chosenPeriods(periods, written) },
        }),
      ),
    onSuccess: (saved) => queries.setQueryData(['retention', agencyId], saved),
  });
  return (
    <>
      <div className="house-scroll" role="group" aria-label={t('retention:periods')} tabIndex={0}>
        <table className="house-table retention-periods">
          <thead>
            <tr>
              <th scope="col">{t('retention:kind')}</th>
              <th scope="col">{t('retention:days')}</th>
              <th scope="col">{t('retention:bounds')}</th>
              <th scope="col" className="house-number">
                {t('retention:usual')}
              </th>
            </tr>
          </thead>
          <tbody>
            {periods.map((period) => (
              <tr key={period.kind}>
                <th scope="row">
                  {t(`retention:kinds.${period.kind}`)}
                  <div className="quiet retention-about">{t(`retention:about.${period.kind}`)}</div>
                </th>
                <td>
                  {mayWrite ? (
                    <DaysField
                      name={t(`retention:kinds.${period.kind}`)}
                      period={period}
                      value={textOf(period)}
                      onValue={(value) => setWritten(new Map([...written, [period.kind, value]]))}
                    />
                  ) : (
                    period.days
                  )}
                </td>
                <td>{t('retention:from', { least: period.least, most: period.most })}</td>
                <td className="house-number">{period.usual}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {save.error !== null && <ProblemNote error={save.error} onDismiss={save.reset} />}
      {mayWrite && (
        <div className="house-buttons">
          {isShorter && !isWrong ? (
            <ConfirmButton
              label={t('house:save')}
              help={t('retention:shorterHelp')}
              isBusy={save.isPending}
              onConfirm={() => save.mutate()}
            />
          ) : (
            <button
              type="button"
              className="button button-primary"
              disabled={!isChanged || isWrong || save.isPending}
              onClick={() => save.mutate()}
            >
              {save.isPending ? t('house:saving') : t('house:save')}
            </button>
          )}
          {isChanged && (
            <button type="button" className="button" onClick={() => setWritten(new Map())}>
              {t('house:cancel')}
            </button>
          )}
        </div>
      )}
    </>
  );
}

interface DaysFieldProps {
  name: string;
  period: Retention['periods'][number];
  value: string;
  onValue: (value: string) => void;
}

function DaysField({ name, period, value, onValue }: DaysFieldProps) {
  const { t } = useTranslation('retention');
  const id = useId();
  const wrong = wrongDays(value, period);
  return (
    <>
      <input
        inputMode="numeric"
        aria-label={t('daysOf', { name })}
        aria-invalid={wrong !== undefined || undefined}
        aria-describedby={wrong === undefined ? undefined : id}
        value={value}
        onChange={(event) => onValue(event.target.value)}
      />
      {wrong !== undefined && (
        <p id={id} className="house-invalid">
          {t(`wrong.${wrong}`, { least: period.least, most: period.most })}
        </p>
      )}
    </>
  );
}
