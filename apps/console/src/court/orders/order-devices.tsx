import { ProblemNote } from '../../detail/problem-note.js';
import { useCourt } from '../use-words-of-court.js';
import type { OrderAndPeople } from './use-order.js';
import { useDevices } from './use-devices.js';

/** Who the order is about, how they are reached, and by which devices they are heard. */
export function OrderDevices({ order, people }: OrderAndPeople) {
  const { t, day } = useCourt();
  const devices = useDevices(order);
  return (
    <div className="overview">
      {devices.error !== null && <ProblemNote error={devices.error} onRetry={() => void devices.refetch()} />}
      {order.parties.map(({ personId, role }) => {
        const person = people.get(personId);
        const own = devices.data?.get(personId);
        return (
          <section key={personId} className="court-panel" aria-label={person?.name}>
            <div className={`party party-${role}`}>
              <span className="court-hint">{t(`roles.${role}`)}</span>
              <h3>{person?.name}</h3>
              <dl className="facts">
                <dt>{t('order.phone')}</dt>
                <dd>{person?.phone ?? t('none')}</dd>
                <dt>{t('people.language')}</dt>
                <dd>{person && t(`languages.${person.language}`)}</dd>
              </dl>
            </div>
            <h4 className="court-label">{t('order.devicesOf', { name: person?.name ?? '' })}</h4>
            {devices.isPending && <p className="quiet">{t('loading')}</p>}
            {own?.length === 0 && <p className="soon">{t('order.noDevices')}</p>}
            <ul className="readiness">
              {own?.map((device) => (
                <li key={device.id}>
                  <strong>{t(`order.deviceKinds.${device.kind}`)}</strong> <code>{device.uniqueId}</code>
                  <span className="court-hint">
                    {device.revokedAt === null
                      ? day(Date.parse(device.createdAt))
                      : `${t('order.revokedDevice')} ${day(Date.parse(device.revokedAt))}`}
                  </span>
                </li>
              ))}
            </ul>
          </section>
        );
      })}
    </div>
  );
}
