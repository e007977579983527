import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Bar, BarChart, ResponsiveContainer, XAxis, YAxis } from 'recharts';
import type { Statistics } from '#contracts';
import { useTitles } from '../../words/use-titles.js';
import type { statisticsEnglish } from '../../words/statistics/english.js';
import { DataTable } from '../parts/data-table.js';
import { Field } from '../parts/field.js';
import { drawn, type Part, partsOf } from './figures.js';
import { ShownFigure } from './shown-figure.js';

type GroupName = keyof (typeof statisticsEnglish)['groups'];

const barPixels = 34;

const capital = (text: string): string => text.charAt(0).toLocaleUpperCase() + text.slice(1);

/** What one month’s incidents are made of. */
export function Parts({ statistics }: { statistics: Statistics }) {
  const { t } = useTranslation(['statistics', 'house']);
  const titles = useTitles();
  const told = statistics.months.filter(({ withheld }) => !withheld).map(({ month }) => month);
  const months = told.toSorted().toReversed();
  const [chosen, setChosen] = useState<string | null>(null);
  const month = chosen !== null && months.includes(chosen) ? chosen : months[0];
  if (month === undefined) return <p className="house-empty">{t('statistics:allWithheld')}</p>;

  const nameOf = ({ name, isRest }: Part): string => {
    if (isRest) return t(statistics.by === 'region' ? 'statistics:restRegions' : 'statistics:groups.rest');
    if (statistics.by === 'region') return name;
    const said: Partial<Record<string, string>> = { ...titles.alarmKinds, ...titles.outcomes };
    const isSaid = statistics.by === 'kind' || statistics.by === 'outcome';
    return (isSaid && said[name]) || t(`statistics:groups.${name as GroupName}`, { defaultValue: name });
  };
  const parts = partsOf(statistics, month).map((part) => ({ ...part, title: nameOf(part) }));
  const title = t('statistics:inMonth', { month, cut: t(`statistics:cuts.${statistics.by}`) });
  return (
    <section className="house-panel" aria-labelledby="statistics-parts">
      <div className="house-head">
        <h2 id="statistics-parts">{title}</h2>
        <div className="statistics-month">
          <Field label={t('statistics:month')}>
            {(control) => (
              <select {...control} value={month} onChange={(event) => setChosen(event.target.value)}>
                {months.map((each) => (
                  <option key={each} value={each}>
                    {each}
                  </option>
                ))}
              </select>
            )}
          </Field>
        </div>
      </div>
      <div className="statistics-beside">
        <div className="statistics-chart" aria-hidden="true">
          <ResponsiveContainer width="100%" height={Math.max(120, parts.length * barPixels + 30)}>
            <BarChart
              accessibilityLayer={false}
              layout="vertical"
              data={parts.map(({ title: name, incidents }) => ({ name, incidents: drawn(incidents) }))}
              margin={{ top: 0, right: 16, bottom: 0, left: 0 }}
            >
              <XAxis type="number" stroke="var(--text-quiet)" allowDecimals={false} tickLine={false} fontSize={12} />
              <YAxis
                type="category"
                dataKey="name"
                width={170}
                stroke="var(--text-quiet)"
                tickLine={false}
                fontSize={12}
                interval={0}
              />
              <Bar
                dataKey="incidents"
                fill="var(--accent)"
                radius={[0, 3, 3, 0]}
                barSize={18}
                isAnimationActive={false}
              />
            </BarChart>
          </ResponsiveContainer>
        </div>
        <DataTable
          label={title}
          rows={parts}
          keyOf={({ name, isRest }) => `${name} ${isRest}`}
          empty={<p>{t('statistics:noParts')}</p>}
          columns={[
            {
              key: 'name',
              title: capital(t(`statistics:cuts.${statistics.by}`)),
              cell: (part) => part.title,
              sortBy: (part) => part.title,
            },
            {
              key: 'incidents',
              title: t('statistics:incidents'),
              cell: ({ incidents }) => <ShownFigure shown={incidents} />,
              sortBy: ({ incidents }) => drawn(incidents),
              isNumber: true,
            },
          ]}
        />
      </div>
    </section>
  );
}
