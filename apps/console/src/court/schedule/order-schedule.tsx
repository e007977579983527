import { useState } from 'react';
import type { OrderWithZones } from '#contracts';
import { useCourt } from '../use-words-of-court.js';
import { SubjectSchedule } from './subject-schedule.js';
import './schedule.css';

/** When what the order forbids holds, and when it is permitted: of one zone, or of the distance. */
export function OrderSchedule({ order }: { order: OrderWithZones }) {
  const { t, measure } = useCourt();
  const limit = order.proximityLimitMeters;
  const subjects = [
    ...(limit === null
      ? []
      : [
          {
            zoneId: null,
            name: t('schedule.limit', { meters: measure.meters(limit) }),
            schedule: order.proximitySchedule,
          },
        ]),
    ...order.zones.map(({ id, name, schedule }) => ({ zoneId: id, name: t('schedule.zone', { name }), schedule })),
  ];
  const [chosen, setChosen] = useState<string | null>(subjects[0]?.zoneId ?? null);
  const subject = subjects.find(({ zoneId }) => zoneId === chosen) ?? subjects[0];
  if (subject === undefined) return <p className="court-empty">{t('schedule.nothing')}</p>;
  return (
    <>
      <label className="court-row">
        <span className="court-label">{t('schedule.of')}</span>
        <select value={subject.zoneId ?? ''} onChange={(event) => setChosen(event.target.value || null)}>
          {subjects.map(({ zoneId, name }) => (
            <option key={zoneId ?? ''} value={zoneId ?? ''}>
              {name}
            </option>
          ))}
        </select>
      </label>
      <SubjectSchedule key={subject.zoneId} order={order} {...subject} />
    </>
  );
}
