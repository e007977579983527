import { Bar, BarChart, CartesianGrid, Line, LineChart, ResponsiveContainer, XAxis, YAxis } from 'recharts';
import { useTranslation } from 'react-i18next';
import type { Statistics } from '#contracts';
import { useLanguage } from '../../words/language.js';
import { measureOf } from '../../words/measure.js';
import { DataTable } from '../parts/data-table.js';
import { byMonth, drawn, type MonthFigures } from './figures.js';
import { ShownFigure } from './shown-figure.js';

/** How many incidents each month had; by response and arrival, how long it took. */
export function Months({ statistics }: { statistics: Statistics }) {
  const { t } = useTranslation('statistics');
  const { duration } = measureOf(useLanguage());
  const figures = byMonth(statistics);
  const timed = statistics.by === 'response' || statistics.by === 'arrival' ? statistics.by : null;
  return (
    <>
      <section className="house-panel" aria-labelledby="statistics-months">
        <h2 id="statistics-months">{t('incidentsByMonth')}</h2>
        <div className="statistics-beside">
          {/* Everything that is drawn stands in the table beside it. */}
          <div className="statistics-chart" aria-hidden="true">
            <ResponsiveContainer width="100%" height={260}>
              <BarChart
                accessibilityLayer={false}
                data={figures.map(({ month, incidents }) => ({ month, incidents: drawn(incidents) }))}
                margin={{ top: 8, right: 8, bottom: 0, left: -12 }}
              >
                <CartesianGrid stroke="var(--line)" vertical={false} />
                <XAxis dataKey="month" stroke="var(--text-quiet)" tickLine={false} fontSize={12} />
                <YAxis stroke="var(--text-quiet)" allowDecimals={false} tickLine={false} fontSize={12} />
                <Bar dataKey="incidents" fill="var(--accent)" radius={[3, 3, 0, 0]} isAnimationActive={false} />
              </BarChart>
            </ResponsiveContainer>
          </div>
          <DataTable<MonthFigures>
            label={t('incidentsByMonth')}
            rows={figures.toReversed()}
            keyOf={({ month }) => month}
            empty={null}
            columns={[
              { key: 'month', title: t('month'), cell: ({ month }) => month, sortBy: ({ month }) => month },
              {
                key: 'incidents',
                title: t('incidents'),
                cell: ({ incidents }) => <ShownFigure shown={incidents} />,
                sortBy: ({ incidents }) => drawn(incidents),
                isNumber: true,
              },
            ]}
          />
        </div>
      </section>
      {timed !== null && (
        <section className="house-panel" aria-labelledby="statistics-times">
          <h2 id="statistics-times">{t(`times.${timed}`)}</h2>
          <div className="statistics-beside">
            <div className="statistics-chart" aria-hidden="true">
              <ul className="statistics-legend">
                <li className="statistics-median">{t('median')}</li>
                <li className="statistics-p90">{t('p90')}</li>
              </ul>
              <ResponsiveContainer width="100%" height={240}>
                <LineChart accessibilityLayer={false} data={figures} margin={{ top: 8, right: 8, bottom: 0, left: 12 }}>
                  <CartesianGrid stroke="var(--line)" vertical={false} />
                  <XAxis dataKey="month" stroke="var(--text-quiet)" tickLine={false} fontSize={12} />
                  <YAxis
                    stroke="var(--text-quiet)"
                    tickLine={false}
                    fontSize={12}
                    tickFormatter={(seconds: number) => duration(seconds)}
                  />
                  <Line dataKey="medianSeconds" stroke="var(--accent)" strokeWidth={2} isAnimationActive={false} />
                  <Line
                    dataKey="p90Seconds"
                    stroke="var(--urgent)"
                    strokeWidth={2}
                    strokeDasharray="6 4"
                    isAnimationActive={false}
                  />
                </LineChart>
              </ResponsiveContainer>
            </div>
            <DataTable<MonthFigures>
              label={t(`times.${timed}`)}
              rows={figures.toReversed()}
              keyOf={({ month }) => month}
              empty={null}
              columns={[
                { key: 'month', title: t('month'), cell: ({ month }) => month, sortBy: ({ month }) => month },
                ...(['medianSeconds', 'p90Seconds'] as const).map((key) => ({
                  key,
                  title: t(key === 'medianSeconds' ? 'median' : 'p90'),
                  cell: (row: MonthFigures) =>
                    row[key] === null ? <span className="statistics-hidden">{t('hidden')}</span> : duration(row[key]),
                  sortBy: (row: MonthFigures) => row[key],
                  isNumber: true,
                })),
              ]}
            />
          </div>
        </section>
      )}
    </>
  );
}
