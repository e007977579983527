import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type StatisticCut, statisticCuts } from '#domain';
import { answer, api } from '../../api/client.js';
import { ProblemNote } from '../../detail/problem-note.js';
import '../../words/statistics/index.js';
import { saveBlob } from '../../ui/save-blob.js';
import { Field } from '../parts/field.js';
import { given } from '../parts/query.js';
import { Screen } from '../parts/screen.js';
import { isMonth } from './figures.js';
import { Months } from './months.js';
import { Parts } from './parts.js';
import './statistics.css';

/** What is published of closed months, drawn and in numbers. */
export function StatisticsScreen() {
  const { t } = useTranslation(['statistics', 'house']);
  const [by, setBy] = useState<StatisticCut>('region');
  const [from, setFrom] = useState('');
  const [to, setTo] = useState('');
  const query = given({ by, from: isMonth(from) ? from : null, to: isMonth(to) ? to : null });
  const { data, error, isPending, refetch } = useQuery({
    queryKey: ['statistics', query],
    queryFn: () => answer(api.GET('/v1/statistics', { params: { query } })),
    placeholderData: (previous) => previous,
    retry: false,
  });
  const csv = useMutation({
    mutationFn: async () => {
      const asked = api.GET('/v1/statistics', { params: { query: { ...query, format: 'csv' } }, parseAs: 'blob' });
      const file = (await asked).data as unknown as Blob;
      saveBlob(new Blob([file], { type: 'text/csv;charset=utf-8' }), `statistics-${by}.csv`);
    },
  });
  return (
    <Screen title={t('statistics:title')} intro={t('statistics:intro')}>
      <div className="house-panel" role="search" aria-label={t('statistics:choose')}>
        <div className="house-fields">
          <Field label={t('statistics:by')}>
            {(control) => (
              <select {...control} value={by} onChange={(event) => setBy(event.target.value as StatisticCut)}>
                {statisticCuts.map((cut) => (
                  <option key={cut} value={cut}>
                    {t(`statistics:cuts.${cut}`)}
                  </option>
                ))}
              </select>
            )}
          </Field>
          <Month label={t('statistics:from')} value={from} onValue={setFrom} />
          <Month label={t('statistics:to')} value={to} onValue={setTo} />
          <button
            type="button"
            className="button"
            disabled={csv.isPending || data === undefined || data.months.length === 0}
            onClick={() => csv.mutate()}
          >
            {t('house:download')}
          </button>
        </div>
        {csv.error !== null && <ProblemNote error={csv.error} onDismiss={csv.reset} />}
      </div>
      {error !== null && <ProblemNote error={error} onRetry={() => void refetch()} />}
      {isPending && <p className="quiet">{t('house:loading')}</p>}
      {data?.months.length === 0 && (
        <div className="house-empty">
          <p>{t('statistics:none')}</p>
          <p className="quiet">{t('statistics:noneHelp')}</p>
        </div>
      )}
      {data !== undefined && data.months.length > 0 && (
        <>
          <Months statistics={data} />
          <Parts key={data.by} statistics={data} />
          <p className="quiet">{t('statistics:hiddenMeans')}</p>
        </>
      )}
    </Screen>
  );
}

/** A field of month where the browser has one, else written as `2026-10`. */
function Month({ label, value, onValue }: { label: string; value: string; onValue: (value: string) => void }) {
  const { t } = useTranslation('statistics');
  const isWrong = value !== '' && !isMonth(value);
  return (
    <Field label={label} help={t('monthHelp')} error={isWrong ? t('noMonth') : undefined}>
      {(control) => (
        <input
          {...control}
          type="month"
          placeholder="2026-10"
          value={value}
          onChange={(event) => onValue(event.target.value)}
        />
      )}
    </Field>
  );
}
