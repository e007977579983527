import { useTranslation } from 'react-i18next';
import { ProblemNote } from '../../detail/problem-note.js';
import { DataTable } from '../parts/data-table.js';
import { type Agency, type Neighbour, useNeighbours } from './use-agency.js';

/** To whom an incident can go from here. */
export function Neighbours({ agency }: { agency: Agency }) {
  const { t } = useTranslation('agency');
  const { data, error, refetch } = useNeighbours();
  return (
    <section className="house-panel" aria-labelledby="agency-neighbours">
      <h2 id="agency-neighbours">{t('neighbours')}</h2>
      <p className="quiet">{t('neighboursHelp')}</p>
      {error !== null && <ProblemNote error={error} onRetry={() => void refetch()} />}
      {data !== undefined && (
        <DataTable<Neighbour>
          label={t('neighbours')}
          rows={data.neighbours}
          keyOf={({ id }) => id}
          empty={<p>{t('noNeighbours')}</p>}
          columns={[
            { key: 'name', title: t('name'), cell: ({ name }) => name, sortBy: ({ name }) => name },
            {
              key: 'kind',
              title: t('kind'),
              cell: ({ kind }) => t(`kinds.${kind}`),
              sortBy: ({ kind }) => t(`kinds.${kind}`),
            },
            { key: 'region', title: t('region'), cell: ({ region }) => region, sortBy: ({ region }) => region },
            {
              key: 'area',
              title: t('area'),
              cell: ({ area }) => (area === null ? t('noArea') : t('hasArea')),
              sortBy: ({ area }) => Number(area !== null),
            },
            {
              key: 'next',
              title: t('next'),
              cell: ({ id }) => (id === agency.nextAgencyId ? `✓ ${t('isNext')}` : ''),
            },
          ]}
        />
      )}
    </section>
  );
}
