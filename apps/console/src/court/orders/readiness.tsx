import { systemClock } from '#domain';
import { useCourt } from '../use-words-of-court.js';
import { useDevices } from './use-devices.js';
import type { OrderAndPeople } from './use-order.js';

/** What a draft still lacks before it is of use to anybody. */
export function Readiness({ order, people }: OrderAndPeople) {
  const { t } = useCourt();
  const devices = useDevices(order).data;
  const unheard = order.parties.filter(
    ({ personId }) => devices?.get(personId)?.some(({ revokedAt }) => revokedAt === null) === false,
  );
  const names = unheard.map(({ personId }) => people.get(personId)?.name ?? '').join(', ');
  const isRestraining = order.zones.length > 0 || order.proximityLimitMeters !== null;
  const isOver = order.validTo !== null && Date.parse(order.validTo) <= systemClock.now();
  const points = [
    { isMet: true, text: t('order.readyParties') },
    { isMet: isRestraining, text: isRestraining ? t('order.readyRestraint') : t('order.readyNoRestraint') },
    { isMet: !isOver, text: isOver ? t('order.readyEnded') : t('order.readyDates') },
    ...(devices === undefined
      ? []
      : [
          {
            isMet: unheard.length === 0,
            text: unheard.length === 0 ? t('order.readyDevice') : t('order.readyNoDevice', { names }),
          },
        ]),
  ];
  return (
    <section className="court-panel wide">
      <h3>{t('order.ready')}</h3>
      <ul className="readiness">
        {points.map(({ isMet, text }) => (
          <li key={text} className={isMet ? 'ok' : 'missing'}>
            <span aria-hidden="true">{isMet ? '✓' : '▲'}</span>
            <span className="unseen">{isMet ? t('order.given') : t('order.missing')}: </span>
            {text}
          </li>
        ))}
      </ul>
    </section>
  );
}
